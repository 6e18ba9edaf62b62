//! 撤销列入: takes back a listing that was a mistake.

use crate::model::{Changes, Id, Refusal, Standing, StandingState, World};

use super::case::{about, case_in};
use crate::edits::checks::filled;
use crate::edits::desk::Desk;
use crate::edits::records::remove_with_belongings;

/// Take back a listing.
#[derive(Clone, Debug, PartialEq)]
pub struct Withdraw {
    /// The case.
    pub standing: Id<Standing>,
    /// Why; needed. It stands in the history.
    pub reason: String,
}

impl Withdraw {
    /// Removes the case with its criteria, unless work on it has begun: then it ends by acceptance.
    pub fn changes(&self, world: &World, _desk: &Desk) -> Result<Changes, Refusal> {
        let standing = case_in(world, self.standing, &[StandingState::Listed], "withdraw")?;
        filled(&self.reason, "reason")?;
        let mut changes = Changes::new(about("edit.withdraw", standing, world).with("reason", self.reason.trim()));
        remove_with_belongings(standing, world, &mut changes)?;
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, standing, village};
    use crate::model::{Criterion, Promise};

    fn withdraw(name: &str, reason: &str) -> Edit {
        Edit::Withdraw(Withdraw { standing: standing(name), reason: reason.into() })
    }

    #[test]
    fn the_case_is_gone_and_the_history_says_why() {
        let (after, said) = done(&sample::sample_world(), &withdraw("东一村", "列错了村"));
        assert_eq!(after.weak_standing(village("东一村")), None);
        assert_eq!(after.standings.get(standing("东一村")), None);
        assert_eq!(said, "撤销列入：东一村（列错了村）");
    }

    #[test]
    fn criteria_go_with_the_case_and_a_promise_about_it_keeps_it() {
        let mut world = sample::sample_world();
        let (on, code) = (sample::TODAY, "team_split".to_owned());
        let case = standing("东一村");
        let ticked =
            Criterion { id: Id::named("c"), standing: case, code, on, evidence: String::new(), settled_on: None };
        world.criteria = [ticked].into_iter().collect();
        let (after, _) = done(&world, &withdraw("东一村", "列错了村"));
        assert_eq!(after.criteria.len(), 0);
        let promise = Promise { standing: Some(case), ..Promise::blank("measure", "清账", on) };
        world.promises = [promise].into_iter().collect();
        assert_eq!(refused(&world, &withdraw("东一村", "列错了村")), "refusal.used");
    }

    #[test]
    fn once_there_is_a_plan_the_case_ends_by_acceptance_only() {
        let world = sample::sample_world();
        for name in ["东二村", "西一村", "西二村"] {
            assert_eq!(refused(&world, &withdraw(name, "列错了村")), "refusal.standing.state", "{name}");
        }
        assert_eq!(refused(&world, &withdraw("东一村", "")), "refusal.empty");
    }
}
