//! The right panel: why a place looks as it does, who is there, and what comes next.

use super::intent::{Intents, Sight};

/// Draws the panel of what is selected: a village, several, or the whole county. It scrolls by itself.
pub fn panel_ui(ui: &mut egui::Ui, sight: Sight<'_>, intents: &mut Intents) {
    let _ = (ui, sight, intents);
}
