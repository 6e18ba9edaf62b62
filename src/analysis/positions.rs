//! Where each record of a table stands in a dense list, for walks over a hundred thousand other records.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::model::Id;

/// What is looked up by identity. It is only asked, never walked, so that no order can come out of it.
pub(super) type ById<T, V> = HashMap<Id<T>, V, BuildHasherDefault<Fold>>;

/// Folds the bytes of an identity, which are random already, into one number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fold(u64);

impl Hasher for Fold {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..part.len()].copy_from_slice(part);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn write_usize(&mut self, _length: usize) {}

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

/// The position of each identity.
#[derive(Debug)]
pub(super) struct Positions<T>(ById<T, u32>);

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
