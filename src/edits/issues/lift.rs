//! 摘牌: the county no longer supervises an issue.

use crate::model::{Changes, Id, Issue, IssueStep, Refusal, StepKind, World};

use crate::edits::checks::{filled, found};
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step};

/// Take the number of supervision off an issue, whatever its state; which number it was stays known.
#[derive(Clone, Debug, PartialEq)]
pub struct Lift {
    /// The issue.
    pub issue: Id<Issue>,
    /// Why; needed.
    pub reason: String,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl Lift {
    /// Ends the supervision, unless there is none.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if !issue.supervised {
            return Err(Refusal::new("refusal.issue.not_supervised").with("number", &issue.number));
        }
        filled(&self.reason, "reason")?;
        let day = desk.today.max(issue.supervised_on.unwrap_or(issue.raised_on));
        let lifted = Issue { supervised: false, lifted_on: Some(day), ..issue.clone() };
        let mut changes = Changes::new(about("edit.lift", issue).with("supervised", &issue.supervised_number));
        changes.add(step(self.step, &lifted, StepKind::Lift, desk, &self.reason));
        changes.change(issue, lifted);
        Ok(changes)
    }
}
