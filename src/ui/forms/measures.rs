//! The measures of a plan as lines that are written.

use egui::Ui;

use crate::edits::{Measure, measures_of};
use crate::model::{Cadre, Date, Id, Promise, Standing, Unit};
use crate::ui::tables::Scope;
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{DateDraft, Fields, PickDraft, quiet_ui, tone};

use super::date_gap::{needed_day, picked};
use super::draft::need;

/// One measure that is being written.
#[derive(Debug)]
struct Line {
    id: Id<Promise>,
    stands: bool,
    title: String,
    due_on: DateDraft,
    cadre: PickDraft<Cadre>,
    unit: PickDraft<Unit>,
}

/// The measures of a plan that are still to be done, and new ones.
#[derive(Debug, Default)]
pub(super) struct Lines(Vec<Line>);

impl Lines {
    /// The open measures of a case.
    pub(super) fn new(scope: Scope<'_>, case: Id<Standing>) -> Self {
        let open = measures_of(scope.world(), case).into_iter().filter(|row| row.stage().is_open());
        let line = |row: &Promise| Line {
            id: row.id,
            stands: true,
            title: row.title.clone(),
            due_on: DateDraft::of(row.due_on),
            cadre: PickDraft::of(row.cadre),
            unit: PickDraft::of(row.unit),
        };
        Self(open.map(line).collect())
    }

    /// Draws the lines, and the button for the next one; a new one can be taken away again.
    pub(super) fn lines_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, due: Option<Date>) {
        let language = scope.sight.language;
        ui.add_space(4.0);
        ui.label(tone::heading(ui, language.say("weak.measures")));
        let mut gone = None;
        for (at, line) in self.0.iter_mut().enumerate() {
            ui.push_id(("measure", at), |ui| {
                ui.horizontal(|ui| {
                    ui.label(tone::small(ui, format!("{}.", at + 1)));
                    if !line.stands && quiet_ui(ui, &language.say("weak.measure.take_away")).clicked() {
                        gone = Some(at);
                    }
                });
                line.line_ui(ui, fields, scope);
            });
        }
        if let Some(at) = gone {
            self.0.remove(at);
            fields.changed = true;
        }
        if ui.button(language.say("weak.measure.add")).clicked() {
            self.0.push(Line::blank(due));
            fields.changed = true;
        }
    }

    /// The measures as they are written; notes a gap where something is missing.
    pub(super) fn measures(&self, gaps: &mut Vec<Gap>, today: Date) -> Vec<Measure> {
        self.0.iter().map(|line| line.measure(gaps, today)).collect()
    }
}

impl Line {
    fn blank(due: Option<Date>) -> Self {
        Self {
            id: Id::fresh(),
            stands: false,
            title: String::new(),
            due_on: DateDraft::of(due),
            cadre: PickDraft::default(),
            unit: PickDraft::default(),
        }
    }

    fn line_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        fields.text_ui(ui, "weak.measure.title", true, &mut self.title);
        fields.date_ui(ui, "weak.measure.due", true, &mut self.due_on);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            fields.pick_ui(left, "weak.measure.cadre", false, &scope.lookup.cadres, &mut self.cadre);
            fields.pick_ui(right, "weak.measure.unit", false, &scope.lookup.units, &mut self.unit);
        });
    }

    fn measure(&self, gaps: &mut Vec<Gap>, today: Date) -> Measure {
        need(gaps, "weak.measure.title", &self.title);
        picked(gaps, "weak.measure.cadre", &self.cadre, self.unit.chosen.is_none());
        picked(gaps, "weak.measure.unit", &self.unit, false);
        Measure {
            id: self.id,
            title: self.title.trim().to_owned(),
            due_on: needed_day(gaps, "weak.measure.due", &self.due_on, today),
            cadre: self.cadre.chosen,
            unit: self.unit.chosen,
        }
    }
}
