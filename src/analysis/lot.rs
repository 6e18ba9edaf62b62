//! A lot of issues: which they are, in the order of the ledger, and how many are in each category, level, township and
//! unit.

use std::collections::BTreeMap;

use crate::model::{Id, Issue, Township, Unit, World};

/// Issues that are counted together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lot {
    /// The issues, in the order of their numbers.
    pub issues: Vec<Id<Issue>>,
    /// How many are in each category, by its code.
    pub by_category: BTreeMap<String, u32>,
    /// How many are of each level, by its code.
    pub by_level: BTreeMap<String, u32>,
    /// How many are about each township; `None` where no place is known.
    pub by_township: BTreeMap<Option<Id<Township>>, u32>,
    /// How many each unit is responsible for; `None` where nobody is.
    pub by_unit: BTreeMap<Option<Id<Unit>>, u32>,
}

impl Lot {
    /// The lot of these issues, in whatever order they come.
    pub fn of(world: &World, mut issues: Vec<&Issue>) -> Self {
        issues.sort_by(|a, b| (&a.number, a.id).cmp(&(&b.number, b.id)));
        let mut lot = Self { issues: issues.iter().map(|issue| issue.id).collect(), ..Self::default() };
        for issue in issues {
            count(&mut lot.by_category, &issue.category);
            count(&mut lot.by_level, &issue.level);
            *lot.by_township.entry(township_of(world, issue)).or_default() += 1;
            *lot.by_unit.entry(issue.unit).or_default() += 1;
        }
        lot
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        u32::try_from(self.issues.len()).unwrap_or(u32::MAX)
    }
}

/// The township that an issue is about, through its village or by itself.
pub(super) fn township_of(world: &World, issue: &Issue) -> Option<Id<Township>> {
    let through = issue.village.and_then(|id| world.villages.get(id)).map(|village| village.township);
    through.or(issue.township).filter(|id| world.townships.get(*id).is_some())
}

/// Counts a code, without a new text where it has been seen.
fn count(counts: &mut BTreeMap<String, u32>, code: &str) {
    match counts.get_mut(code) {
        Some(count) => *count += 1,
        None => drop(counts.insert(code.to_owned(), 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample::{self, issue, township, unit};

    #[test]
    fn a_lot_is_in_the_order_of_the_numbers_and_counts_through_the_village() {
        let world = sample::sample_world();
        let lot = Lot::of(&world, world.issues.iter().collect());
        assert_eq!(lot.issues, [1, 2, 3, 4, 5, 6].map(|number| issue(&format!("2026-{number:04}"))));
        let town = |name: &str| lot.by_township[&Some(township(name))];
        assert_eq!((town("东样乡"), town("西例镇")), (3, 3));
        assert_eq!((lot.by_unit[&Some(unit("样例局"))], lot.by_unit[&None]), (3, 3));
        assert_eq!((lot.by_category["infrastructure"], lot.by_level["village"], lot.count()), (6, 6, 6));
    }
}
