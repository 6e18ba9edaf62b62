//! 列入整顿: lists a village as weak.

use crate::model::{Cadre, Changes, Date, Id, Refusal, Standing, StandingState, Unit, Village, World};

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
            village,
            kind: self.kind.clone(),
            reason: self.reason.trim().to_owned(),
            listed_on: self.listed_on,
            state: StandingState::Listed,
            plan: String::new(),
            due_on: self.due_on,
            leader: self.leader,
            unit: self.unit,
            score: None,
            accepted_on: None,
            failed: 0,
            looked_back_on: None,
            relapsed_on: None,
            note: String::new(),
        }
    }
}

/// How often a village has been listed as weak.
pub fn times_listed(world: &World, village: Id<Village>) -> usize {
    world.standings.iter().filter(|standing| standing.village == village).count()
}
