//! The form of a common problem: one problem is made of several issues, with a lead unit and one plan.

use egui::{ScrollArea, Ui};

use crate::analysis::duplicates::alike;
use crate::edits::{Edit, Promote};
use crate::model::{Cadre, CatalogueKind, Id, Issue, IssueStep, Unit, scope as scope_code};
use crate::ui::intent::{Intents, RecordRef};
use crate::ui::tables::Scope;
use crate::ui::widgets::day::{days_later, month_day};
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{DateDraft, Fields, PickDraft, PicksDraft, tone};

use super::date_gap::{optional_day, picked};
use super::draft::{Draft, need};

/// How many issues are offered as parts.
const OFFERED: usize = 60;
/// How many days a common problem has at first.
const DAYS: i64 = 90;
/// From which likeness of their words issues are proposed as parts.
const ALIKE: f64 = 0.34;

/// A common problem that is being made.
#[derive(Debug)]
pub(super) struct CommonDraft {
    problem: Issue,
    /// The issues that can become parts, and whether they shall.
    offered: Vec<(Id<Issue>, bool)>,
    unit: PickDraft<Unit>,
    joint_units: PicksDraft<Unit>,
    leader: PickDraft<Cadre>,
    handler: PickDraft<Cadre>,
    due_on: DateDraft,
    steps: [Id<IssueStep>; 2],
}

impl CommonDraft {
    /// A problem of which this issue is a part, with others like it.
    pub(super) fn new(scope: Scope<'_>, id: Id<Issue>) -> Self {
        let today = scope.today();
        let first = scope.world().issues.get(id).cloned().unwrap_or_else(|| Issue::blank("", "", today));
        let problem = Issue {
            title: first.title.clone(),
            kind: first.kind.clone(),
            category: first.category.clone(),
            topic: first.topic.clone(),
            level: first.level.clone(),
            source: first.source.clone(),
            scope: scope_code::COMMON.to_owned(),
            ..Issue::blank("", "", today)
        };
        Self {
            problem,
            offered: offered(scope, &first),
            unit: PickDraft::of(first.unit),
            joint_units: PicksDraft::of([]),
            leader: PickDraft::of(first.leader),
            handler: PickDraft::default(),
            due_on: DateDraft::of(days_later(today, DAYS)),
            steps: [Id::fresh(), Id::fresh()],
        }
    }

    fn offered_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        let language = scope.sight.language;
        let count = self.offered.iter().filter(|(_, chosen)| *chosen).count();
        ui.label(tone::small(ui, language.say_with("ledger.chosen_parts", &[("count", &count)])));
        let list = ScrollArea::vertical().id_salt("offered").max_height(170.0).auto_shrink([false, true]);
        list.show(ui, |ui| {
            for (id, chosen) in &mut self.offered {
                let Some(issue) = scope.world().issues.get(*id) else { continue };
                let place = match issue.village {
                    Some(village) => scope.village(Some(village)).text,
                    None => scope.township(issue.township).text,
                };
                let raised = month_day(language, issue.raised_on);
                let response = ui.checkbox(chosen, format!("{} · {place} · {raised}", issue.title));
                fields.changed |= response.changed();
            }
        });
        ui.add_space(4.0);
    }
}

/// The issues that can become parts with one: those of the same sort, the most similar first; similar ones are chosen.
fn offered(scope: Scope<'_>, first: &Issue) -> Vec<(Id<Issue>, bool)> {
    let fits = |row: &&Issue| {
        row.id != first.id
            && row.state.is_open()
            && row.parent.is_none()
            && !row.is_common()
            && (row.kind == first.kind && row.category == first.category)
    };
    let mut rows: Vec<(bool, f64, &Issue)> = Vec::new();
    for row in scope.world().issues.iter().filter(fits) {
        let same_topic = row.topic == first.topic;
        rows.push((same_topic, alike(&row.title, &first.title), row));
    }
    rows.sort_by(|one, two| {
        two.0.cmp(&one.0).then(two.1.total_cmp(&one.1)).then(two.2.raised_on.cmp(&one.2.raised_on))
    });
    let marked = marked(scope, first);
    // Whoever has marked rows of the table means these; else likeness proposes.
    let chosen = |(same_topic, likeness, row): (bool, f64, &Issue)| {
        (row.id, marked.is_empty() && same_topic && likeness >= ALIKE)
    };
    let rest = rows.into_iter().map(chosen).filter(|(id, _)| !marked.contains(id));
    let wanted = [first.id].into_iter().chain(marked.iter().copied()).map(|id| (id, true));
    wanted.chain(rest).take(OFFERED.max(1 + marked.len())).collect()
}

