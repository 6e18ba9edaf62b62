//! Who is posted to a place.

use std::collections::BTreeMap;

use crate::model::{Id, Posting, Village, World};

use super::super::Findings;
use super::grounds::Grounds;

/// Who is posted to a place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct People {
    /// The postings to the place itself, resident ones first: to the village, or to the township as a whole.
    pub own: Vec<Id<Posting>>,
    /// How many postings to its villages there are by role (its code), where it has several.
    pub by_role: Vec<(String, u32)>,
    /// The villages in which no cadre lives by posting, those with the most overdue and open issues first.
    pub without_resident: Vec<Id<Village>>,
}

/// Who is posted to these places; `single` where they are one village.
pub(super) fn people(
    world: &World,
    findings: &Findings,
    grounds: &Grounds,
    members: &[u32],
    villages: &[Id<Village>],
    single: bool,
) -> People {
    let is_own = |place: &&u32| single || **place as usize >= grounds.villages.len();
    let own = members.iter().filter(is_own).flat_map(|place| grounds.postings(*place)).copied().collect();
    let mut by_role: BTreeMap<&str, u32> = BTreeMap::new();
    for place in members.iter().filter(|place| !is_own(place)) {
        let postings = grounds.postings(*place).iter().filter_map(|id| world.postings.get(*id));
        postings.for_each(|posting| *by_role.entry(&posting.role).or_default() += 1);
    }
    let found = |id: &Id<Village>| findings.villages.get(id);
    let mut without: Vec<Id<Village>> =
        villages.iter().copied().filter(|id| found(id).is_none_or(|found| found.residents == 0)).collect();
    without.sort_by_key(|id| (std::cmp::Reverse(found(id).map(|found| (found.overdue, found.open))), *id));
    People {
        own,
        by_role: by_role.into_iter().map(|(role, count)| (role.to_owned(), count)).collect(),
        without_resident: without,
    }
}
