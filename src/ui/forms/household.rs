//! The form of a paired household: a code, a kind of need and a cadre, and no place for a name.

use egui::{Label, Ui};

use crate::edits::{Edit, EndPairing};
use crate::model::{Cadre, CatalogueKind, Household, Id, Village};
use crate::ui::intent::{Intent, Intents};
use crate::ui::tables::Scope;
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{DateDraft, Fields, PickDraft, action_ui, tone};

use super::date_gap::{needed_day, optional_day, picked};
use super::draft::{Draft, first_kind, need};
use super::may;

/// A pairing that is being added or changed.
#[derive(Debug)]
pub(super) struct HouseholdDraft {
    base: Household,
    is_new: bool,
    village: PickDraft<Village>,
    cadre: PickDraft<Cadre>,
    from: DateDraft,
    until: DateDraft,
}

impl HouseholdDraft {
    /// A pairing that is there, or a new one, in this village if it is known.
    pub(super) fn new(scope: Scope<'_>, id: Option<Id<Household>>, village: Option<Id<Village>>) -> Self {
        let stands = id.and_then(|id| scope.world().households.get(id)).cloned();
        let is_new = stands.is_none();
        let village = stands.as_ref().map(|row| row.village).or(village).or(scope.sight.selection.village);
        let base = stands.unwrap_or_else(|| Household {
            id: Id::fresh(),
            code: String::new(),
            village: village.unwrap_or(Id::named("no village yet")),
            need: first_kind(scope, CatalogueKind::Need, None),
            cadre: None,
            from: scope.today(),
            until: None,
        });
        Self {
            is_new,
            village: PickDraft::of(village),
            cadre: PickDraft::of(base.cadre),
            from: DateDraft::of(base.from),
            until: DateDraft::of(base.until),
            base,
        }
    }
}

impl Draft for HouseholdDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        let key = if self.is_new { "household.add" } else { "household.title" };
        let about = if self.is_new { String::new() } else { scope.village(Some(self.base.village)).text };
        (scope.sight.language.say_with(key, &[("code", &self.base.code)]), about)
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, intents: &mut Intents) {
        let language = scope.sight.language;
        fields.text_ui(ui, "household.code", true, &mut self.base.code);
        ui.add(Label::new(tone::small(ui, language.say("household.code_hint"))).wrap());
        ui.add_space(4.0);
        fields.pick_ui(ui, "household.village", true, &scope.lookup.villages, &mut self.village);
        fields.kind_ui(ui, "household.need", scope.world(), CatalogueKind::Need, &mut self.base.need);
        fields.pick_ui(ui, "household.cadre", false, &scope.lookup.cadres, &mut self.cadre);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            fields.date_ui(left, "household.from", true, &mut self.from);
            fields.date_ui(right, "household.until", false, &mut self.until);
        });
        if self.is_new || self.base.until.is_some() {
            return;
        }
        let end = Edit::EndPairing(EndPairing { household: self.base.id, until: scope.today() });
        let may_end = may::edit(scope.sight.session, &end);
        if action_ui(ui, language, &language.say("household.end"), may_end.as_ref().copied()).clicked() {
            intents.extend([Intent::Perform(Box::new(end)), Intent::CloseForm]);
        }
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let today = scope.today();
        let mut gaps = Vec::new();
        need(&mut gaps, "household.code", &self.base.code);
        picked(&mut gaps, "household.village", &self.village, true);
        picked(&mut gaps, "household.cadre", &self.cadre, false);
        let from = needed_day(&mut gaps, "household.from", &self.from, today);
        let until = optional_day(&mut gaps, "household.until", &self.until, today);
        let (Some(village), Some(from), true) = (self.village.chosen, from, gaps.is_empty()) else { return Err(gaps) };
        let code = self.base.code.trim().to_owned();
        let household = Household { code, village, cadre: self.cadre.chosen, from, until, ..self.base.clone() };
        Ok(if self.is_new { Edit::add(household) } else { Edit::amend(household) })
    }

    fn removal(&self) -> Option<Edit> {
        (!self.is_new).then(|| Edit::remove(self.base.id))
    }
}
