//! 调整派驻: ends a posting and goes on with it in another place.

use crate::model::{Changes, Date, Id, Place, Posting, Refusal, World};

use super::post::told;
use crate::edits::checks::found;
use crate::edits::desk::Desk;
use crate::edits::records::check_posting;

/// Go on with a posting in another place.
#[derive(Clone, Debug, PartialEq)]
pub struct MovePosting {
    /// The posting that ends.
    pub posting: Id<Posting>,
    /// The identity of the posting that begins; made by the caller.
    pub next: Id<Posting>,
    /// The new place.
    pub place: Place,
    /// The first day in the new place, which is the first day without the old one.
    pub on: Date,
}

impl MovePosting {
    /// Ends the posting and adds the new one, unless it does not hold before that day or may not stand there.
    pub fn changes(&self, world: &World, _desk: &Desk) -> Result<Changes, Refusal> {
        let old = found(&world.postings, self.posting)?;
        if old.place == self.place {
            return Err(Refusal::new("refusal.posting.same_place").with("place", world.place_name(old.place)));
        }
        if self.on <= old.from {
            return Err(Refusal::new("refusal.posting.dates").with("from", old.from).with("until", self.on));
        }
        if let Some(until) = old.until.filter(|until| *until <= self.on) {
            return Err(Refusal::new("refusal.posting.ended").with("until", until));
        }
        let new = Posting { id: self.next, place: self.place, from: self.on, ..old.clone() };
        check_posting(&new, world, None)?;
        let sentence = told("edit.move_posting", &new, world).with("from_place", world.place_name(old.place));
        let mut changes = Changes::new(sentence);
        changes.change(old, Posting { until: Some(self.on), ..old.clone() });
        changes.add(new);
        Ok(changes)
    }
}
