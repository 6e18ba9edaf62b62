//! The keys, and what the marks on the map mean.

use egui::{Context, Grid, ScrollArea};

use crate::words::Language;

use super::super::{keys, look};
use super::modal::{foot_ui, modal_ui, primary_ui};

/// Keys that belong to the map alone, and what the mouse does there.
const ON_THE_MAP: [(&str, &str); 7] = [
    ("ui.help.click", "ui.help.click_what"),
    ("ui.help.ctrl_click", "ui.help.ctrl_click_what"),
    ("ui.help.shift_drag", "ui.help.shift_drag_what"),
    ("ui.help.wheel", "ui.help.wheel_what"),
    ("ui.help.arrows", "ui.help.arrows_what"),
    ("ui.help.plus", "ui.help.plus_what"),
    ("ui.help.escape", "ui.help.escape_what"),
];

/// Draws the help.
pub fn help_ui(context: &Context, language: Language) -> bool {
    modal_ui(context, "help", 560.0, &language.say("ui.help.title"), |ui| {
        let mut stay = true;
        ui.label(language.say("ui.help.about").as_ref());
        ui.add_space(8.0);
        ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
            Grid::new("keys").num_columns(2).spacing([24.0, 4.0]).show(ui, |ui| {
                for (shortcut, _, word) in keys::table() {
                    ui.label(look::strong(context.format_shortcut(&shortcut)));
                    ui.label(language.say(word).as_ref());
                    ui.end_row();
                }
                for (name, what) in ON_THE_MAP {
                    ui.label(look::strong(language.say(name)));
                    ui.label(language.say(what).as_ref());
                    ui.end_row();
                }
            });
        });
        foot_ui(ui, |ui| stay = !primary_ui(ui, true, &language.say("ui.close")).clicked());
        stay
    })
}
