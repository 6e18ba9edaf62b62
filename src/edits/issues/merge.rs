//! 合并: goes on with an issue in another one that is about the same matter.

use crate::model::{Changes, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use crate::edits::checks::{chosen, found};
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step, wrong_state};

/// Go on with an issue in another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Merge {
    /// The issue that ends.
    pub issue: Id<Issue>,
    /// The issue that goes on; needed.
    pub into: Option<Id<Issue>>,
    /// A remark.
    pub note: String,
    /// The identity of the step of the issue that ends; made by the caller.
    pub step: Id<IssueStep>,
    /// The identity of the step of the issue that goes on; made by the caller.
    pub into_step: Id<IssueStep>,
}

impl Merge {
    /// Ends the one issue and writes a step in both; the steps of both stay where they are.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if !issue.state.is_open() {
            return Err(wrong_state(issue, "merge"));
        }
        let into = chosen(&world.issues, self.into, "merged_into")?;
        if into.id == issue.id {
            return Err(Refusal::new("refusal.issue.merge_itself"));
        }
        if !into.state.is_open() {
            return Err(wrong_state(into, "take_up"));
        }
        if into.kind != issue.kind {
            return Err(Refusal::new("refusal.issue.merge_kind").with("number", &into.number));
        }
        let merged = Issue { state: IssueState::Merged, merged_into: Some(into.id), ..issue.clone() };
        let own = step(self.step, &merged, StepKind::Merge, desk, &self.note);
        let others = step(self.into_step, into, StepKind::Merge, desk, &self.note);
        let mut changes = Changes::new(about("edit.merge", issue).with("into", &into.number));
        changes.add(IssueStep { other: Some(into.id), ..own });
        changes.add(IssueStep { other: Some(issue.id), ..others });
        changes.change(issue, merged);
        Ok(changes)
    }
}
