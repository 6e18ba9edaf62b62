//! Records without a number of their own: found again by what tells them apart, each handed out once.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use crate::model::Id;

/// The records for each key, in the order of their identities.
pub(super) struct Twins<K, T> {
    of_key: HashMap<K, VecDeque<Id<T>>>,
}

impl<K: Eq + Hash, T> Twins<K, T> {
    /// Notes all records.
    pub fn of(rows: impl Iterator<Item = (K, Id<T>)>) -> Self {
        let mut of_key: HashMap<K, VecDeque<Id<T>>> = HashMap::new();
        for (key, id) in rows {
            of_key.entry(key).or_default().push_back(id);
        }
        Self { of_key }
    }

    /// The next record with this key: the second of two equal rows is the second of two equal records.
    pub fn take(&mut self, key: &K) -> Option<Id<T>> {
        self.of_key.get_mut(key)?.pop_front()
    }
}
