//! A table of records in memory, shared between snapshots until it changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Delta, Id, Record};

/// The records of one type by identity, in the order of their identities.
///
/// Cloning shares the rows. A change is made in place when nobody else holds them, and on a copy otherwise, so a
/// snapshot never sees it. Each row is shared too, so that a copy of the table costs a pointer a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<T: Record> {
    rows: Arc<BTreeMap<Id<T>, Arc<T>>>,
}

/// What becomes of a row when a table is rewritten.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate<T> {
    /// It stays as it is.
    Kept,
    /// It stands otherwise.
    Changed(Box<T>),
    /// It is left out.
    Gone,
}

impl<T: Record> Default for Table<T> {
    fn default() -> Self {
        Self { rows: Arc::new(BTreeMap::new()) }
    }
}

impl<T: Record> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        Self { rows: Arc::new(rows.into_iter().map(|row| (row.id(), Arc::new(row))).collect()) }
    }
}

impl<T: Record> Table<T> {
    /// The record with this identity, if there is one.
    pub fn get(&self, id: Id<T>) -> Option<&T> {
        self.rows.get(&id).map(AsRef::as_ref)
    }

    /// All records, in the order of their identities.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        self.rows.values().map(AsRef::as_ref)
    }

    /// All records as they are shared, with their identities and in their order. A record that has changed is another one
    /// in memory, so that whoever keeps them sees what an edit has changed without comparing a word.
    pub fn shared(&self) -> impl ExactSizeIterator<Item = (Id<T>, &Arc<T>)> {
        self.rows.iter().map(|(id, row)| (*id, row))
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

    /// The table with each row as it is judged to be; the same rows in memory when all of them are kept.
    #[must_use]
    pub fn rewritten(&self, mut judge: impl FnMut(&T) -> Fate<T>) -> Self {
        let first = self.rows.values().enumerate().find_map(|(nth, row)| match judge(row) {
            Fate::Kept => None,
            fate => Some((nth, fate)),
        });
        let Some((nth, first)) = first else { return self.clone() };
        let mut first = Some(first);
        let rows = self.rows.iter().enumerate().filter_map(|(at, (id, row))| {
            let fate = match at < nth {
                true => Fate::Kept,
                false => first.take().unwrap_or_else(|| judge(row)),
            };
            match fate {
                Fate::Kept => Some((*id, Arc::clone(row))),
                Fate::Changed(row) => Some((*id, Arc::from(row))),
                Fate::Gone => None,
            }
        });
        Self { rows: Arc::new(rows.collect()) }
    }

    /// Carries out one row's change. The caller has seen to it that `before` is what stands here.
    pub(super) fn apply(&mut self, delta: Delta<T>) {
        let rows = Arc::make_mut(&mut self.rows);
        match delta.after {
            Some(after) => drop(rows.insert(after.id(), Arc::from(after))),
            None => drop(delta.before.and_then(|before| rows.remove(&before.id()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Setting;

    #[test]
    fn a_table_that_is_rewritten_shares_what_it_keeps() {
        let table: Table<Setting> = ["a", "b", "c"].map(|key| Setting::new(key, "1")).into_iter().collect();
        assert!(table.rewritten(|_| Fate::Kept).is_same(&table));
        let other = table.rewritten(|row| match row.key.as_str() {
            "a" => Fate::Gone,
            "b" => Fate::Changed(Box::new(Setting::new("b", "2"))),
            _ => Fate::Kept,
        });
        let value = |key: &str| other.get(Setting::new(key, "").id).map(|row| row.value.as_str());
        assert_eq!((value("a"), value("b"), value("c")), (None, Some("2"), Some("1")));
        assert_eq!((table.len(), other.len()), (3, 2));
    }
}
