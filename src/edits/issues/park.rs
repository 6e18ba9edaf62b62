//! 解释挂起: explains why an issue cannot be solved now, and parks it until it is looked at again.

use crate::model::{Changes, Date, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use crate::edits::checks::{filled, found};
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step, wrong_state};

/// Park an issue; a parked one gets another day in this way.
#[derive(Clone, Debug, PartialEq)]
pub struct Park {
    /// The issue.
    pub issue: Id<Issue>,
    /// What was explained; needed.
    pub reason: String,
    /// The day on which it comes back; needed, and after today.
    pub recheck_on: Option<Date>,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl Park {
    /// Parks the issue, unless it is done or the day is not ahead.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if !matches!(issue.state, IssueState::Registered | IssueState::Assigned | IssueState::Parked) {
            return Err(wrong_state(issue, "park"));
        }
        let Some(day) = self.recheck_on else {
            return Err(Refusal::new("refusal.choose").with("field", "@edit.field.recheck_on"));
        };
        if day <= desk.today {
            return Err(Refusal::new("refusal.issue.recheck").with("day", day).with("today", desk.today));
        }
        filled(&self.reason, "reason")?;
        let parked = Issue { state: IssueState::Parked, recheck_on: Some(day), ..issue.clone() };
        let mut changes = Changes::new(about("edit.park", issue).with("day", day));
        changes.add(step(self.step, &parked, StepKind::Park, desk, &self.reason));
        changes.change(issue, parked);
        Ok(changes)
    }
}
