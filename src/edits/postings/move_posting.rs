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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, TODAY, posting, village};

    fn go(cadre: &str, place: &str, on: Date) -> Edit {
        let place = Place::Village(village(place));
        Edit::MovePosting(MovePosting { posting: posting(cadre), next: Id::named("next"), place, on })
    }

    #[test]
    fn the_old_posting_ends_on_the_day_on_which_the_new_one_begins() {
        let (after, said) = done(&sample::sample_world(), &go("赵一", "东三村", TODAY));
        let (old, new) = (after.postings.get(posting("赵一")).unwrap(), after.postings.get(Id::named("next")).unwrap());
        assert_eq!((old.until, new.from, new.until, &new.role), (Some(TODAY), TODAY, None, &old.role));
        assert_eq!(new.village(), Some(village("东三村")));
        assert_eq!(said, "调整派驻 赵一 从 东二村 到 东三村（驻村）");
    }

    #[test]
    fn it_is_refused_to_the_same_place_the_home_village_or_after_the_end() {
        let world = sample::sample_world();
        assert_eq!(refused(&world, &go("赵一", "东二村", TODAY)), "refusal.posting.same_place");
        assert_eq!(refused(&world, &go("孙三", "西二村", TODAY)), "refusal.posting.home");
        assert_eq!(refused(&world, &go("钱二", "东二村", TODAY)), "refusal.posting.ended");
        assert_eq!(refused(&world, &go("赵一", "东三村", jiff::civil::date(2026, 1, 10))), "refusal.posting.dates");
    }
}
