//! The papers: which one, of which month, in whose layout, and under whose name.

use std::path::{Path, PathBuf};

use egui::{Checkbox, ComboBox, Context, TextEdit, Ui};

use crate::exchange::Personal;
use crate::model::{Date, Id, Village, World};
use crate::papers::{Format, PaperKind, personal_fields};
use crate::session::Session;
use crate::words::Language;

use super::super::intent::{Intent, Intents};
use super::super::jobs::Jobs;
use super::super::look;
use super::answer::{Answer, Field};
use super::import::path_field_ui;
use super::modal::{field_ui, foot_ui, modal_ui, primary_ui, second_ui};
use super::path_box::expanded;

/// A paper that is to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperWish {
    /// The kind.
    pub kind: PaperKind,
    /// The first day of its month.
    pub month: Date,
    /// The village, for a paper about one.
    pub village: Option<Id<Village>>,
    /// The office's own template.
    pub template: Option<PathBuf>,
    /// The unit that signs; may be empty.
    pub by: String,
    /// Why names stand in full; they are masked where there is no reason.
    pub reason: Option<String>,
}

impl PaperWish {
    /// The format that the file will have.
    pub fn format(&self) -> Format {
        self.template.as_deref().and_then(format_of).unwrap_or_else(|| self.kind.format())
    }
}

/// The format that the ending of a path tells.
pub fn format_of(path: &Path) -> Option<Format> {
    Format::from_ending(&path.extension()?.to_string_lossy())
}

/// The dialog with what was chosen.
#[derive(Debug)]
pub struct PaperDialog {
    kind: PaperKind,
    month: Date,
    village: String,
    template: String,
    by: String,
    names: bool,
    reason: String,
}

impl PaperDialog {
    /// The dialog for a month, with the kind and the village that are at hand.
    pub fn of(kind: Option<PaperKind>, day: Date, village: Option<&Village>) -> Self {
        Self {
            kind: kind.unwrap_or(PaperKind::Summary),
            month: day.first_of_month(),
            village: village.map(|village| village.name.clone()).unwrap_or_default(),
            template: String::new(),
            by: String::new(),
            names: false,
            reason: String::new(),
        }
    }

    /// Takes a template that was picked.
    pub fn picked(&mut self, path: &Path) {
        self.template = path.display().to_string();
    }

    /// Draws the dialog; what is to be made goes into `wish`.
    pub fn paper_ui(
        &mut self,
        context: &Context,
        session: &Session,
        language: Language,
        jobs: &mut Jobs<Answer>,
        (wish, intents): (&mut Option<PaperWish>, &mut Intents),
    ) -> bool {
        modal_ui(context, "paper", 640.0, &language.say("papers.dialog.title"), |ui| {
            let mut stay = true;
            field_ui(ui, &language.say("papers.dialog.kind"), |ui| self.kind_ui(ui, language));
            field_ui(ui, &language.say("papers.dialog.month"), |ui| self.month_ui(ui, session, language));
            if self.kind.needs_village() {
                field_ui(ui, &language.say("papers.dialog.village"), |ui| {
                    let hint = language.say("papers.dialog.village_hint");
                    let field = TextEdit::singleline(&mut self.village).hint_text(hint.as_ref()).desired_width(300.0);
                    ui.add(field).on_hover_text(language.say("papers.dialog.village").as_ref());
                });
            }
            path_field_ui(ui, language, jobs, "papers.dialog.template", &mut self.template, Field::Template);
            self.template_note_ui(ui, language, intents);
            field_ui(ui, &language.say("papers.dialog.by"), |ui| {
                let hint = language.say("papers.dialog.by_hint");
                let field = TextEdit::singleline(&mut self.by).hint_text(hint.as_ref()).desired_width(300.0);
                ui.add(field).on_hover_text(language.say("papers.dialog.by").as_ref());
            });
            if !self.kind.needs_village() {
                self.names_ui(ui, language);
            }
            ui.label(look::small(ui, language.sentence(&self.personal(language).sentence(language))));
            let (may, why) = match self.wish(session.world()) {
                Ok(found) => (Some(found), ""),
                Err(why) => (None, why),
            };
            if !why.is_empty() {
                ui.colored_label(look::palette(ui).late, language.say(why).as_ref());
            }
            foot_ui(ui, |ui| {
                if primary_ui(ui, may.is_some(), &language.say("papers.dialog.make")).clicked() {
                    *wish = may;
                    intents.push(Intent::AskPaperFile);
                    stay = false;
                }
                if second_ui(ui, &language.say("ui.cancel")).clicked() {
                    stay = false;
                }
            });
            stay
        })
    }

    /// What the paper would hold of people. A notice on the board of a village names nobody.
    fn personal(&self, language: Language) -> Personal {
        if self.kind.needs_village() {
            return Personal::none();
        }
        let reason = if self.reason.trim().is_empty() { "…" } else { self.reason.trim() };
        Personal::of(personal_fields(self.kind, language), self.names.then_some(reason))
    }

