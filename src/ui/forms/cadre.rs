//! The form of a cadre.

use egui::Ui;

use crate::edits::Edit;
use crate::model::{Cadre, CatalogueKind, Id, Unit, Village};
use crate::ui::intent::{Intent, Intents, RecordRef};
use crate::ui::tables::{Scope, places};
use crate::ui::widgets::field::{Gap, read_number};
use crate::ui::widgets::{Fields, PickDraft, action_ui, tone};

use super::date_gap::picked;
use super::draft::{Draft, first_kind, need};
use super::may;

/// A cadre who is being added or changed.
#[derive(Debug)]
pub(super) struct CadreDraft {
    base: Cadre,
    is_new: bool,
    unit: PickDraft<Unit>,
    home: PickDraft<Village>,
    share: String,
}

impl CadreDraft {
    /// A new cadre, or one who is there.
    pub(super) fn new(scope: Scope<'_>, id: Option<Id<Cadre>>) -> Self {
        let stands = id.and_then(|id| scope.world().cadres.get(id)).cloned();
        let is_new = stands.is_none();
        let base = stands.unwrap_or_else(|| Cadre {
            id: Id::fresh(),
            code: String::new(),
            name: String::new(),
            unit: None,
            rank: first_kind(scope, CatalogueKind::Rank, Some(&"section_member".to_owned())),
            duty: String::new(),
            skills: Vec::new(),
            share_percent: 100,
            home_village: None,
            base: None,
            phone: String::new(),
            active: true,
        });
        let (unit, home) = (PickDraft::of(base.unit), PickDraft::of(base.home_village));
        Self { is_new, unit, home, share: base.share_percent.to_string(), base }
    }

    fn skills_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        let language = scope.sight.language;
        ui.label(tone::small(ui, language.say("form.cadre.skills")));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            for row in scope.world().list(CatalogueKind::Skill).into_iter().filter(|row| row.active) {
                let at = self.base.skills.iter().position(|skill| *skill == row.code);
                if ui.selectable_label(at.is_some(), language.title(row)).clicked() {
                    fields.changed = true;
                    match at {
                        Some(at) => drop(self.base.skills.remove(at)),
                        None => self.base.skills.push(row.code.clone()),
                    }
                }
            }
        });
        ui.add_space(6.0);
    }
}

impl Draft for CadreDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        match self.is_new {
            true => (scope.sight.language.say("form.cadre.add").into_owned(), String::new()),
            false => (self.base.name.clone(), places(scope, &self.base)),
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, intents: &mut Intents) {
        let world = scope.world();
        if !self.is_new {
            let language = scope.sight.language;
            let may = may::write(scope.sight.session);
            if action_ui(ui, language, &language.say("form.cadre.post_from_map"), may.as_ref().copied()).clicked() {
                intents.extend([Intent::CloseForm, Intent::PostFromMap(Some(self.base.id))]);
            }
            ui.add_space(6.0);
        }
        fields.text_ui(ui, "form.cadre.name", true, &mut self.base.name);
        fields.pick_ui(ui, "form.cadre.unit", false, &scope.lookup.units, &mut self.unit);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            fields.kind_ui(left, "form.cadre.rank", world, CatalogueKind::Rank, &mut self.base.rank);
            fields.text_ui(right, "form.cadre.duty", false, &mut self.base.duty);
            fields.text_ui(left, "form.cadre.phone", false, &mut self.base.phone);
            fields.text_ui(right, "form.cadre.code", false, &mut self.base.code);
        });
        self.skills_ui(ui, fields, scope);
        fields.pick_ui(ui, "form.cadre.home", false, &scope.lookup.villages, &mut self.home);
        fields.number_ui(ui, "form.cadre.share", true, &mut self.share);
        fields.check_ui(ui, "form.cadre.active", &mut self.base.active);
    }

    fn edit(&self, _scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let mut gaps = Vec::new();
        need(&mut gaps, "form.cadre.name", &self.base.name);
        picked(&mut gaps, "form.cadre.unit", &self.unit, false);
        picked(&mut gaps, "form.cadre.home", &self.home, false);
        let share = match read_number("form.cadre.share", &self.share, 0..=100) {
            Ok(share) => share.unwrap_or(100),
            Err(gap) => {
                gaps.push(gap);
                0
            }
        };
        if !gaps.is_empty() {
            return Err(gaps);
        }
        let cadre = Cadre {
            name: self.base.name.trim().to_owned(),
            code: self.base.code.trim().to_owned(),
            unit: self.unit.chosen,
            home_village: self.home.chosen,
            share_percent: u8::try_from(share).unwrap_or(100),
            ..self.base.clone()
        };
        Ok(if self.is_new { Edit::add(cadre) } else { Edit::amend(cadre) })
    }

    fn removal(&self) -> Option<Edit> {
        (!self.is_new).then(|| Edit::remove(self.base.id))
    }

    fn made(&self) -> Option<RecordRef> {
        Some(RecordRef::Cadre(self.base.id))
    }
}
