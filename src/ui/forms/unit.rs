//! The form of a unit.

use egui::Ui;

use crate::edits::Edit;
use crate::model::{CatalogueKind, Id, Township, Unit};
use crate::ui::intent::{Intent, Intents, RecordRef};
use crate::ui::panel::unit_plan_ui;
use crate::ui::tables::Scope;
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{DateDraft, Fields, PickDraft, action_ui, day};

use super::date_gap::{optional_day, picked};
use super::draft::{Draft, first_kind, need};
use super::issue_card::facts_grid_ui;
use super::{Form, may};

/// A unit that is being added or changed.
#[derive(Debug)]
pub(super) struct UnitDraft {
    base: Unit,
    is_new: bool,
    township: PickDraft<Township>,
    from: DateDraft,
    until: DateDraft,
    successor: PickDraft<Unit>,
}

impl UnitDraft {
    /// A new unit, or one that is there.
    pub(super) fn new(scope: Scope<'_>, id: Option<Id<Unit>>) -> Self {
        let stands = id.and_then(|id| scope.world().units.get(id)).cloned();
        let is_new = stands.is_none();
        let base = stands
            .unwrap_or_else(|| Unit { kind: first_kind(scope, CatalogueKind::UnitKind, None), ..Unit::blank("") });
        Self {
            is_new,
            township: PickDraft::of(base.township),
            from: DateDraft::of(base.valid_from),
            until: DateDraft::of(base.valid_until),
            successor: PickDraft::of(base.successor),
            base,
        }
    }

    /// Whether the unit exists today, in which unit it went up, which went up in it, and the way to merge it.
    fn validity_ui(&self, ui: &mut Ui, scope: Scope<'_>, intents: &mut Intents) {
        let language = scope.sight.language;
        let ended = self.base.valid_until.filter(|until| *until <= scope.today());
        let day = |date: Option<_>| date.map(|date| day::short_date(language, date)).unwrap_or_default();
        let before = scope.world().units.iter().filter(|row| row.successor == Some(self.base.id));
        let before: Vec<_> = before.map(|row| format!("{} {}", row.name, day(row.valid_until))).collect();
        facts_grid_ui(
            ui,
            scope,
            "unit facts",
            &[
                ("unit.ended", day(ended)),
                ("unit.went_into", ended.map(|_| scope.unit(self.base.successor).text).unwrap_or_default()),
                ("unit.came_from", before.join(&language.say("table.and"))),
            ],
        );
        if ended.is_none() {
            ui.add_space(4.0);
            let may_write = may::write(scope.sight.session);
            if action_ui(ui, language, &language.say("unit.merge_ask"), may_write.as_ref().copied()).clicked() {
                intents.push(Intent::OpenForm(Form::MergeUnits(self.base.id)));
            }
        }
    }
}

impl Draft for UnitDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        match self.is_new {
            true => (scope.sight.language.say("form.unit.add").into_owned(), String::new()),
            false => (self.base.name.clone(), scope.kind(CatalogueKind::UnitKind, &self.base.kind).text),
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, intents: &mut Intents) {
        fields.text_ui(ui, "form.unit.name", true, &mut self.base.name);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            fields.kind_ui(left, "form.unit.kind", scope.world(), CatalogueKind::UnitKind, &mut self.base.kind);
            fields.text_ui(right, "form.unit.code", false, &mut self.base.code);
        });
        fields.pick_ui(ui, "form.unit.township", false, &scope.lookup.townships, &mut self.township);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            fields.date_ui(left, "form.unit.from", false, &mut self.from);
            fields.date_ui(right, "form.unit.until", false, &mut self.until);
        });
        fields.pick_ui(ui, "unit.successor", false, &scope.lookup.units, &mut self.successor);
        if !self.is_new {
            self.validity_ui(ui, scope, intents);
            unit_plan_ui(ui, scope.sight, scope.lookup.commitments.unit(self.base.id), intents);
        }
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let today = scope.today();
        let mut gaps = Vec::new();
        need(&mut gaps, "form.unit.name", &self.base.name);
        picked(&mut gaps, "form.unit.township", &self.township, false);
        picked(&mut gaps, "unit.successor", &self.successor, false);
        let valid_from = optional_day(&mut gaps, "form.unit.from", &self.from, today);
        let valid_until = optional_day(&mut gaps, "form.unit.until", &self.until, today);
        if !gaps.is_empty() {
            return Err(gaps);
        }
        let unit = Unit {
            name: self.base.name.trim().to_owned(),
            code: self.base.code.trim().to_owned(),
            township: self.township.chosen,
            valid_from,
            valid_until,
            successor: self.successor.chosen,
            ..self.base.clone()
        };
        Ok(if self.is_new { Edit::add(unit) } else { Edit::amend(unit) })
    }

    fn removal(&self) -> Option<Edit> {
        (!self.is_new).then(|| Edit::remove(self.base.id))
    }

    fn made(&self) -> Option<RecordRef> {
        Some(RecordRef::Unit(self.base.id))
    }
}
