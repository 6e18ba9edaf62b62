//! The form of an issue: registers one, or shows one with its steps and changes what was registered.

use egui::{CollapsingHeader, Ui};

use crate::edits::{Edit, Register, TaskOwner};
use crate::model::{Cadre, CatalogueKind, Id, Issue, IssueStep, Village};
use crate::ui::intent::{Intents, RecordRef};
use crate::ui::panel::{activities_of_issue_ui, tasks_ui};
use crate::ui::tables::Scope;
use crate::ui::widgets::day::days_later;
use crate::ui::widgets::field::{Gap, read_number};
use crate::ui::widgets::{DateDraft, Fields, PickDraft};

use super::draft::{Draft, Habits, first_kind, need};
use super::issue_card::card_ui;
use super::timeline::timeline_ui;
use super::{Form, IssueVerb};

/// How many days an issue has at first.
const DAYS: i64 = 30;

/// An issue that is being registered or changed.
#[derive(Debug)]
pub(super) struct IssueDraft {
    /// The issue as it stands; as a new one would begin.
    base: Issue,
    is_new: bool,
    step: Id<IssueStep>,
    village: PickDraft<Village>,
    leader: PickDraft<Cadre>,
    raised_on: DateDraft,
    due_on: DateDraft,
    households: String,
}

impl IssueDraft {
    /// A new issue.
    pub(super) fn new(scope: Scope<'_>, habits: &Habits, village: Option<Id<Village>>) -> Self {
        let kind = |kind, last: Option<&String>| first_kind(scope, kind, last);
        let base = Issue {
            kind: kind(CatalogueKind::IssueKind, None),
            category: kind(CatalogueKind::Category, habits.category.as_ref()),
            level: kind(CatalogueKind::Level, habits.level.as_ref()),
            source: kind(CatalogueKind::Source, habits.source.as_ref()),
            village,
            due_on: Some(days_later(scope.today(), DAYS)),
            ..Issue::blank("", "", scope.today())
        };
        Self::from(base, true)
    }

    /// An issue that stands in the ledger.
    pub(super) fn of(scope: Scope<'_>, id: Id<Issue>) -> Self {
        match scope.world().issues.get(id) {
            Some(issue) => Self::from(issue.clone(), false),
            None => Self { is_new: false, ..Self::new(scope, &Habits::default(), None) },
        }
    }

    fn from(base: Issue, is_new: bool) -> Self {
        Self {
            is_new,
            step: Id::fresh(),
            village: PickDraft::of(base.village),
            leader: PickDraft::of(base.leader),
            raised_on: DateDraft::of(base.raised_on),
            due_on: DateDraft::of(base.due_on),
            households: base.households.map(|count| count.to_string()).unwrap_or_default(),
            base,
        }
    }

    fn content_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        let world = scope.world();
        let base = &mut self.base;
        fields.text_ui(ui, "form.issue.matter", true, &mut base.title);
        fields.pick_ui(ui, "form.issue.village", base.township.is_none(), &scope.lookup.villages, &mut self.village);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            fields.kind_ui(left, "form.issue.category", world, CatalogueKind::Category, &mut base.category);
            fields.kind_ui(right, "form.issue.kind", world, CatalogueKind::IssueKind, &mut base.kind);
            fields.kind_ui(left, "form.issue.level", world, CatalogueKind::Level, &mut base.level);
            fields.kind_ui(right, "form.issue.source", world, CatalogueKind::Source, &mut base.source);
            fields.date_ui(left, "form.issue.raised", true, &mut self.raised_on);
            fields.date_ui(right, "form.issue.due", false, &mut self.due_on);
        });
        fields.lines_ui(ui, "form.issue.detail", false, 3, &mut base.detail);
        fields.pick_ui(ui, "form.issue.leader", false, &scope.lookup.cadres, &mut self.leader);
        fields.number_ui(ui, "form.issue.households", false, &mut self.households);
        fields.check_ui(ui, "form.issue.supervised", &mut base.supervised);
    }

    /// The issue as it is written.
    fn issue(&self, scope: Scope<'_>) -> Result<Issue, Vec<Gap>> {
        let today = scope.today();
        let mut gaps = Vec::new();
        need(&mut gaps, "form.issue.matter", &self.base.title);
        match self.village.chosen {
            _ if self.village.is_unknown() => gaps.push(Gap::wrong("form.issue.village", "form.wrong.unknown")),
            None if self.base.township.is_none() => gaps.push(Gap::missing("form.issue.village")),
            _ => {}
        }
        if self.leader.is_unknown() {
            gaps.push(Gap::wrong("form.issue.leader", "form.wrong.unknown"));
        }
        if self.due_on.is_unreadable(today) {
            gaps.push(Gap::wrong("form.issue.due", "form.wrong.day"));
        }
        let raised_on = self.raised_on.day(today);
        if raised_on.is_none() {
            gaps.push(Gap::wrong("form.issue.raised", "form.wrong.day"));
        }
        let households = read_number("form.issue.households", &self.households, 0..=100_000);
        match (raised_on, households) {
            (Some(raised_on), Ok(households)) if gaps.is_empty() => Ok(Issue {
                title: self.base.title.trim().to_owned(),
                detail: self.base.detail.trim().to_owned(),
                village: self.village.chosen,
                leader: self.leader.chosen,
                due_on: self.due_on.day(today),
                raised_on,
                households,
                ..self.base.clone()
            }),
            (_, households) => {
                gaps.extend(households.err());
                Err(gaps)
            }
        }
    }
}

impl Draft for IssueDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        let language = scope.sight.language;
        match self.is_new {
            true => (
                language.say("form.issue.register").into_owned(),
                language.say("form.issue.register_hint").into_owned(),
            ),
            false => (self.base.title.clone(), self.base.number.clone()),
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, intents: &mut Intents) {
        if self.is_new {
            self.content_ui(ui, fields, scope);
            return;
        }
        let Some(issue) = scope.world().issues.get(self.base.id) else { return };
        card_ui(ui, scope, issue, intents);
        timeline_ui(ui, scope, issue.id);
        activities_of_issue_ui(ui, scope.sight, scope.lookup, issue, intents);
        let parts = scope.lookup.commitments.issue(issue.id);
        if issue.state.is_open() || !parts.is_empty() {
            ui.add_space(6.0);
            tasks_ui(ui, scope.sight, TaskOwner::Issue(issue.id), parts, scope.today(), intents);
        }
        ui.add_space(8.0);
        let change = scope.sight.language.say("form.issue.change");
        CollapsingHeader::new(change).id_salt("change").show(ui, |ui| {
            ui.add_space(4.0);
            self.content_ui(ui, fields, scope);
        });
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let issue = self.issue(scope)?;
        Ok(match self.is_new {
            true => Edit::Register(Register { issue: Box::new(issue), step: self.step }),
            false => Edit::amend(issue),
        })
    }

    fn deed(&self) -> &'static str {
        if self.is_new { "form.verb.register" } else { "form.save" }
    }

    fn go_on(&self) -> Option<(&'static str, Form)> {
        self.is_new.then_some(("form.issue.register_and_assign", Form::IssueStep(self.base.id, IssueVerb::Assign)))
    }

    fn removal(&self) -> Option<Edit> {
        (!self.is_new).then(|| Edit::remove(self.base.id))
    }

    fn made(&self) -> Option<RecordRef> {
        Some(RecordRef::Issue(self.base.id))
    }

    fn habits(&self, habits: &mut Habits) {
        habits.category = Some(self.base.category.clone());
        habits.level = Some(self.base.level.clone());
        habits.source = Some(self.base.source.clone());
    }
}
