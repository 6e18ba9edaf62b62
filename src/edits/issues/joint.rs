//! The units that help with an issue.

use crate::model::{Id, Unit};

/// The units that help, each once and without the responsible one, in the order in which they were named.
pub(in crate::edits) fn joined(named: &[Id<Unit>], responsible: Option<Id<Unit>>) -> Vec<Id<Unit>> {
    let mut joined = Vec::new();
    for unit in named.iter().copied().filter(|unit| Some(*unit) != responsible) {
        if !joined.contains(&unit) {
            joined.push(unit);
        }
    }
    joined
}
