//! 记事: writes a remark about an issue.

use crate::model::{Changes, Id, Issue, IssueStep, Refusal, StepKind, World};

use crate::edits::checks::{filled, found};
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step};

/// Write a remark about an issue, whatever its state.
#[derive(Clone, Debug, PartialEq)]
pub struct AddNote {
    /// The issue.
    pub issue: Id<Issue>,
    /// The remark; needed.
    pub text: String,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl AddNote {
    /// Adds a step that changes nothing about the issue.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        filled(&self.text, "note")?;
        let mut changes = Changes::new(about("edit.add_note", issue));
        changes.add(step(self.step, issue, StepKind::Note, desk, &self.text));
        Ok(changes)
    }
}
