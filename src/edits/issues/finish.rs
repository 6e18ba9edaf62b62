//! 办结: says that an issue is done, so that somebody else can check it.

use crate::model::{Changes, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use crate::edits::checks::found;
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step, step_with, wrong_state};

/// Say that an issue is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Finish {
    /// The issue.
    pub issue: Id<Issue>,
    /// The public answer, if it is written already; an empty text leaves the one that stands.
    pub reply: String,
    /// A remark: what was done.
    pub note: String,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl Finish {
    /// Leaves the issue to be checked, unless nobody is working on it.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if issue.state != IssueState::Assigned {
            return Err(wrong_state(issue, "finish"));
        }
        let finished = Issue {
            state: IssueState::Finished,
            finished_on: Some(desk.today.max(issue.raised_on)),
            reply: latest_reply(&self.reply, issue),
            ..issue.clone()
        };
        let mut changes = Changes::new(about("edit.finish", issue));
        changes.add(step_with(step(self.step, &finished, StepKind::Finish, desk, &self.note), issue.handler));
        changes.change(issue, finished);
        Ok(changes)
    }
}

/// The answer that is given now, or else the one that stands.
pub(super) fn latest_reply(given: &str, issue: &Issue) -> String {
    if given.trim().is_empty() { issue.reply.clone() } else { given.trim().to_owned() }
}
