//! The settings of the program; those of the file have a form of their own.

use egui::{Context, TextEdit};

use crate::words::Language;

use super::super::forms::Form;
use super::super::intent::{Intent, Intents};
use super::super::look;
use super::super::preferences::Preferences;
use super::modal::{field_ui, foot_ui, modal_ui, primary_ui, second_ui};

/// Draws the settings.
pub fn settings_ui(context: &Context, preferences: &mut Preferences, open: bool, intents: &mut Intents) -> bool {
    let language = preferences.language;
    modal_ui(context, "settings", 520.0, &language.say("ui.settings.title"), |ui| {
        let mut stay = true;
        field_ui(ui, &language.say("ui.settings.author"), |ui| {
            let hint = language.say("ui.settings.author_hint");
            let field = TextEdit::singleline(&mut preferences.author).hint_text(hint.as_ref()).desired_width(300.0);
            if ui.add(field).on_hover_text(hint.as_ref()).lost_focus() {
                intents.push(Intent::Author(preferences.author.clone()));
            }
        });
        field_ui(ui, &language.say("ui.settings.language"), |ui| {
            for (other, name) in [(Language::Chinese, "中文"), (Language::English, "English")] {
                if ui.radio(language == other, name).clicked() {
                    intents.push(Intent::Language(other));
                }
            }
        });
        field_ui(ui, &language.say("ui.settings.theme"), |ui| {
            for (dark, key) in [(false, "ui.settings.light"), (true, "ui.settings.dark")] {
                if ui.radio(preferences.dark == dark, language.say(key).as_ref()).clicked() {
                    intents.push(Intent::Dark(dark));
                }
            }
        });
        field_ui(ui, &language.say("ui.settings.tianditu"), |ui| {
            let hint = language.say("ui.settings.tianditu_hint");
            let field =
                TextEdit::singleline(&mut preferences.tianditu_key).hint_text(hint.as_ref()).desired_width(300.0);
            ui.add(field).on_hover_text(hint.as_ref());
        });
        ui.label(look::small(ui, language.say("ui.settings.tianditu_note")));
        foot_ui(ui, |ui| {
            if primary_ui(ui, true, &language.say("ui.close")).clicked() {
                stay = false;
            }
            if open && second_ui(ui, &language.say("ui.settings.file")).clicked() {
                intents.push(Intent::OpenForm(Form::Settings));
                stay = false;
            }
        });
        stay
    })
}
