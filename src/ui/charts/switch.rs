//! The switch at the head of the pane below the map: table or charts.

use egui::{Button, Ui, vec2};

use crate::ui::intent::{Intent, Intents};
use crate::ui::look;
use crate::words::Language;

/// Draws the switch; `charts` says which side is shown.
pub fn switch_ui(ui: &mut Ui, language: Language, charts: bool, intents: &mut Intents) {
    let colors = look::palette(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().button_padding.x = 8.0;
        for (key, side) in [("charts.table", false), ("charts.charts", true)] {
            let (on, name) = (side == charts, language.say(key));
            let text = if on { look::strong(name).color(colors.accent) } else { egui::RichText::new(name) };
            let fill = if on { colors.accent_ground } else { colors.sunken };
            let button = Button::new(text).fill(fill).stroke(egui::Stroke::NONE).min_size(vec2(0.0, 24.0));
            if ui.add(button).clicked() && !on {
                intents.push(Intent::ShowCharts(side));
            }
        }
    });
    ui.add_space(8.0);
}
