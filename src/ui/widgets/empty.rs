//! The empty state: what is not here, and what to do about it.

use egui::{RichText, Ui};

use super::tone;

/// Says in the middle of the room that there is nothing, and what to do; returns whether the deed was pressed.
pub fn empty_ui(ui: &mut Ui, what: &str, hint: &str, deed: Option<&str>) -> bool {
    let mut pressed = false;
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.22).clamp(8.0, 72.0));
        ui.label(tone::strong(what));
        ui.label(RichText::new(hint).color(tone::quiet(ui)));
        if let Some(deed) = deed {
            ui.add_space(6.0);
            pressed = ui.button(deed).clicked();
        }
        // What is empty has the whole room, so that its ground does not end below the words.
        ui.add_space(ui.available_height());
    });
    pressed
}
