//! What was promised to a place, and what of it is to be done.

use crate::model::{Date, Id, Promise, World};

use super::super::commitments::{Tally, is_public, tally};
use super::grounds::Grounds;

/// What was promised in the open to a place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Promised {
    /// How many, done and overdue.
    pub tally: Tally,
    /// Those that are still to be done, by the day on which they are due; those without a day last.
    pub due: Vec<Id<Promise>>,
}

/// The public promises to these places.
pub(super) fn promised(world: &World, grounds: &Grounds, members: &[u32]) -> Promised {
    let rows = members.iter().flat_map(|place| grounds.promises(*place)).filter_map(|id| world.promises.get(*id));
    let rows: Vec<&Promise> = rows.filter(|row| is_public(row)).collect();
    let mut due: Vec<&Promise> = rows.iter().copied().filter(|row| row.stage().is_open()).collect();
    due.sort_by_key(|row| (row.due_on.unwrap_or(Date::MAX), row.made_on, row.id));
    Promised { tally: tally(rows, grounds.today), due: due.into_iter().map(|row| row.id).collect() }
}
