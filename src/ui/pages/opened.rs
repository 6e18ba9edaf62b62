//! Where a page leads to.

use crate::model::{Id, Issue};

/// A list of issues that a page leads to: it is shown in the table, and its villages on the map.
pub(super) struct Opened {
    /// The name of the list.
    pub(super) title: String,
    /// The issues.
    pub(super) issues: Vec<Id<Issue>>,
}
