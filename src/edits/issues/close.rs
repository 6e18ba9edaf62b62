//! 核实销号: checks an issue that is done, and closes it by number.

use crate::model::{Cadre, Changes, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use super::finish::latest_reply;
use crate::edits::checks::{chosen, filled, found};
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step, step_with, wrong_state};

/// Close an issue that somebody other than its handler has checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Close {
    /// The issue.
    pub issue: Id<Issue>,
    /// Who checked it; needed, and not the handler.
    pub verifier: Option<Id<Cadre>>,
    /// The public answer; an empty text leaves the one that stands.
    pub reply: String,
    /// A remark.
    pub note: String,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl Close {
    /// Closes the issue, unless it is not done, has no answer, or was checked by its handler.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if issue.state != IssueState::Finished {
            return Err(wrong_state(issue, "close"));
        }
        let verifier = checked_by_another(self.verifier, issue, world)?;
        let closed = Issue {
            state: IssueState::Closed,
            closed_on: Some(desk.today.max(issue.finished_on.unwrap_or(issue.raised_on))),
            verifier: Some(verifier.id),
            reply: latest_reply(&self.reply, issue),
            ..issue.clone()
        };
        filled(&closed.reply, "reply")?;
        let mut changes = Changes::new(about("edit.close", issue));
        changes.add(step_with(step(self.step, &closed, StepKind::Close, desk, &self.note), Some(verifier.id)));
        changes.change(issue, closed);
        Ok(changes)
    }
}

/// The one who checked, who has to be named and to be another person than the handler.
pub(super) fn checked_by_another<'a>(
    verifier: Option<Id<Cadre>>,
    issue: &Issue,
    world: &'a World,
) -> Result<&'a Cadre, Refusal> {
    let verifier = chosen(&world.cadres, verifier, "verifier")?;
    if issue.handler == Some(verifier.id) {
        return Err(Refusal::new("refusal.issue.same_person"));
    }
    Ok(verifier)
}
