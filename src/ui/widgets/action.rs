//! Buttons that say why they are grey.

use egui::{Button, Response, RichText, Ui};

use super::tone;
use crate::model::Refusal;
use crate::words::Language;

/// The button of the main deed: filled with the accent; grey with the refusal as its tooltip where it may not be done.
pub fn deed_ui(ui: &mut Ui, language: Language, text: &str, may: Result<(), &Refusal>) -> Response {
    let fill = tone::accent(ui);
    let on_fill = crate::ui::look::palette(ui).on_accent;
    let button = match may {
        Ok(()) => Button::new(tone::strong(text).color(on_fill)).fill(fill).stroke(egui::Stroke::NONE),
        Err(_) => Button::new(text),
    };
    guarded_ui(ui, language, button, may)
}

/// A button beside the main one; grey with the refusal as its tooltip where it may not be done.
pub fn action_ui(ui: &mut Ui, language: Language, text: &str, may: Result<(), &Refusal>) -> Response {
    guarded_ui(ui, language, Button::new(text), may)
}

/// A small button without a frame, for deeds in a line of text.
pub fn quiet_ui(ui: &mut Ui, text: &str) -> Response {
    let color = tone::accent(ui);
    ui.add(Button::new(RichText::new(text).color(color)).frame_when_inactive(false).small())
}

fn guarded_ui(ui: &mut Ui, language: Language, button: Button<'_>, may: Result<(), &Refusal>) -> Response {
    let response = ui.add_enabled(may.is_ok(), button);
    match may {
        Ok(()) => response,
        Err(refusal) => response.on_disabled_hover_text(language.refusal(refusal)),
    }
}
