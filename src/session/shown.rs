//! The county as of a day, beside the one of today, while somebody looks at it.

use crate::edits::Desk;
use crate::model::{Sentence, World};

use super::past::Past;

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
    pub(super) fn of(past: &Past, desk: &Desk) -> Self {
        Self {
            world: past.world.clone(),
            desk: Desk { author: desk.author.clone(), today: past.day },
            why: Sentence::new("dates.as_of.read_only").with("day", past.day),
        }
    }
}
