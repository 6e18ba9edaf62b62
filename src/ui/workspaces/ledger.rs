//! 台账: the quick views of the ledger and what can be done with the issue that is marked in the table.

use crate::ui::intent::{Intents, Sight};
use crate::ui::tables::Tables;

/// Draws the left panel of the workspace 台账. The table itself is drawn by [`Tables::tables_ui`], large.
pub fn ledger_ui(ui: &mut egui::Ui, tables: &mut Tables, sight: Sight<'_>, intents: &mut Intents) {
    let _ = (ui, tables, sight, intents);
}
