//! What a statistic found, as the choice of a map holds it.

use std::fmt;
use std::sync::Arc;

use crate::analysis::spots::Spots;

/// An answer that colours the map in place of a measure; shared, and compared by where it stands in memory.
#[derive(Clone)]
pub struct SpotLayer {
    /// What was found.
    pub found: Arc<Spots>,
    /// The revision of the records to which it belongs.
    pub revision: u64,
    /// Whether the records have changed since.
    pub is_old: bool,
}

impl fmt::Debug for SpotLayer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "SpotLayer({:p}, revision {}, old {})", Arc::as_ptr(&self.found), self.revision, self.is_old)
    }
}

impl PartialEq for SpotLayer {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.found, &other.found) && self.is_old == other.is_old
    }
}

impl SpotLayer {
    /// An answer to the records as they are in a revision.
    pub fn of(found: impl Into<Arc<Spots>>, revision: u64) -> Self {
        Self { found: found.into(), revision, is_old: false }
    }
}
