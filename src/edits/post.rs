//! 派驻: posts a cadre or a unit to a place.

use crate::model::{Changes, Posting, Refusal, Sentence, World};

use super::Desk;

/// Post a cadre or a unit to a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Post {
    /// The posting as it shall stand; its identity is made by the caller.
    pub posting: Posting,
}

impl Post {
    /// Adds the posting, unless the same person already holds the same role there at that time.
    pub fn changes(&self, world: &World, _desk: &Desk) -> Result<Changes, Refusal> {
        let posting = &self.posting;
        let Some(cadre) = posting.cadre.and_then(|id| world.cadres.get(id)) else {
            return Err(Refusal::new("refusal.post.nobody"));
        };
        let place = world.place_name(posting.place);
        let mut changes = Changes::new(Sentence::new("edit.post").with("cadre", &cadre.name).with("place", place));
        changes.add(posting.clone());
        Ok(changes)
    }
}
