//! The form of an enterprise or a project site.

use egui::Ui;

use crate::edits::Edit;
use crate::model::{CatalogueKind, Id, Site, Unit, Village};
use crate::ui::intent::{Intents, RecordRef};
use crate::ui::tables::Scope;
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{Fields, PickDraft};

use super::date_gap::picked;
use super::draft::{Draft, first_kind, need};

/// A site that is being added or changed.
#[derive(Debug)]
pub(super) struct SiteDraft {
    base: Site,
    is_new: bool,
    village: PickDraft<Village>,
    unit: PickDraft<Unit>,
}

impl SiteDraft {
    /// A new site, in the village that is selected; or one that is there.
    pub(super) fn new(scope: Scope<'_>, id: Option<Id<Site>>) -> Self {
        let stands = id.and_then(|id| scope.world().sites.get(id)).cloned();
        let is_new = stands.is_none();
        let base = stands.unwrap_or_else(|| Site {
            id: Id::fresh(),
            code: String::new(),
            name: String::new(),
            kind: first_kind(scope, CatalogueKind::SiteKind, None),
            township: None,
            village: scope.sight.selection.village,
            unit: None,
            position: None,
        });
        Self { is_new, village: PickDraft::of(base.village), unit: PickDraft::of(base.unit), base }
    }
}

impl Draft for SiteDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        match self.is_new {
            true => (scope.sight.language.say("form.site.add").into_owned(), String::new()),
            false => (self.base.name.clone(), scope.kind(CatalogueKind::SiteKind, &self.base.kind).text),
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, _intents: &mut Intents) {
        fields.text_ui(ui, "form.site.name", true, &mut self.base.name);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            fields.kind_ui(left, "form.site.kind", scope.world(), CatalogueKind::SiteKind, &mut self.base.kind);
            fields.text_ui(right, "form.site.code", false, &mut self.base.code);
        });
        fields.pick_ui(ui, "form.site.village", false, &scope.lookup.villages, &mut self.village);
        fields.pick_ui(ui, "form.site.unit", false, &scope.lookup.units, &mut self.unit);
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let mut gaps = Vec::new();
        need(&mut gaps, "form.site.name", &self.base.name);
        picked(&mut gaps, "form.site.village", &self.village, false);
        picked(&mut gaps, "form.site.unit", &self.unit, false);
        if !gaps.is_empty() {
            return Err(gaps);
        }
        let village = self.village.chosen;
        let township = village.and_then(|id| scope.world().villages.get(id)).map(|village| village.township);
        let site = Site {
            name: self.base.name.trim().to_owned(),
            code: self.base.code.trim().to_owned(),
            village,
            township: township.or(self.base.township),
            unit: self.unit.chosen,
            ..self.base.clone()
        };
        Ok(if self.is_new { Edit::add(site) } else { Edit::amend(site) })
    }

    fn removal(&self) -> Option<Edit> {
        (!self.is_new).then(|| Edit::remove(self.base.id))
    }

    fn made(&self) -> Option<RecordRef> {
        Some(RecordRef::Site(self.base.id))
    }
}
