//! The county as of a day, beside the one of today, while somebody looks at it.

use crate::analysis::world_as_of;
use crate::edits::Desk;
use crate::model::{Date, Sentence, World};

/// The county of an earlier day.
#[derive(Clone)]
pub(super) struct Shown {
    /// The county as it stood at the end of the day.
    pub world: World,
    /// The desk, with that day as today.
    pub desk: Desk,
    /// Why nothing can be changed meanwhile.
    pub why: Sentence,
}

impl Shown {
    /// The county at the end of that day.
    pub(super) fn of(world: &World, desk: &Desk, day: Date) -> Self {
        Self {
            world: world_as_of(world, day),
            desk: Desk { author: desk.author.clone(), today: day },
            why: Sentence::new("dates.as_of.read_only").with("day", day),
        }
    }
}
