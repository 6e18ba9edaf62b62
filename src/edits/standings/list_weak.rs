//! 列入整顿: lists a village as weak.

use crate::model::{Cadre, Changes, Date, Id, Refusal, Standing, Unit, Village, World};

use super::case::about;
use crate::edits::checks::{chosen, filled};
use crate::edits::desk::Desk;
use crate::edits::records::Rules;

/// List a village as weak.
#[derive(Clone, Debug, PartialEq)]
pub struct ListWeak {
    /// The identity of the case; made by the caller.
    pub id: Id<Standing>,
    /// The village; needed.
    pub village: Option<Id<Village>>,
    /// Catalogue code of the type of weakness; needed.
    pub kind: String,
    /// Why; needed.
    pub reason: String,
    /// The day of listing.
    pub listed_on: Date,
    /// The day by which it is to be put in order, if it is set already.
    pub due_on: Option<Date>,
    /// The county leader in charge.
    pub leader: Option<Id<Cadre>>,
    /// The paired unit.
    pub unit: Option<Id<Unit>>,
}

impl ListWeak {
    /// Opens a case, unless the village is listed now.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let village = chosen(&world.villages, self.village, "village")?;
        let standing = self.standing(village.id);
        standing.check(world, desk, None)?;
        filled(&self.reason, "reason")?;
        let sentence = match times_listed(world, village.id) {
            0 => about("edit.list_weak", &standing, world),
            before => about("edit.list_weak_again", &standing, world).with("times", before + 1),
        };
        let mut changes = Changes::new(sentence);
        changes.add(standing);
        Ok(changes)
    }

    /// The case as it begins.
    fn standing(&self, village: Id<Village>) -> Standing {
        Standing {
            id: self.id,
            kind: self.kind.clone(),
            reason: self.reason.trim().to_owned(),
            due_on: self.due_on,
            leader: self.leader,
            unit: self.unit,
            ..Standing::blank(village, self.listed_on)
        }
    }
}

/// How often a village has been listed as weak.
pub fn times_listed(world: &World, village: Id<Village>) -> usize {
    world.standings.iter().filter(|standing| standing.village == village).count()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, TODAY, village};

    fn verb(name: &str) -> ListWeak {
        ListWeak {
            id: Id::named("case"),
            village: Some(village(name)),
            kind: "lax".into(),
            reason: "账目不清".into(),
            listed_on: TODAY,
            due_on: None,
            leader: None,
            unit: None,
        }
    }

    #[test]
    fn the_village_counts_as_weak_from_then_on() {
        let (after, said) = done(&sample::sample_world(), &Edit::ListWeak(verb("西三村")));
        assert_eq!(after.weak_standing(village("西三村")).map(|case| case.id), Some(Id::named("case")));
        assert_eq!(said, "列入整顿：西三村");
    }

    #[test]
    fn a_village_that_was_listed_before_is_listed_for_the_second_time() {
        assert_eq!(done(&sample::sample_world(), &Edit::ListWeak(verb("西一村"))).1, "第 2 次列入整顿：西一村");
    }

    #[test]
    fn a_village_is_not_listed_twice_at_once() {
        let world = sample::sample_world();
        for name in ["东一村", "东二村", "西二村"] {
            assert_eq!(refused(&world, &Edit::ListWeak(verb(name))), "refusal.standing.twice", "{name}");
        }
    }

    #[test]
    fn village_kind_reason_and_a_day_that_has_come_are_needed() {
        let world = sample::sample_world();
        let refused = |verb: ListWeak| refused(&world, &Edit::ListWeak(verb));
        assert_eq!(refused(ListWeak { village: None, ..verb("西三村") }), "refusal.choose");
        assert_eq!(refused(ListWeak { kind: String::new(), ..verb("西三村") }), "refusal.empty");
        assert_eq!(refused(ListWeak { kind: "sleepy".into(), ..verb("西三村") }), "refusal.unlisted");
        assert_eq!(refused(ListWeak { reason: " ".into(), ..verb("西三村") }), "refusal.empty");
        assert_eq!(refused(ListWeak { listed_on: date(2026, 11, 1), ..verb("西三村") }), "refusal.future");
        assert_eq!(refused(ListWeak { due_on: Some(date(2026, 1, 1)), ..verb("西三村") }), "refusal.order");
    }
}
