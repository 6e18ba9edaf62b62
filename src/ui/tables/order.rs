//! The order of the rows of a table by one column, kept while single rows change.

use std::sync::OnceLock;

use super::cell::Key;

/// Rows by what their column is sorted by.
#[derive(Debug, Default)]
pub struct Sorted {
    /// What each row is sorted by, in the order of their identities.
    keys: Vec<Key>,
    /// The places of the rows, upwards; what is empty in the column last, and what is equal in the order of identities.
    upwards: Vec<u32>,
    /// The same downwards; what is empty still last, and what is equal in the same order.
    downwards: OnceLock<Vec<u32>>,
}

/// The place of a row that was not there before, or not as it stands now.
pub const FRESH: u32 = u32::MAX;

impl Sorted {
    /// Sorts all rows.
    pub fn of(keys: Vec<Key>) -> Self {
        let mut upwards: Vec<u32> = (0..).take(keys.len()).collect();
        upwards.sort_by(|a, b| keys[*a as usize].cmp(&keys[*b as usize]));
        Self { keys, upwards, downwards: OnceLock::new() }
    }

    /// The order after an edit. `origins` has for each row of the table its place before, or [`FRESH`]; those that stayed
    /// stand in the same order among each other. Only what is fresh is asked for its key, and sorted.
    #[must_use]
    pub fn following(mut self, origins: &[u32], key: impl Fn(usize) -> Key) -> Self {
        let mut places = vec![FRESH; self.keys.len()];
        let (mut keys, mut fresh) = (Vec::with_capacity(origins.len()), Vec::new());
        for (place, (at, origin)) in (0..).zip(origins.iter().enumerate()) {
            if *origin == FRESH {
                keys.push(key(at));
                fresh.push(place);
            } else {
                keys.push(std::mem::take(&mut self.keys[*origin as usize]));
                places[*origin as usize] = place;
            }
        }
        let by = |a: u32, b: u32| (&keys[a as usize], a).cmp(&(&keys[b as usize], b));
        fresh.sort_unstable_by(|a, b| by(*a, *b));
        let mut upwards = Vec::with_capacity(keys.len());
        let mut fresh = fresh.into_iter().peekable();
        for place in self.upwards.iter().map(|origin| places[*origin as usize]).filter(|place| *place != FRESH) {
            while let Some(before) = fresh.next_if(|other| by(*other, place).is_lt()) {
                upwards.push(before);
            }
            upwards.push(place);
        }
        upwards.extend(fresh);
        Self { keys, upwards, downwards: OnceLock::new() }
    }

    /// The places of the rows in their order.
    pub fn places(&self, downwards: bool) -> &[u32] {
        if downwards { self.downwards.get_or_init(|| self.turned()) } else { &self.upwards }
    }

    fn turned(&self) -> Vec<u32> {
        let key = |at: &u32| &self.keys[*at as usize];
        let (filled, empty) = self.upwards.split_at(self.upwards.partition_point(|at| *key(at) != Key::Last));
        filled.chunk_by(|a, b| key(a) == key(b)).rev().flatten().chain(empty).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key() -> impl Strategy<Value = Key> {
        prop_oneof![
            (0..4_i64).prop_map(Key::Number),
            "[ab]{1,2}".prop_map(|text| Key::Text(text.into())),
            Just(Key::Last),
        ]
    }

    fn sorted_plainly(keys: &[Key], downwards: bool) -> Vec<u32> {
        let mut places: Vec<u32> = (0..).take(keys.len()).collect();
        places.sort_by(|a, b| keys[*a as usize].compare(&keys[*b as usize], downwards));
        places
    }

    proptest! {
        #[test]
        fn an_order_that_follows_an_edit_is_the_order_of_the_rows_as_they_stand(
            keys in prop::collection::vec(key(), 0..40),
            fates in prop::collection::vec((0..6_u8, key(), key()), 40),
        ) {
            // Of each row: gone, changed, with a new one before it, or as it was.
            let (mut origins, mut after) = (Vec::new(), Vec::new());
            for (origin, (key, (fate, other, new))) in (0..).zip(keys.iter().zip(fates)) {
                match fate {
                    0 => {}
                    1 => { origins.push(FRESH); after.push(other); }
                    2 => { origins.extend([FRESH, origin]); after.extend([new, key.clone()]); }
                    _ => { origins.push(origin); after.push(key.clone()); }
                }
            }
            let first = Sorted::of(keys.clone());
            for downwards in [false, true] {
                prop_assert_eq!(first.places(downwards), sorted_plainly(&keys, downwards));
            }
            let followed = first.following(&origins, |at| after[at].clone());
            for downwards in [false, true] {
                prop_assert_eq!(followed.places(downwards), sorted_plainly(&after, downwards));
            }
        }
    }
}
