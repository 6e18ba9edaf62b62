//! Some records only: a list to which another page led, shown in its table until the whole table is asked for.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::ui::intent::RecordRef;

/// A list with a name. Two are the same when they were made at once.
#[derive(Clone, Debug)]
pub struct Picked {
    /// The name of the list.
    pub(super) title: String,
    /// Its records.
    pub(super) rows: Arc<BTreeSet<RecordRef>>,
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
