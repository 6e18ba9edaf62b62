//! The criteria by which a village is weak: ticked at listing, and the form of one of them.

use egui::Ui;

use crate::edits::Edit;
use crate::model::{CatalogueKind, CatalogueRow, Criterion, Date, Id, Standing};
use crate::ui::intent::{Intents, RecordRef};
use crate::ui::tables::Scope;
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{DateDraft, Fields, tone};

use super::date_gap::{needed_day, optional_day};
use super::draft::Draft;

/// One criterion that can be ticked.
#[derive(Debug)]
struct Tick {
    row: CatalogueRow,
    is_ticked: bool,
    id: Id<Criterion>,
    on: DateDraft,
    evidence: String,
}

/// The criteria that can be ticked when a village is listed.
#[derive(Debug, Default)]
pub(super) struct Ticks(Vec<Tick>);

impl Ticks {
    /// All criteria that are offered, none of them ticked.
    pub(super) fn new(scope: Scope<'_>) -> Self {
        let rows = scope.world().list(CatalogueKind::Criterion).into_iter().filter(|row| row.active);
        let tick = |row: &CatalogueRow| Tick {
            row: row.clone(),
            is_ticked: false,
            id: Id::fresh(),
            on: DateDraft::of(scope.today()),
            evidence: String::new(),
        };
        Self(rows.map(tick).collect())
    }

    /// Whether none is ticked of those that hold for this type.
    pub(super) fn is_empty(&self, kind: &str) -> bool {
        !self.0.iter().any(|tick| tick.is_ticked && holds_for(&tick.row, kind))
    }

    /// Draws a line for each criterion of this type; a ticked one shows its day and what shows it.
    pub(super) fn ticks_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, kind: &str) {
        let language = scope.sight.language;
        if self.0.is_empty() {
            return;
        }
        ui.label(tone::small(ui, language.say("weak.criteria")));
        for tick in self.0.iter_mut().filter(|tick| holds_for(&tick.row, kind)) {
            fields.changed |= ui.checkbox(&mut tick.is_ticked, language.title(&tick.row)).changed();
            if !tick.is_ticked {
                continue;
            }
            ui.push_id(&tick.row.code, |ui| {
                ui.indent("ticked", |ui| {
                    fields.date_ui(ui, "weak.criterion.on", true, &mut tick.on);
                    fields.lines_ui(ui, "weak.criterion.evidence", false, 1, &mut tick.evidence);
                });
            });
        }
        ui.add_space(6.0);
    }

    /// The criteria that are ticked; notes a gap where a day is missing.
    pub(super) fn criteria(&self, gaps: &mut Vec<Gap>, kind: &str, case: Id<Standing>, today: Date) -> Vec<Criterion> {
        let ticked = self.0.iter().filter(|tick| tick.is_ticked && holds_for(&tick.row, kind));
        ticked
            .map(|tick| Criterion {
                id: tick.id,
                standing: case,
                code: tick.row.code.clone(),
                on: needed_day(gaps, "weak.criterion.on", &tick.on, today).unwrap_or(today),
                evidence: tick.evidence.trim().to_owned(),
                settled_on: None,
            })
            .collect()
    }
}

/// Whether a criterion holds for this type of weakness.
fn holds_for(row: &CatalogueRow, kind: &str) -> bool {
    row.parent.is_empty() || row.parent == kind
}

/// One criterion of a case that is being added or changed.
#[derive(Debug)]
pub(super) struct CriterionDraft {
    base: Criterion,
    is_new: bool,
    on: DateDraft,
    settled_on: DateDraft,
}

impl CriterionDraft {
    /// A criterion that is there, or a new one of this case.
    pub(super) fn new(scope: Scope<'_>, id: Option<Id<Criterion>>, standing: Id<Standing>) -> Self {
        let stands = id.and_then(|id| scope.world().criteria.get(id)).cloned();
        let is_new = stands.is_none();
        let taken =
            |code: &str| scope.world().criteria.find(|row| row.standing == standing && row.code == code).is_some();
        let rows = scope.world().list(CatalogueKind::Criterion);
        let free = rows.into_iter().find(|row| row.active && !taken(&row.code)).map(|row| row.code.clone());
        let base = stands.unwrap_or_else(|| Criterion {
            id: Id::fresh(),
            standing,
            code: free.unwrap_or_default(),
            on: scope.today(),
            evidence: String::new(),
            settled_on: None,
        });
        Self { is_new, on: DateDraft::of(base.on), settled_on: DateDraft::of(base.settled_on), base }
    }
}

impl Draft for CriterionDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        let key = if self.is_new { "weak.criterion.add" } else { "weak.criterion.title" };
        let village = scope.world().standings.get(self.base.standing).map(|case| case.village);
        (scope.sight.language.say(key).into_owned(), scope.village(village).text)
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, _intents: &mut Intents) {
        let list = CatalogueKind::Criterion;
        fields.kind_ui(ui, "weak.criterion.kind", scope.world(), list, &mut self.base.code);
        fields.lines_ui(ui, "weak.criterion.evidence", false, 3, &mut self.base.evidence);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            fields.date_ui(left, "weak.criterion.on", true, &mut self.on);
            fields.date_ui(right, "weak.criterion.settled_on", false, &mut self.settled_on);
        });
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let mut gaps = Vec::new();
        let on = needed_day(&mut gaps, "weak.criterion.on", &self.on, scope.today());
        let settled_on = optional_day(&mut gaps, "weak.criterion.settled_on", &self.settled_on, scope.today());
        let (Some(on), true) = (on, gaps.is_empty()) else { return Err(gaps) };
        let evidence = self.base.evidence.trim().to_owned();
        let criterion = Criterion { on, evidence, settled_on, ..self.base.clone() };
        Ok(if self.is_new { Edit::add(criterion) } else { Edit::amend(criterion) })
    }

    fn removal(&self) -> Option<Edit> {
        (!self.is_new).then(|| Edit::remove(self.base.id))
    }

    fn made(&self) -> Option<RecordRef> {
        Some(RecordRef::Standing(self.base.standing))
    }
}
