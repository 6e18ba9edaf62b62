//! 反弹: finds a village weak again after acceptance.

use crate::model::{Changes, Date, Id, Refusal, Standing, StandingState, World};

use super::case::{about, case_in, check_day, noted};
use crate::edits::checks::filled;
use crate::edits::desk::Desk;

/// Find the village weak again.
#[derive(Clone, Debug, PartialEq)]
pub struct Relapse {
    /// The case.
    pub standing: Id<Standing>,
    /// The day.
    pub on: Date,
    /// What was found; needed.
    pub reason: String,
}

impl Relapse {
    /// Counts the village as weak again, unless it was not accepted, or another case has been opened since.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let states = [StandingState::Accepted, StandingState::LookedBack];
        let standing = case_in(world, self.standing, &states, "relapse")?;
        if let Some(open) = world.weak_standing(standing.village) {
            return Err(about_twice(open, world));
        }
        filled(&self.reason, "reason")?;
        check_day((self.on, "relapsed_on"), (standing.accepted_on, "accepted_on"), desk)?;
        let relapsed = Standing {
            state: StandingState::Relapsed,
            relapsed_on: Some(self.on),
            note: noted(standing, self.on, &self.reason),
            ..standing.clone()
        };
        let mut changes = Changes::new(about("edit.relapse", standing, world));
        changes.change(standing, relapsed);
        Ok(changes)
    }
}

/// Why a village is not counted as weak by two cases.
fn about_twice(open: &Standing, world: &World) -> Refusal {
    Refusal(about("refusal.standing.twice", open, world)).with("day", open.listed_on)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::trial::{done, refused};
    use crate::edits::{Edit, ListWeak};
    use crate::model::sample::{self, TODAY, standing, village};

    fn relapse(name: &str, reason: &str) -> Edit {
        Edit::Relapse(Relapse { standing: standing(name), on: TODAY, reason: reason.into() })
    }

    #[test]
    fn an_accepted_village_counts_as_weak_again() {
        let (after, said) = done(&sample::sample_world(), &relapse("西一村", "账目又停了"));
        let case = after.weak_standing(village("西一村")).unwrap();
        assert_eq!((case.state, case.relapsed_on), (StandingState::Relapsed, Some(TODAY)));
        assert_eq!(case.accepted_on, Some(date(2025, 12, 10)), "that it was accepted is not forgotten");
        assert_eq!(said, "整顿反弹：西一村");
    }

    #[test]
    fn a_village_that_is_weak_already_does_not_relapse() {
        let world = sample::sample_world();
        assert_eq!(refused(&world, &relapse("西二村", "又停了")), "refusal.standing.state");
        let again = ListWeak {
            id: Id::named("second"),
            village: Some(village("西一村")),
            kind: "lax".into(),
            reason: "账目不清".into(),
            criteria: Vec::new(),
            listed_on: TODAY,
            due_on: None,
            leader: None,
            unit: None,
            team: Vec::new(),
            first_secretary: None,
        };
        let (listed, _) = done(&world, &Edit::ListWeak(again));
        assert_eq!(refused(&listed, &relapse("西一村", "又停了")), "refusal.standing.twice");
    }

    #[test]
    fn a_reason_is_needed() {
        assert_eq!(refused(&sample::sample_world(), &relapse("西一村", " ")), "refusal.empty");
    }
}
