//! The table below the map: the records of the selection or of the county, linked with the map both ways.

use super::intent::{Intents, Sight};

/// Which table is shown, how it is sorted and filtered.
#[derive(Debug, Default)]
pub struct Tables {}

impl Tables {
    /// Draws the table.
    pub fn tables_ui(&mut self, ui: &mut egui::Ui, sight: Sight<'_>, intents: &mut Intents) {
        let _ = (ui, sight, intents);
    }
}
