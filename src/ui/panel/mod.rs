//! The right panel: why a place looks as it does, who is there, and what comes next.

mod county;
mod next_step;
pub mod parts;
mod several;
mod village;
mod year;

use super::intent::{Intents, Sight};
use super::lookup::lookup;

pub use next_step::{NextStep, next_steps};

/// Draws the panel of what is selected: a village, several, or the whole county. It scrolls by itself.
pub fn panel_ui(ui: &mut egui::Ui, sight: Sight<'_>, intents: &mut Intents) {
    let lookup = lookup(ui.ctx(), sight);
    let village = sight.selection.village.and_then(|id| sight.session.world().villages.get(id));
    match village {
        _ if sight.choice.selected.len() > 1 => several::several_ui(ui, sight, intents),
        Some(village) => village::village_ui(ui, sight, &lookup, village, intents),
        None => county::county_ui(ui, sight, &lookup, intents),
    }
}
