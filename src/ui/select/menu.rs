//! The menu of the map: what can be selected from the village under the pointer.

use egui::{Response, Ui};

use crate::model::{Id, Village};
use crate::ui::intent::{Intent, Intents, Sight};

use super::choose::combined;

/// Draws the menu of a right click; `village` is the one on which it was opened.
pub fn menu_ui(response: &Response, sight: Sight<'_>, village: Option<Id<Village>>, intents: &mut Intents) {
    response.context_menu(|ui| {
        ui.set_min_width(190.0);
        if let Some(village) = village {
            village_ui(ui, sight, village, intents);
            ui.separator();
        }
        let selected = !sight.choice.selected.is_empty();
        item_ui(ui, sight, "charts.query", true, Intent::ToggleQuery, intents);
        item_ui(ui, sight, "charts.invert", selected, Intent::InvertSelection, intents);
        item_ui(ui, sight, "charts.none", selected, Intent::ClearSelection, intents);
    });
}

fn item_ui(ui: &mut Ui, sight: Sight<'_>, key: &str, enabled: bool, intent: Intent, intents: &mut Intents) {
    if ui.add_enabled(enabled, egui::Button::new(sight.language.say(key))).clicked() {
        intents.push(intent);
    }
}

/// The village itself and its township.
fn village_ui(ui: &mut Ui, sight: Sight<'_>, village: Id<Village>, intents: &mut Intents) {
    let (language, world) = (sight.language, sight.session.world());
    let Some(row) = world.villages.get(village) else { return };
    let selected = &sight.choice.selected;
    let key = if selected.contains(&village) { "charts.take_out" } else { "charts.add" };
    if ui.button(language.say_with(key, &[("name", &row.name)])).clicked() {
        intents.push(Intent::ToggleVillage(village));
    }
    let Some(township) = world.townships.get(row.township) else { return };
    let of_it = world.villages.iter().filter(|other| other.township == row.township).map(|other| other.id);
    let villages: Vec<_> = of_it.collect();
    let words: [(&str, &dyn ToString); 2] = [("name", &township.name), ("count", &villages.len())];
    if ui.button(language.say_with("charts.township", &words)).clicked() {
        intents.push(Intent::SelectVillages(villages.clone()));
    }
    let is_part = !selected.is_empty() && villages.iter().any(|village| !selected.contains(village));
    if is_part && ui.button(language.say_with("charts.township_too", &words)).clicked() {
        intents.push(Intent::SelectVillages(combined(selected, &villages)));
    }
}
