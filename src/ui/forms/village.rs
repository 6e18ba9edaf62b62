//! The form of a village: what is said of it; its boundary comes from files.

use egui::Ui;

use crate::edits::Edit;
use crate::model::{CatalogueKind, Id, Township, Village};
use crate::ui::intent::{Intents, RecordRef};
use crate::ui::tables::Scope;
use crate::ui::widgets::field::{Gap, read_number};
use crate::ui::widgets::{Fields, PickDraft};

use super::date_gap::picked;
use super::draft::{Draft, need};

/// A village that is being changed.
#[derive(Debug)]
pub(super) struct VillageDraft {
    base: Option<Village>,
    township: PickDraft<Township>,
    households: String,
    population: String,
}

impl VillageDraft {
    /// A village that is there.
    pub(super) fn new(scope: Scope<'_>, id: Id<Village>) -> Self {
        let base = scope.world().villages.get(id).cloned();
        let text = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
        Self {
            township: PickDraft::of(base.as_ref().map(|base| base.township)),
            households: text(base.as_ref().and_then(|base| base.households)),
            population: text(base.as_ref().and_then(|base| base.population)),
            base,
        }
    }
}

impl Draft for VillageDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        let language = scope.sight.language;
        let Some(base) = &self.base else { return Default::default() };
        let about = match scope.sight.geography.area(base.id) {
            Some(_) => String::new(),
            None => language.say("form.village.no_boundary").into_owned(),
        };
        (language.say_with("form.village.title", &[("village", &base.name)]), about)
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, _intents: &mut Intents) {
        let Some(base) = &mut self.base else { return };
        fields.text_ui(ui, "form.village.name", true, &mut base.name);
        fields.text_ui(ui, "form.village.full_name", false, &mut base.full_name);
        fields.pick_ui(ui, "form.village.township", true, &scope.lookup.townships, &mut self.township);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            fields.text_ui(left, "form.village.code", true, &mut base.code);
            fields.kind_ui(right, "form.village.kind", scope.world(), CatalogueKind::VillageKind, &mut base.kind);
            fields.number_ui(left, "form.village.households", false, &mut self.households);
            fields.number_ui(right, "form.village.population", false, &mut self.population);
        });
    }

    fn edit(&self, _scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let mut gaps = Vec::new();
        let Some(base) = &self.base else { return Err(gaps) };
        need(&mut gaps, "form.village.name", &base.name);
        need(&mut gaps, "form.village.code", &base.code);
        picked(&mut gaps, "form.village.township", &self.township, true);
        let households = read_number("form.village.households", &self.households, 0..=1_000_000);
        let population = read_number("form.village.population", &self.population, 0..=10_000_000);
        match (households, population, self.township.chosen) {
            (Ok(households), Ok(population), Some(township)) if gaps.is_empty() => Ok(Edit::amend(Village {
                name: base.name.trim().to_owned(),
                full_name: base.full_name.trim().to_owned(),
                code: base.code.trim().to_owned(),
                township,
                households,
                population,
                ..base.clone()
            })),
            (households, population, _) => {
                gaps.extend(households.err());
                gaps.extend(population.err());
                Err(gaps)
            }
        }
    }

    fn made(&self) -> Option<RecordRef> {
        self.base.as_ref().map(|base| RecordRef::Village(base.id))
    }
}
