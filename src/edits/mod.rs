//! # edits: what a person may do
//!
//! Holds: one verb a file, each a pure function from the world to changes or to a refusal, and the list of all verbs.
//! May use: model
//! Foreign: jiff serde
//! Never: touches the file, asks the clock, knows the window.

use crate::model::{Changes, Date, Refusal, World};

mod post;

pub use post::Post;

/// Who does it and on which day.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// The name of the person at the desk.
    pub author: String,
    /// The day that counts as today.
    pub today: Date,
}

/// Everything that a person may do to the records.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// 派驻: post a cadre or a unit to a place.
    Post(Post),
}

impl Edit {
    /// What the edit would change, or why it may not be done. Asked dry, it greys a button and is its tooltip.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        match self {
            Self::Post(verb) => verb.changes(world, desk),
        }
    }
}
