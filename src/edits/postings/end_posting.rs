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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, posting};

    fn end(cadre: &str, until: Date) -> Edit {
        Edit::EndPosting(EndPosting { posting: posting(cadre), until })
    }

    #[test]
    fn the_posting_holds_until_the_day_before() {
        let (after, said) = done(&sample::sample_world(), &end("赵一", date(2026, 11, 30)));
        let ended = after.postings.get(posting("赵一")).unwrap();
        assert!(ended.holds_on(date(2026, 11, 29)) && !ended.holds_on(date(2026, 11, 30)));
        assert_eq!(said, "结束派驻 赵一 在 东二村（驻村），至 2026-11-30");
    }

    #[test]
    fn an_end_can_come_sooner_but_not_later_and_not_before_the_beginning() {
        let world = sample::sample_world();
        done(&world, &end("钱二", date(2026, 5, 1)));
        assert_eq!(refused(&world, &end("钱二", date(2026, 6, 1))), "refusal.posting.ended");
        assert_eq!(refused(&world, &end("钱二", date(2026, 7, 1))), "refusal.posting.ended");
        assert_eq!(refused(&world, &end("赵一", date(2026, 1, 10))), "refusal.posting.dates");
        assert_eq!(refused(&world, &end("李四", date(2026, 12, 1))), "refusal.gone");
    }
}
