//! The form by which units go up in another one.

use egui::{Label, Ui};

use crate::edits::{Edit, MergeUnits};
use crate::model::{Id, Unit};
use crate::ui::intent::{Intents, RecordRef};
use crate::ui::tables::Scope;
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{DateDraft, Fields, PickDraft, PicksDraft, tone};

use super::date_gap::{needed_day, picked};
use super::draft::Draft;

/// A merger that is being prepared.
#[derive(Debug)]
pub(super) struct MergeDraft {
    units: PicksDraft<Unit>,
    into: PickDraft<Unit>,
    on: DateDraft,
    note: String,
}

impl MergeDraft {
    /// A merger in which this unit ends.
    pub(super) fn new(scope: Scope<'_>, unit: Id<Unit>) -> Self {
        Self {
            units: PicksDraft::of([unit]),
            into: PickDraft::default(),
            on: DateDraft::of(scope.today()),
            note: String::new(),
        }
    }

    /// What the issues are told where nothing else is written.
    fn told(&self, scope: Scope<'_>) -> String {
        let language = scope.sight.language;
        let names: Vec<_> = self.units.chosen.iter().map(|id| scope.unit(Some(*id)).text).collect();
        let (names, into) = (names.join(&language.say("table.and")), scope.unit(self.into.chosen).text);
        language.say_with("unit.merged_note", &[("names", &names), ("into", &into)])
    }

    /// What goes over: open issues and cadres of the units that end.
    fn counts(&self, scope: Scope<'_>) -> (u32, u32) {
        let sum = |of: &std::collections::BTreeMap<Id<Unit>, u32>| -> u32 {
            self.units.chosen.iter().filter_map(|unit| of.get(unit)).sum()
        };
        (sum(&scope.lookup.open_of_unit), sum(&scope.lookup.cadres_of_unit))
    }
}

impl Draft for MergeDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        let language = scope.sight.language;
        (language.say("unit.merge").into_owned(), language.say("unit.merge_hint").into_owned())
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, _intents: &mut Intents) {
        let language = scope.sight.language;
        fields.picks_ui(ui, "unit.ending", true, &scope.lookup.units, &mut self.units);
        fields.pick_ui(ui, "unit.into", true, &scope.lookup.units, &mut self.into);
        fields.date_ui(ui, "unit.merged_on", true, &mut self.on);
        let (issues, cadres) = self.counts(scope);
        let text = language.say_with("unit.goes_over", &[("issues", &issues), ("cadres", &cadres)]);
        ui.add(Label::new(tone::small(ui, text)).wrap());
        ui.add_space(4.0);
        fields.lines_ui(ui, "unit.note", false, 2, &mut self.note);
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let mut gaps = Vec::new();
        if self.units.is_unknown() {
            gaps.push(Gap::wrong("unit.ending", "form.wrong.unknown"));
        } else if self.units.chosen.is_empty() {
            gaps.push(Gap::missing("unit.ending"));
        }
        picked(&mut gaps, "unit.into", &self.into, true);
        let on = needed_day(&mut gaps, "unit.merged_on", &self.on, scope.today());
        let (Some(on), true) = (on, gaps.is_empty()) else { return Err(gaps) };
        let note = if self.note.trim().is_empty() { self.told(scope) } else { self.note.trim().to_owned() };
        Ok(Edit::MergeUnits(MergeUnits { units: self.units.chosen.clone(), into: self.into.chosen, on, note }))
    }

    fn deed(&self) -> &'static str {
        "unit.merge"
    }

    fn made(&self) -> Option<RecordRef> {
        self.into.chosen.map(RecordRef::Unit)
    }
}
