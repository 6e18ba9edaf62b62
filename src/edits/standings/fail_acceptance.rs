//! 验收不通过: does not accept what was done in a weak village.

use crate::model::{Changes, Date, Id, Refusal, Standing, StandingState, World};

use super::acceptance::check_assessment;
use super::case::{about, case_in, check_day, noted};
use crate::edits::checks::{filled, not_past};
use crate::edits::desk::Desk;

/// Do not accept what was done.
#[derive(Clone, Debug, PartialEq)]
pub struct FailAcceptance {
    /// The case.
    pub standing: Id<Standing>,
    /// The score, 0–100.
    pub score: u8,
    /// How many residents voted and how many of them were dissatisfied, if there was a vote.
    pub votes: Option<(u32, u32)>,
    /// The day of the acceptance.
    pub on: Date,
    /// What is missing; needed.
    pub reason: String,
    /// A new day by which the plan is to be carried out; `None` leaves the old one.
    pub due_on: Option<Date>,
}

impl FailAcceptance {
    /// Leaves the village weak and counts the failure, unless there is no plan that could have been carried out.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let standing = case_in(world, self.standing, &[StandingState::Planned], "fail_acceptance")?;
        check_assessment(Some(self.score), self.votes)?;
        filled(&self.reason, "reason")?;
        check_day((self.on, "acceptance_day"), (Some(standing.listed_on), "listed_on"), desk)?;
        not_past(self.due_on, desk.today, "due_on")?;
        let failed = Standing {
            score: Some(self.score),
            votes: self.votes.map(|(votes, _)| votes),
            votes_against: self.votes.map(|(_, against)| against),
            failed: standing.failed + 1,
            due_on: self.due_on.or(standing.due_on),
            note: noted(standing, self.on, &self.reason),
            ..standing.clone()
        };
        let mut changes = Changes::new(about("edit.fail_acceptance", standing, world).with("score", self.score));
        changes.change(standing, failed);
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, TODAY, standing, village};

    fn verb() -> FailAcceptance {
        FailAcceptance {
            standing: standing("东二村"),
            score: 55,
            votes: Some((30, 18)),
            on: TODAY,
            reason: "班子仍缺人".into(),
            due_on: Some(date(2027, 2, 1)),
        }
    }

    #[test]
    fn the_village_stays_weak_gets_more_time_and_the_failure_is_counted() {
        let (after, said) = done(&sample::sample_world(), &Edit::FailAcceptance(verb()));
        let case = after.weak_standing(village("东二村")).unwrap();
        assert_eq!((case.state, case.failed, case.score), (StandingState::Planned, 1, Some(55)));
        assert_eq!((case.votes, case.votes_against), (Some(30), Some(18)));
        assert_eq!((case.due_on, case.note.as_str()), (Some(date(2027, 2, 1)), "2026-10-31 班子仍缺人"));
        assert_eq!(said, "验收不通过：东二村，55 分");
        let again = Edit::FailAcceptance(FailAcceptance { due_on: None, ..verb() });
        let (after, _) = done(&after, &again);
        assert_eq!(after.weak_standing(village("东二村")).unwrap().failed, 2);
    }

    #[test]
    fn a_reason_and_a_plan_are_needed() {
        let world = sample::sample_world();
        let refused = |verb: FailAcceptance| refused(&world, &Edit::FailAcceptance(verb));
        assert_eq!(refused(FailAcceptance { reason: String::new(), ..verb() }), "refusal.empty");
        assert_eq!(refused(FailAcceptance { standing: standing("东一村"), ..verb() }), "refusal.standing.state");
        assert_eq!(refused(FailAcceptance { on: date(2026, 11, 1), ..verb() }), "refusal.future");
        assert_eq!(refused(FailAcceptance { due_on: Some(date(2026, 10, 1)), ..verb() }), "refusal.past");
        assert_eq!(refused(FailAcceptance { score: 101, ..verb() }), "refusal.percent");
        assert_eq!(refused(FailAcceptance { votes: Some((3, 4)), ..verb() }), "refusal.standing.ballot");
    }
}
