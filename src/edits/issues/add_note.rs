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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, issue};

    fn note(number: &str, text: &str) -> Edit {
        Edit::AddNote(AddNote { issue: issue(number), text: text.into(), step: Id::named("step") })
    }

    #[test]
    fn a_remark_is_written_whatever_the_state_and_nothing_else_changes() {
        let world = sample::sample_world();
        for number in ["2026-0001", "2026-0004", "2026-0005"] {
            let (after, _) = done(&world, &note(number, " 已电话回访 "));
            assert_eq!(after.issues, world.issues);
            assert_eq!(after.issue_steps.get(Id::named("step")).unwrap().note, "已电话回访");
        }
    }

    #[test]
    fn an_empty_remark_or_one_about_nothing_is_refused() {
        let world = sample::sample_world();
        assert_eq!(refused(&world, &note("2026-0001", " ")), "refusal.empty");
        assert_eq!(refused(&world, &note("2026-0099", "某事")), "refusal.gone");
    }
}
