//! 退回: checks an issue that is said to be done, and sends it back to be worked on.

use crate::model::{Cadre, Changes, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use super::close::checked_by_another;
use crate::edits::checks::{filled, found};
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step, step_with, wrong_state};

/// Send an issue back that is not done.
#[derive(Clone, Debug, PartialEq)]
pub struct SendBack {
    /// The issue.
    pub issue: Id<Issue>,
    /// Who checked it; needed, and not the handler.
    pub verifier: Option<Id<Cadre>>,
    /// What is missing; needed.
    pub reason: String,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl SendBack {
    /// Makes the unit work on it again, unless it was not said to be done.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if issue.state != IssueState::Finished {
            return Err(wrong_state(issue, "send_back"));
        }
        let verifier = checked_by_another(self.verifier, issue, world)?;
        filled(&self.reason, "reason")?;
        let returned = Issue { state: IssueState::Assigned, finished_on: None, ..issue.clone() };
        let mut changes = Changes::new(about("edit.send_back", issue));
        changes.add(step_with(step(self.step, &returned, StepKind::Return, desk, &self.reason), Some(verifier.id)));
        changes.change(issue, returned);
        Ok(changes)
    }
}
