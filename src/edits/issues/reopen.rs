//! 重新办理: takes up an issue again that was closed or parked.

use crate::model::{Changes, Date, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use crate::edits::checks::{filled, found, not_past};
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step, wrong_state};

/// Take up an issue again; how often that happens after closing is counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Reopen {
    /// The issue.
    pub issue: Id<Issue>,
    /// Why; needed.
    pub reason: String,
    /// A new last day for finishing it; `None` leaves the old one, even if it has passed.
    pub due_on: Option<Date>,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl Reopen {
    /// Gives it back to its unit, or to be assigned where it had none.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if !matches!(issue.state, IssueState::Closed | IssueState::Parked) {
            return Err(wrong_state(issue, "reopen"));
        }
        filled(&self.reason, "reason")?;
        not_past(self.due_on, desk.today, "due_on")?;
        let reopened = Issue {
            state: if issue.unit.is_some() { IssueState::Assigned } else { IssueState::Registered },
            due_on: self.due_on.or(issue.due_on),
            finished_on: None,
            closed_on: None,
            verifier: None,
            recheck_on: None,
            reopened: issue.reopened + u32::from(issue.state == IssueState::Closed),
            ..issue.clone()
        };
        let mut changes = Changes::new(about("edit.reopen", issue));
        changes.add(step(self.step, &reopened, StepKind::Reopen, desk, &self.reason));
        changes.change(issue, reopened);
        Ok(changes)
    }
}
