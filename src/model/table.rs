//! A table of records in memory, shared between snapshots until it changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Delta, Id, Record};

/// The records of one type by identity, in the order of their identities.
///
/// Cloning shares the rows. A change is made in place when nobody else holds them, and on a copy otherwise, so a
/// snapshot never sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<T: Record> {
    rows: Arc<BTreeMap<Id<T>, T>>,
}

impl<T: Record> Default for Table<T> {
    fn default() -> Self {
        Self { rows: Arc::new(BTreeMap::new()) }
    }
}

impl<T: Record> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        Self { rows: Arc::new(rows.into_iter().map(|row| (row.id(), row)).collect()) }
    }
}

impl<T: Record> Table<T> {
    /// The record with this identity, if there is one.
    pub fn get(&self, id: Id<T>) -> Option<&T> {
        self.rows.get(&id)
    }

    /// All records, in the order of their identities.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        self.rows.values()
    }

    /// The first record for which the question is answered with yes.
    pub fn find(&self, question: impl Fn(&T) -> bool) -> Option<&T> {
        self.iter().find(|row| question(row))
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no record at all.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether both tables are the very same rows in memory (so nothing has changed between them).
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.rows, &other.rows)
    }

    /// Carries out one row's change. The caller has seen to it that `before` is what stands here.
    pub(super) fn apply(&mut self, delta: Delta<T>) {
        let rows = Arc::make_mut(&mut self.rows);
        match delta.after {
            Some(after) => drop(rows.insert(after.id(), *after)),
            None => drop(delta.before.and_then(|before| rows.remove(&before.id()))),
        }
    }
}
