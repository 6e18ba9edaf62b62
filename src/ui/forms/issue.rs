//! The form of an issue: registers one, or shows one with its steps and changes what was registered.

use egui::{CollapsingHeader, Ui};

use crate::analysis::working_days::{days_of_level, due_date};
use crate::edits::{CompleteCatalogue, Edit, Register, RegisterTwin, TaskOwner, missing_lists};
use crate::model::{Cadre, Campaign, CatalogueKind, Date, Id, Issue, IssueStep, Owner, Township, Unit, Village};
use crate::ui::intent::{Intent, Intents, RecordRef};
use crate::ui::panel::{activities_of_issue_ui, tasks_ui};
use crate::ui::tables::Scope;
use crate::ui::widgets::day::{days_later, month_day};
use crate::ui::widgets::field::{Gap, read_number};
use crate::ui::widgets::{DateDraft, Fields, PickDraft, PickItem, PicksDraft, quiet_ui};

use super::date_gap::{needed_day, optional_day, picked};
use super::draft::{Draft, Habits, first_kind, need};
use super::issue_card::card_ui;
use super::issue_family::{Family, family_ui};
use super::issue_twins::{Twins, topics};
use super::timeline::timeline_ui;
use super::{Form, IssueVerb};

/// How many days an issue has where the list of levels does not say.
const DAYS: i64 = 30;
/// The most that the money for an issue may be, yuan.
const MOST_YUAN: u32 = 4_000_000_000;

