//! Where each record of a table stands in a dense list, for walks over a hundred thousand other records.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};

use crate::model::Id;

/// The position of each identity. It is only asked, never walked, so that no order can come out of it.
pub(super) struct Positions<T>(HashMap<Id<T>, u32, BuildHasherDefault<DefaultHasher>>);

impl<T> Positions<T> {
    /// The positions of these identities, in their order, from 0.
    pub(super) fn of(ids: impl Iterator<Item = Id<T>>) -> Self {
        Self(ids.zip(0..).collect())
    }

    /// The position of this identity.
    pub(super) fn get(&self, id: Id<T>) -> Option<usize> {
        self.0.get(&id).map(|position| *position as usize)
    }
}
