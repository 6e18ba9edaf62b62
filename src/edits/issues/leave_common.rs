//! 移出共性问题: an issue is no longer a part of a common problem and goes its own way.

use crate::model::{Changes, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use crate::edits::checks::{filled, found};
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step, wrong_state};

/// Take an issue out of its common problem.
#[derive(Clone, Debug, PartialEq)]
pub struct LeaveCommon {
    /// The issue.
    pub issue: Id<Issue>,
    /// Why; needed.
    pub reason: String,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl LeaveCommon {
    /// Cuts the tie; where the issue stands and who is responsible stays as it is.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if issue.state == IssueState::Merged {
            return Err(wrong_state(issue, "leave_common"));
        }
        let Some(problem) = issue.parent else {
            return Err(Refusal::new("refusal.common.no_part").with("number", &issue.number));
        };
        filled(&self.reason, "reason")?;
        let number = world.issues.get(problem).map_or("", |problem| problem.number.as_str());
        let mut changes = Changes::new(about("edit.leave_common", issue).with("common", number));
        let left = step(self.step, issue, StepKind::Leave, desk, &self.reason);
        changes.add(IssueStep { other: Some(problem), ..left });
        changes.change(issue, Issue { parent: None, ..issue.clone() });
        Ok(changes)
    }
}
