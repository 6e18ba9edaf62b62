//! Walking the lists of what needs attention, one village after the other.

use crate::analysis::Gap;
use crate::model::{Id, Village};

/// Whether something is late or missing, so that it stands in red.
pub const fn is_urgent(gap: Gap) -> bool {
    !matches!(gap, Gap::NotLookedBack | Gap::Nobody)
}

/// The place of a village in a list, from 0.
pub fn place(list: &[Id<Village>], village: Option<Id<Village>>) -> Option<usize> {
    list.iter().position(|id| Some(*id) == village)
}

/// The village after (or before) the one that is selected, round and round; the first (or last) when it is not in the
/// list.
pub fn step(list: &[Id<Village>], selected: Option<Id<Village>>, forward: bool) -> Option<Id<Village>> {
    let next = match (place(list, selected), forward) {
        (Some(place), true) => (place + 1) % list.len(),
        (Some(place), false) => (place + list.len() - 1) % list.len(),
        (None, true) => 0,
        (None, false) => list.len().checked_sub(1)?,
    };
    list.get(next).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walking_a_list_comes_round_in_both_directions() {
        let [a, b, c] = ["a", "b", "c"].map(Id::named);
        let list = [a, b];
        assert_eq!(step(&list, None, true), Some(a));
        assert_eq!(step(&list, Some(a), true), Some(b));
        assert_eq!(step(&list, Some(b), true), Some(a));
        assert_eq!(step(&list, Some(a), false), Some(b));
        assert_eq!(step(&list, Some(c), false), Some(b));
        assert_eq!(step(&[], Some(c), false), None);
    }
}
