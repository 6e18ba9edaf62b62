//! The question before a draft is lost.

use egui::Context;

use crate::words::Language;

use super::super::intent::{Intent, Intents};
use super::modal::{foot_ui, modal_ui, primary_ui, second_ui};

/// Asks; goes on with `then` once the draft may be lost.
pub fn unsaved_ui(context: &Context, language: Language, then: &Intent, intents: &mut Intents) -> bool {
    modal_ui(context, "unsaved", 400.0, &language.say("ui.unsaved.title"), |ui| {
        let mut stay = true;
        ui.label(language.say("ui.unsaved.text").as_ref());
        foot_ui(ui, |ui| {
            if primary_ui(ui, true, &language.say("ui.unsaved.back")).clicked() {
                stay = false;
            }
            if second_ui(ui, &language.say("ui.unsaved.drop")).clicked() {
                intents.extend([Intent::DropDraft, then.clone()]);
                stay = false;
            }
        });
        stay
    })
}