/// The issues that are marked in the table together with this one, and can become parts.
fn marked(scope: Scope<'_>, first: &Issue) -> Vec<Id<Issue>> {
    let several = &scope.sight.selection.several;
    if !several.contains(&RecordRef::Issue(first.id)) {
        return Vec::new();
    }
    let others = several.iter().filter_map(|record| match record {
        RecordRef::Issue(id) if *id != first.id => scope.world().issues.get(*id),
        _ => None,
    });
    let fits = |row: &&Issue| row.state.is_open() && row.parent.is_none() && !row.is_common();
    others.filter(fits).map(|row| row.id).collect()
}

impl Draft for CommonDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        let language = scope.sight.language;
        (language.say("ledger.common.title").into_owned(), language.say("ledger.common.hint").into_owned())
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, _intents: &mut Intents) {
        let (world, language) = (scope.world(), scope.sight.language);
        fields.text_ui(ui, "form.issue.matter", true, &mut self.problem.title);
        fields.pick_ui(ui, "ledger.common.unit", true, &scope.lookup.units, &mut self.unit);
        fields.lines_ui(ui, "ledger.common.plan", true, 3, &mut self.problem.detail);
        let scopes: Vec<(String, String)> = [scope_code::COMMON, scope_code::REGIONAL]
            .map(|code| (code.to_owned(), language.entry(world, CatalogueKind::Scope, code).to_owned()))
            .into();
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            fields.choice_ui(left, "form.issue.scope", false, &scopes, &mut self.problem.scope);
            fields.kind_ui(right, "form.issue.level", world, CatalogueKind::Level, &mut self.problem.level);
        });
        fields.date_ui(ui, "form.issue.due", false, &mut self.due_on);
        self.offered_ui(ui, fields, scope);
        fields.pick_ui(ui, "form.issue.leader", false, &scope.lookup.cadres, &mut self.leader);
        fields.pick_ui(ui, "form.issue.handler", false, &scope.lookup.cadres, &mut self.handler);
        fields.picks_ui(ui, "form.issue.joint", false, &scope.lookup.units, &mut self.joint_units);
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let mut gaps = Vec::new();
        need(&mut gaps, "form.issue.matter", &self.problem.title);
        picked(&mut gaps, "ledger.common.unit", &self.unit, true);
        need(&mut gaps, "ledger.common.plan", &self.problem.detail);
        picked(&mut gaps, "form.issue.leader", &self.leader, false);
        picked(&mut gaps, "form.issue.handler", &self.handler, false);
        let due_on = optional_day(&mut gaps, "form.issue.due", &self.due_on, scope.today());
        if !gaps.is_empty() {
            return Err(gaps);
        }
        let problem = Issue {
            title: self.problem.title.trim().to_owned(),
            detail: self.problem.detail.trim().to_owned(),
            unit: self.unit.chosen,
            joint_units: self.joint_units.chosen.clone(),
            leader: self.leader.chosen,
            handler: self.handler.chosen,
            due_on,
            ..self.problem.clone()
        };
        let chosen = self.offered.iter().filter(|(_, chosen)| *chosen);
        let [step, assign_step] = self.steps;
        let issues = chosen.map(|(id, _)| *id).collect();
        Ok(Edit::Promote(Promote { issues, problem: Box::new(problem), step, assign_step }))
    }

    fn deed(&self) -> &'static str {
        "ledger.common.make"
    }

    fn made(&self) -> Option<RecordRef> {
        Some(RecordRef::Issue(self.problem.id))
    }
}
