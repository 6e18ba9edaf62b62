//! Some records only: a list to which another page led, shown in its table until the whole table is asked for.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Ui;

use crate::ui::intent::RecordRef;
use crate::ui::widgets::{Chip, chip_ui, quiet_ui};
use crate::words::Language;

use super::Tables;
use super::tab::Tab;
use crate::ui::lookup::LedgerView;

/// A list with a name. Two are the same when they were made at once.
#[derive(Clone, Debug)]
pub struct Picked {
    title: String,
    rows: Arc<BTreeSet<RecordRef>>,
}

impl PartialEq for Picked {
    fn eq(&self, other: &Self) -> bool {
        self.title == other.title && Arc::ptr_eq(&self.rows, &other.rows)
    }
}

impl Picked {
    /// Whether a record is one of them.
    pub(super) fn has(&self, record: RecordRef) -> bool {
        self.rows.contains(&record)
    }
}

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