    fn kind_ui(&mut self, ui: &mut Ui, language: Language) {
        let name = language.say(&self.kind.title()).into_owned();
        ComboBox::from_id_salt("paper-kind").width(300.0).height(360.0).selected_text(name).show_ui(ui, |ui| {
            for kind in PaperKind::ALL {
                if kind == PaperKind::LEDGERS[0] {
                    ui.separator();
                }
                ui.selectable_value(&mut self.kind, kind, language.say(&kind.title()).as_ref());
            }
        });
        ui.label(look::small(ui, self.kind.format().ending().to_uppercase()));
    }

    fn month_ui(&mut self, ui: &mut Ui, session: &Session, language: Language) {
        if ui.button("←").on_hover_text(language.say("papers.dialog.before").as_ref()).clicked() {
            self.month = self.month.yesterday().map_or(self.month, Date::first_of_month);
        }
        let name = match language {
            Language::Chinese => format!("{}年{}月", self.month.year(), self.month.month()),
            Language::English => self.month.strftime("%B %Y").to_string(),
        };
        ui.label(look::strong(name));
        if ui.button("→").on_hover_text(language.say("papers.dialog.after").as_ref()).clicked() {
            self.month = self.month.last_of_month().tomorrow().unwrap_or(self.month);
        }
        let note = match session.frozen(self.month) {
            Some(month) => language.say_with("papers.dialog.frozen", &[("day", &month.frozen_on)]),
            None => language.say("papers.dialog.not_frozen").into_owned(),
        };
        ui.label(look::small(ui, note));
    }

    /// Beside the field for a template: where its names come from.
    fn template_note_ui(&self, ui: &mut Ui, language: Language, intents: &mut Intents) {
        ui.horizontal(|ui| {
            ui.add_space(140.0);
            ui.label(look::small(ui, language.say("papers.dialog.template_note")));
            let copy = ui.small_button(language.say("papers.dialog.copy_fields").as_ref());
            if copy.on_hover_text(language.say("papers.dialog.copy_fields_hint").as_ref()).clicked() {
                intents.push(Intent::CopyPaperFields(self.month));
            }
        });
        ui.add_space(2.0);
    }

    fn names_ui(&mut self, ui: &mut Ui, language: Language) {
        field_ui(ui, &language.say("papers.dialog.names"), |ui| {
            ui.add(Checkbox::new(&mut self.names, language.say("papers.dialog.names_full").as_ref()));
            if self.names {
                let hint = language.say("papers.dialog.reason_hint");
                let field = TextEdit::singleline(&mut self.reason).hint_text(hint.as_ref()).desired_width(240.0);
                ui.add(field).on_hover_text(hint.as_ref());
            }
        });
    }

    /// What is to be made; or the key of what is missing, empty where that is plain to see.
    fn wish(&self, world: &World) -> Result<PaperWish, &'static str> {
        let village = if self.kind.needs_village() { Some(self.village_of(world)?) } else { None };
        let template = Some(self.template.trim()).filter(|path| !path.is_empty()).map(expanded);
        if let Some(path) = &template {
            if format_of(path).is_none() {
                return Err("papers.dialog.wrong_template");
            }
            if !path.is_file() {
                return Err("papers.dialog.no_template");
            }
        }
        let asks = self.names && !self.kind.needs_village();
        if asks && self.reason.trim().is_empty() {
            return Err("papers.dialog.no_reason");
        }
        let reason = asks.then(|| self.reason.trim().to_owned());
        Ok(PaperWish { kind: self.kind, month: self.month, village, template, by: self.by.trim().to_owned(), reason })
    }

    fn village_of(&self, world: &World) -> Result<Id<Village>, &'static str> {
        let text = self.village.trim();
        if text.is_empty() {
            return Err("papers.error.no_village");
        }
        if let Some(village) = world.villages.find(|row| row.code == text) {
            return Ok(village.id);
        }
        let mut found = world.villages.iter().filter(|row| row.name == text || row.full_name == text);
        match (found.next(), found.next()) {
            (Some(village), None) => Ok(village.id),
            (Some(_), Some(_)) => Err("papers.dialog.several_villages"),
            (None, _) => Err("papers.dialog.unknown_village"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample::{TODAY, sample_world, village};

    #[test]
    fn a_village_notice_needs_a_village_that_is_there() {
        let world = sample_world();
        let mut dialog = PaperDialog::of(Some(PaperKind::Notice), TODAY, None);
        assert_eq!(dialog.wish(&world), Err("papers.error.no_village"));
        dialog.village = "没有村".into();
        assert_eq!(dialog.wish(&world), Err("papers.dialog.unknown_village"));
        dialog.village = "东一村".into();
        assert_eq!(dialog.wish(&world).map(|wish| wish.village), Ok(Some(village("东一村"))));
    }

    #[test]
    fn names_in_full_need_a_reason_and_a_template_has_to_be_there() {
        let world = sample_world();
        let mut dialog = PaperDialog { names: true, ..PaperDialog::of(None, TODAY, None) };
        assert_eq!(dialog.wish(&world), Err("papers.dialog.no_reason"));
        dialog.reason = "公示".into();
        assert_eq!(dialog.wish(&world).map(|wish| wish.reason), Ok(Some("公示".to_owned())));
        dialog.template = "/no/such/form.xlsx".into();
        assert_eq!(dialog.wish(&world), Err("papers.dialog.no_template"));
        dialog.template = "/no/such/form.pdf".into();
        assert_eq!(dialog.wish(&world), Err("papers.dialog.wrong_template"));
    }
}