/// An issue that is being registered or changed.
#[derive(Debug)]
pub(super) struct IssueDraft {
    /// The issue as it stands; as a new one would begin.
    base: Issue,
    is_new: bool,
    step: Id<IssueStep>,
    village: PickDraft<Village>,
    township: PickDraft<Township>,
    leader: PickDraft<Cadre>,
    joint_units: PicksDraft<Unit>,
    campaign: PickDraft<Campaign>,
    raised_on: DateDraft,
    due_on: DateDraft,
    replied_on: DateDraft,
    households: String,
    funds: String,
    /// Whether the user has set the due date, so that it no longer follows level and day.
    due_is_own: bool,
    /// Whether the user has chosen category or topic, so that they no longer follow the words.
    sort_is_own: bool,
    twins: Twins,
    /// The issue in which a new one goes on at once, and the identities of the steps.
    into: Option<Id<Issue>>,
    merge_steps: [Id<IssueStep>; 2],
    family: Family,
    /// Whether lists are missing, which a file of an older version lacks.
    lacks_lists: bool,
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
            ..Issue::blank("", "", scope.today())
        };
        let due_on = Some(due_of(scope, &base.level, base.raised_on));
        Self::from(scope, Issue { due_on, ..base }, true)
    }

    /// An issue that stands in the ledger.
    pub(super) fn of(scope: Scope<'_>, id: Id<Issue>) -> Self {
        match scope.world().issues.get(id) {
            Some(issue) => Self::from(scope, issue.clone(), false),
            None => Self { is_new: false, ..Self::new(scope, &Habits::default(), None) },
        }
    }

    fn from(scope: Scope<'_>, base: Issue, is_new: bool) -> Self {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        Self {
            is_new,
            step: Id::fresh(),
            village: PickDraft::of(base.village),
            township: PickDraft::of(base.township),
            leader: PickDraft::of(base.leader),
            joint_units: PicksDraft::of(base.joint_units.iter().copied()),
            campaign: PickDraft::of(base.campaign),
            raised_on: DateDraft::of(base.raised_on),
            due_on: DateDraft::of(base.due_on),
            replied_on: DateDraft::of(base.replied_on),
            households: number(base.households),
            funds: number(base.funds_yuan),
            due_is_own: !is_new,
            sort_is_own: !is_new,
            twins: Twins::default(),
            into: None,
            merge_steps: [Id::fresh(), Id::fresh()],
            family: Family::default(),
            lacks_lists: !missing_lists(scope.world()).is_empty(),
            base,
        }
    }

    /// The usual fields: they fit without scrolling.
    fn usual_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        let world = scope.world();
        fields.text_ui(ui, "form.issue.matter", true, &mut self.base.title);
        let nowhere = self.township.chosen.is_none() && !self.base.is_common();
        fields.pick_ui(ui, "form.issue.village", nowhere, &scope.lookup.villages, &mut self.village);
        let base = &mut self.base;
        let topics = topics(scope, &base.category, &base.topic);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            let before = base.category.clone();
            fields.kind_ui(left, "form.issue.category", world, CatalogueKind::Category, &mut base.category);
            if base.category != before {
                base.topic.clear();
                self.sort_is_own = true;
            }
            self.sort_is_own |= fields.choice_ui(right, "form.issue.topic", false, &topics, &mut base.topic).changed();
            if self.is_new {
                fields.kind_ui(left, "form.issue.level", world, CatalogueKind::Level, &mut base.level);
            } else {
                fields.kind_ui(left, "form.issue.scope", world, CatalogueKind::Scope, &mut base.scope);
            }
            fields.kind_ui(right, "form.issue.source", world, CatalogueKind::Source, &mut base.source);
            fields.date_ui(left, "form.issue.raised", true, &mut self.raised_on);
            fields.kind_ui(right, "form.issue.kind", world, CatalogueKind::IssueKind, &mut base.kind);
        });
        self.due_ui(ui, fields, scope);
        fields.lines_ui(ui, "form.issue.detail", false, 2, &mut self.base.detail);
    }

    /// The due date, which follows level and day until it is set by hand, with its working days.
    fn due_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        let (today, language) = (scope.today(), scope.sight.language);
        let raised_on = self.raised_on.day(today).unwrap_or(self.base.raised_on);
        if !self.due_is_own {
            self.due_on.text = due_of(scope, &self.base.level, raised_on).to_string();
        }
        if let Some(due) = self.due_on.day(today) {
            let from = begins(scope, &self.base.level, raised_on);
            let days = scope.lookup.calendar.between(from, due);
            let due = month_day(language, due);
            fields.aside(language.say_with("ledger.due_days", &[("days", &days), ("due", &due)]));
        }
        self.due_is_own |= fields.date_ui(ui, "form.issue.due", false, &mut self.due_on).changed();
    }

    /// Who helps and who is in charge.
    fn people_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        fields.pick_ui(ui, "form.issue.leader", false, &scope.lookup.cadres, &mut self.leader);
        fields.picks_ui(ui, "form.issue.joint", false, &scope.lookup.units, &mut self.joint_units);
    }

    /// What is rarely filled in.
    fn rare_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        let world = scope.world();
        fields.pick_ui(ui, "form.issue.township", false, &scope.lookup.townships, &mut self.township);
        let causes = with_none(scope, CatalogueKind::Cause, &self.base.cause);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            if self.is_new {
                fields.kind_ui(left, "form.issue.scope", world, CatalogueKind::Scope, &mut self.base.scope);
            } else {
                fields.date_ui(left, "form.issue.replied", false, &mut self.replied_on);
            }
            fields.choice_ui(right, "form.issue.cause", false, &causes, &mut self.base.cause);
            fields.number_ui(left, "form.issue.households", false, &mut self.households);
            fields.number_ui(right, "form.issue.funds", false, &mut self.funds);
        });
        let campaigns: Vec<PickItem<Campaign>> =
            world.campaigns.iter().map(|row| PickItem::new(row.id, &row.name, "")).collect();
        fields.pick_ui(ui, "form.issue.campaign", false, &campaigns, &mut self.campaign);
        if !self.is_new {
            fields.lines_ui(ui, "form.issue.reply", false, 2, &mut self.base.reply);
        }
    }

    fn content_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, intents: &mut Intents) {
        let language = scope.sight.language;
        self.usual_ui(ui, fields, scope);
        if self.is_new {
            self.look(scope);
            self.into = self.twins.twins_ui(ui, scope, intents);
            // What is pressed there ends the form like its main button.
            fields.entered |= self.into.is_some();
        }
        CollapsingHeader::new(language.say("ledger.people")).id_salt("people").show(ui, |ui| {
            self.people_ui(ui, fields, scope);
        });
        CollapsingHeader::new(language.say("ledger.rare")).id_salt("rare").show(ui, |ui| {
            self.rare_ui(ui, fields, scope);
        });
        if self.lacks_lists && quiet_ui(ui, &language.say("ledger.complete_lists")).clicked() {
            intents.push(Intent::Perform(Box::new(Edit::CompleteCatalogue(CompleteCatalogue))));
            self.lacks_lists = false;
        }
    }

    /// Looks what the ledger has about the matter, and sorts it by its words unless the user has.
    fn look(&mut self, scope: Scope<'_>) {
        let today = scope.today();
        let draft = Issue {
            village: self.village.chosen,
            township: self.township.chosen,
            raised_on: self.raised_on.day(today).unwrap_or(today),
            ..self.base.clone()
        };
        self.twins.look(scope, &draft);
        if let Some((category, topic)) = self.twins.sort().filter(|_| !self.sort_is_own) {
            self.base.category.clone_from(category);
            self.base.topic.clone_from(topic);
        }
    }

    /// The issue as it is written.
    fn issue(&self, scope: Scope<'_>) -> Result<Issue, Vec<Gap>> {
        let today = scope.today();
        let mut gaps = Vec::new();
        need(&mut gaps, "form.issue.matter", &self.base.title);
        let nowhere = self.township.chosen.is_none() && !self.base.is_common();
        picked(&mut gaps, "form.issue.village", &self.village, nowhere);
        picked(&mut gaps, "form.issue.township", &self.township, false);
        picked(&mut gaps, "form.issue.leader", &self.leader, false);
        picked(&mut gaps, "form.issue.campaign", &self.campaign, false);
        if self.joint_units.is_unknown() {
            gaps.push(Gap::wrong("form.issue.joint", "form.wrong.unknown"));
        }
        let due_on = optional_day(&mut gaps, "form.issue.due", &self.due_on, today);
        let replied_on = optional_day(&mut gaps, "form.issue.replied", &self.replied_on, today);
        let raised_on = needed_day(&mut gaps, "form.issue.raised", &self.raised_on, today);
        let households = read_number("form.issue.households", &self.households, 0..=100_000);
        let funds = read_number("form.issue.funds", &self.funds, 0..=MOST_YUAN);
        match (raised_on, households, funds) {
            (Some(raised_on), Ok(households), Ok(funds_yuan)) if gaps.is_empty() => Ok(Issue {
                title: self.base.title.trim().to_owned(),
                detail: self.base.detail.trim().to_owned(),
                reply: self.base.reply.trim().to_owned(),
                village: self.village.chosen,
                township: self.township.chosen,
                leader: self.leader.chosen,
                joint_units: self.joint_units.chosen.clone(),
                campaign: self.campaign.chosen,
                due_on,
                replied_on: replied_on.or_else(|| self.answered_today(scope)),
                raised_on,
                households,
                funds_yuan,
                ..self.base.clone()
            }),
            (_, households, funds) => {
                gaps.extend(households.err().into_iter().chain(funds.err()));
                Err(gaps)
            }
        }
    }

    /// Today, where an answer is written for the first time.
    fn answered_today(&self, scope: Scope<'_>) -> Option<Date> {
        let stands = scope.world().issues.get(self.base.id)?;
        (stands.reply.is_empty() && !self.base.reply.trim().is_empty()).then(|| scope.today())
    }
}

