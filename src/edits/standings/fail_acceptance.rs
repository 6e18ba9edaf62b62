//! 验收不通过: does not accept what was done in a weak village.

use crate::model::{Changes, Date, Id, Refusal, Standing, StandingState, World};

use super::case::{about, case_in, check_day, noted};
use crate::edits::checks::{filled, not_past, percent};
use crate::edits::desk::Desk;

/// Do not accept what was done.
#[derive(Clone, Debug, PartialEq)]
pub struct FailAcceptance {
    /// The case.
    pub standing: Id<Standing>,
    /// The score, 0–100.
    pub score: u8,
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
        percent(self.score, "score")?;
        filled(&self.reason, "reason")?;
        check_day((self.on, "acceptance_day"), (Some(standing.listed_on), "listed_on"), desk)?;
        not_past(self.due_on, desk.today, "due_on")?;
        let failed = Standing {
            score: Some(self.score),
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
