//! 结束派驻: ends a posting.

use crate::model::{Changes, Date, Id, Posting, Refusal, World};

use super::post::told;
use crate::edits::checks::found;
use crate::edits::desk::Desk;

/// End a posting.
#[derive(Clone, Debug, PartialEq)]
pub struct EndPosting {
    /// The posting.
    pub posting: Id<Posting>,
    /// The first day on which it no longer holds; it may lie ahead.
    pub until: Date,
}

impl EndPosting {
    /// Sets the end, unless the posting ends before that day or begins after it.
    pub fn changes(&self, world: &World, _desk: &Desk) -> Result<Changes, Refusal> {
        let posting = found(&world.postings, self.posting)?;
        if let Some(until) = posting.until.filter(|until| *until <= self.until) {
            return Err(Refusal::new("refusal.posting.ended").with("until", until));
        }
        if self.until <= posting.from {
            return Err(Refusal::new("refusal.posting.dates").with("from", posting.from).with("until", self.until));
        }
        let mut changes = Changes::new(told("edit.end_posting", posting, world).with("until", self.until));
        changes.change(posting, Posting { until: Some(self.until), ..posting.clone() });
        Ok(changes)
    }
}
