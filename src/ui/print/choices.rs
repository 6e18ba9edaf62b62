//! What is chosen of the sheet: template, paper, what the map fits, what is written, which parts there are.

use egui::{ComboBox, DragValue, TextEdit, Ui};

use crate::map::layout::{Fit, Ink};
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::look;
use crate::words::Language;

use super::desk::PrintDesk;

/// The fixed scales that are offered.
const SCALES: [u32; 8] = [10_000, 25_000, 50_000, 100_000, 150_000, 200_000, 250_000, 500_000];

impl PrintDesk {
    /// Draws the choices, from the template to the parts.
    pub(super) fn choices_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
        let language = sight.language;
        ui.spacing_mut().item_spacing.y = 6.0;
        self.templates_ui(ui, sight, intents);
        heading_ui(ui, language, "ui.print.paper");
        self.paper_ui(ui, language);
        heading_ui(ui, language, "layout.extent");
        self.fit_ui(ui, language);
        heading_ui(ui, language, "ui.print.content");
        self.texts_ui(ui, language);
        heading_ui(ui, language, "layout.parts");
        self.parts_ui(ui, language);
        ui.label(look::small(ui, language.say("ui.print.theme_hint")));
        heading_ui(ui, language, "ui.print.papers");
        if ui.button(language.say("ui.menu.paper").as_ref()).clicked() {
            intents.push(Intent::AskPaper(None, None));
        }
    }

    /// What the map is to show, and at which scale.
    fn fit_ui(&mut self, ui: &mut Ui, language: Language) {
        let mut fit = self.layout.fit;
        let mut scale = self.layout.scale;
        let width = (ui.available_width() - 8.0) / 2.0;
        ui.horizontal(|ui| {
            let name = |fit: Fit| language.say(fit.name_key());
            ComboBox::from_id_salt("fit").width(width).selected_text(name(fit).as_ref()).show_ui(ui, |ui| {
                for other in Fit::ALL {
                    ui.selectable_value(&mut fit, other, name(other).as_ref());
                }
            });
            let name = |scale: Option<u32>| match scale {
                None => language.say("layout.scale.best").into_owned(),
                Some(scale) => format!("1:{}", grouped(scale)),
            };
            ComboBox::from_id_salt("scale").width(width).selected_text(name(scale)).show_ui(ui, |ui| {
                for other in std::iter::once(None).chain(SCALES.map(Some)) {
                    ui.selectable_value(&mut scale, other, name(other));
                }
            });
        });
        if let Some(number) = &mut scale {
            ui.horizontal(|ui| {
                ui.label("1:");
                ui.add(DragValue::new(number).range(1_000..=5_000_000).speed(500.0))
                    .on_hover_text(language.say("layout.scale.own").as_ref());
            });
        }
        if let Some(page) = &self.page {
            let told = page.scene.notes.iter().filter(|note| note.key.starts_with("layout.note."));
            for note in told {
                ui.colored_label(look::palette(ui).late, language.sentence(note));
            }
        }
        self.change(|layout| (layout.fit, layout.scale) = (fit, scale));
    }

    /// Title, subtitle, notes, and whether names of people appear.
    fn texts_ui(&mut self, ui: &mut Ui, language: Language) {
        for (text, key, name) in [
            (&mut self.title, "ui.print.title_hint", "ui.print.title"),
            (&mut self.subtitle, "ui.print.subtitle_hint", "ui.print.subtitle"),
        ] {
            let hint = language.say(key);
            let field = TextEdit::singleline(text).hint_text(hint.as_ref()).desired_width(f32::INFINITY);
            ui.add(field).on_hover_text(language.say(name).as_ref());
        }
        let hint = language.say("layout.notes_hint");
        let field = TextEdit::multiline(&mut self.notes).hint_text(hint.as_ref()).desired_rows(2);
        if ui.add(field.desired_width(f32::INFINITY)).on_hover_text(language.say("layout.part.notes")).changed()
            && !self.notes.trim().is_empty()
        {
            self.change(|layout| layout.show(crate::map::Part::Notes, true));
        }
        let text = language.say("ui.print.names");
        ui.checkbox(&mut self.names_of_people, text.as_ref())
            .on_hover_text(language.say("ui.print.names_hint").as_ref());
        let mut grey = self.layout.ink == Ink::Grey;
        let text = language.say("layout.grey");
        if ui.checkbox(&mut grey, text.as_ref()).on_hover_text(language.say("layout.grey_hint")).changed() {
            self.change(|layout| layout.ink = if grey { Ink::Grey } else { Ink::Color });
        }
    }
}

/// The heading of a group of choices.
pub(super) fn heading_ui(ui: &mut Ui, language: Language, key: &str) {
    ui.add_space(4.0);
    ui.label(look::heading(ui, language.say(key)));
}

/// A number with its thousands apart.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let apart = |nth: usize| nth > 0 && (digits.len() - nth).is_multiple_of(3);
    digits.chars().enumerate().flat_map(|(nth, digit)| apart(nth).then_some(',').into_iter().chain([digit])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!([50_000, 1_000_000, 999].map(grouped), ["50,000", "1,000,000", "999"]);
    }
}
