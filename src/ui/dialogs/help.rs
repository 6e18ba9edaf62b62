//! The keys, and what the marks on the map mean.

use egui::{Context, Grid, ScrollArea, Ui};

use crate::words::Language;

use super::super::planning::keys as plan_keys;
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

/// Draws the help: all keys at once, in two columns, what is done on the map at the end.
pub fn help_ui(context: &Context, language: Language) -> bool {
    let lines = lines(context, language);
    modal_ui(context, "help", 760.0, &language.say("ui.help.title"), |ui| {
        let mut stay = true;
        ui.label(language.say("ui.help.about").as_ref());
        ui.add_space(8.0);
        let room = (context.content_rect().height() - 220.0).max(160.0);
        ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
            ui.columns(2, |columns| {
                let halves = lines.chunks(lines.len().div_ceil(2));
                for (half, (column, lines)) in columns.iter_mut().zip(halves).enumerate() {
                    lines_ui(column, half, lines);
                }
            });
        });
        foot_ui(ui, |ui| stay = !primary_ui(ui, true, &language.say("ui.close")).clicked());
        stay
    })
}

/// Each key with what it does.
fn lines(context: &Context, language: Language) -> Vec<(String, String)> {
    let key = |(shortcut, _, word): (_, _, &str)| (context.format_shortcut(&shortcut), language.say(word).into_owned());
    let deed = |(name, what): (&str, &str)| (language.say(name).into_owned(), language.say(what).into_owned());
    let told = |(name, what): (&str, &str)| (name.to_owned(), language.say(what).into_owned());
    keys::table().into_iter().map(key).chain(ON_THE_MAP.map(deed)).chain(plan_keys::TOLD.map(told)).collect()
}

fn lines_ui(ui: &mut Ui, half: usize, lines: &[(String, String)]) {
    Grid::new(("keys", half)).num_columns(2).spacing([20.0, 2.0]).show(ui, |ui| {
        for (name, what) in lines {
            ui.label(look::strong(name));
            ui.label(what);
            ui.end_row();
        }
    });
}
