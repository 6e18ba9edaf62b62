//! What stands in the window while no file is open: what can be done next.

use egui::{Align, Button, Layout, Ui, vec2};

use super::intent::{Intent, Intents};
use super::preferences::Preferences;
use super::{look, rows};

/// Draws it over all the room that `ui` has.
pub fn empty_ui(ui: &mut Ui, preferences: &Preferences, busy: bool, intents: &mut Intents) {
    let language = preferences.language;
    let colors = look::palette(ui);
    ui.painter().rect_filled(ui.available_rect_before_wrap(), 0, colors.ground);
    if busy {
        return;
    }
    let width = 460.0;
    let left = ((ui.available_width() - width) / 2.0).max(20.0);
    ui.add_space((ui.available_height() * 0.2).min(170.0));
    ui.horizontal(|ui| {
        ui.add_space(left);
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            ui.label(look::strong(language.say("app.name")).size(28.0).color(colors.accent));
            ui.label(look::small(ui, language.say("ui.empty.what")).size(look::BODY));
            ui.add_space(18.0);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                let open = look::strong(language.say("ui.empty.open")).color(colors.on_accent);
                if ui.add(Button::new(open).fill(colors.accent).min_size(vec2(128.0, 32.0))).clicked() {
                    intents.push(Intent::AskOpen);
                }
                for (key, intent) in [("ui.empty.new", Intent::AskNew), ("ui.empty.demo", Intent::OpenDemo)] {
                    if ui.add(Button::new(language.say(key).as_ref()).min_size(vec2(128.0, 32.0))).clicked() {
                        intents.push(intent);
                    }
                }
            });
            ui.add_space(10.0);
            ui.label(look::small(ui, language.say("ui.empty.drop")));
            if !preferences.recent.is_empty() {
                ui.add_space(22.0);
                ui.label(look::heading(ui, language.say("ui.menu.recent")));
                for path in &preferences.recent {
                    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
                    let row = rows::Row { name: &name, note: &folder, tail: "", marked: false };
                    if rows::row_ui(ui, &row).clicked() {
                        intents.push(Intent::Open(path.clone()));
                    }
                }
            }
        });
    });
}