/// The last day for an issue of this level: so many working days after it was raised, as the list of levels says; counted
/// from today where that day has passed.
fn due_of(scope: Scope<'_>, level: &str, raised_on: Date) -> Date {
    let from = begins(scope, level, raised_on);
    due_date(scope.world(), &scope.lookup.calendar, level, from).unwrap_or_else(|| days_later(from, DAYS))
}

/// The day from which the days of a new issue are counted.
fn begins(scope: Scope<'_>, level: &str, raised_on: Date) -> Date {
    let days = days_of_level(scope.world(), level).unwrap_or_default();
    if scope.lookup.calendar.add(raised_on, days) < scope.today() { scope.today() } else { raised_on }
}

/// The rows of a list, by code and title, with none before them.
pub(super) fn with_none(scope: Scope<'_>, kind: CatalogueKind, chosen: &str) -> Vec<(String, String)> {
    let language = scope.sight.language;
    let rows = scope.world().list(kind).into_iter().filter(|row| row.active || row.code == chosen);
    let none = (String::new(), language.say("ledger.none").into_owned());
    [none].into_iter().chain(rows.map(|row| (row.code.clone(), language.title(row).to_owned()))).collect()
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
            self.content_ui(ui, fields, scope, intents);
            return;
        }
        let Some(issue) = scope.world().issues.get(self.base.id) else { return };
        self.family.look(scope, issue);
        card_ui(ui, scope, issue, &self.family, intents);
        family_ui(ui, scope, issue, &self.family, intents);
        timeline_ui(ui, scope, issue.id, self.family.merged());
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
            self.content_ui(ui, fields, scope, intents);
        });
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let issue = self.issue(scope)?;
        let register = |issue| Register { issue: Box::new(issue), step: self.step };
        let [step, into_step] = self.merge_steps;
        Ok(match (self.is_new, self.into) {
            (true, None) => Edit::Register(register(issue)),
            (true, into) => Edit::RegisterTwin(RegisterTwin { register: register(issue), into, step, into_step }),
            (false, _) => Edit::amend(issue),
        })
    }

    fn deed(&self) -> &'static str {
        if self.is_new { "form.verb.register" } else { "form.save" }
    }

    fn next(&self) -> Option<(&'static str, Form)> {
        self.is_new.then_some(("ledger.register_and_next", Form::Issue(None, self.village.chosen)))
    }

    fn go_on(&self) -> Option<(&'static str, Form)> {
        self.is_new.then_some(("form.issue.register_and_assign", Form::IssueStep(self.base.id, IssueVerb::Assign)))
    }

    fn owner(&self) -> Option<Owner> {
        (!self.is_new).then(|| Owner::of(self.base.id))
    }

    fn removal(&self) -> Option<Edit> {
        (!self.is_new).then(|| Edit::remove(self.base.id))
    }

    fn made(&self) -> Option<RecordRef> {
        Some(RecordRef::Issue(self.into.unwrap_or(self.base.id)))
    }

    fn habits(&self, habits: &mut Habits) {
        habits.category = Some(self.base.category.clone());
        habits.level = Some(self.base.level.clone());
        habits.source = Some(self.base.source.clone());
    }
}
