//! 派驻: posts a cadre or a unit to a place.

use crate::model::{CatalogueKind, Changes, Posting, Refusal, Sentence, World};

use crate::edits::checks::title_of;
use crate::edits::desk::Desk;
use crate::edits::records::check_posting;

/// Post a cadre or a unit to a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Post {
    /// The posting as it shall stand; its identity is made by the caller.
    pub posting: Posting,
}

impl Post {
    /// Adds the posting, unless the same person holds the same role there at that time, comes from that village, or
    /// cannot be posted.
    pub fn changes(&self, world: &World, _desk: &Desk) -> Result<Changes, Refusal> {
        let posting = &self.posting;
        check_posting(posting, world, None)?;
        let mut changes = Changes::new(told("edit.post", posting, world));
        changes.add(posting.clone());
        Ok(changes)
    }
}

/// A sentence about a posting: who, where, as what.
pub(super) fn told(key: &str, posting: &Posting, world: &World) -> Sentence {
    let cadre = posting.cadre.and_then(|id| world.cadres.get(id)).map(|row| row.name.as_str());
    let unit = || posting.unit.and_then(|id| world.units.get(id)).map(|row| row.name.as_str());
    Sentence::new(key)
        .with("who", cadre.or_else(unit).unwrap_or_default())
        .with("place", world.place_name(posting.place))
        .with("role", title_of(world, CatalogueKind::Role, &posting.role))
}
