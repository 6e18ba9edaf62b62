//! Limits the table to a list to which a page led, says so, and leads back to the whole table.

use std::sync::Arc;

use egui::Ui;

use crate::ui::intent::RecordRef;
use crate::ui::lookup::LedgerView;
use crate::ui::widgets::{Chip, chip_ui, quiet_ui};
use crate::words::Language;

use super::Tables;
use super::picked::Picked;
use super::tab::Tab;

impl Tables {
    /// Shows only these issues, under the name of their list.
    pub fn show_only(&mut self, title: String, records: Vec<RecordRef>) {
        self.show_ledger(LedgerView::All);
        self.filters[Tab::Issues as usize].picked =
            Some(Picked { title, rows: Arc::new(records.into_iter().collect()) });
    }

    /// Says which list is shown, if one is, and leads back to the whole table.
    pub(super) fn picked_ui(&mut self, ui: &mut Ui, language: Language) {
        let filter = self.filter_mut();
        let Some(picked) = &filter.picked else { return };
        let mut whole = false;
        ui.horizontal(|ui| {
            let words = [("list", &picked.title as &dyn ToString), ("count", &picked.rows.len())];
            chip_ui(ui, Chip::Plain, &language.say_with("agenda.only", &words));
            whole = quiet_ui(ui, &language.say("agenda.whole_table")).clicked();
        });
        if whole {
            filter.picked = None;
        }
    }
}
