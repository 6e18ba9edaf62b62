//! 合并: goes on with an issue in another one that is about the same matter.

use crate::model::{Changes, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use super::follow::parts;
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
        takes_up(into, issue)?;
        let parts = parts(world, issue);
        if !parts.is_empty() && (!into.is_common() || into.parent.is_some()) {
            return Err(Refusal::new("refusal.common.merge").with("number", &issue.number).with("count", parts.len()));
        }
        let merged = Issue { state: IssueState::Merged, merged_into: Some(into.id), ..issue.clone() };
        let own = step(self.step, &merged, StepKind::Merge, desk, &self.note);
        let others = step(self.into_step, into, StepKind::Merge, desk, &self.note);
        let mut changes = Changes::new(about("edit.merge", issue).with("into", &into.number));
        changes.add(IssueStep { other: Some(into.id), ..own });
        changes.add(IssueStep { other: Some(issue.id), ..others });
        changes.change(issue, merged);
        for part in parts {
            let joined = step(self.step.beside(part.id), part, StepKind::Join, desk, &self.note);
            changes.add(IssueStep { other: Some(into.id), ..joined });
            changes.change(part, Issue { parent: Some(into.id), ..part.clone() });
        }
        Ok(changes)
    }
}

/// Refuses an issue that cannot take up another one: itself, one that is done, one of another kind.
pub(super) fn takes_up(into: &Issue, issue: &Issue) -> Result<(), Refusal> {
    if into.id == issue.id {
        return Err(Refusal::new("refusal.issue.merge_itself"));
    }
    if !into.state.is_open() {
        return Err(wrong_state(into, "take_up"));
    }
    if into.kind != issue.kind {
        return Err(Refusal::new("refusal.issue.merge_kind").with("number", &into.number));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, issue};

    fn merge(number: &str, into: Option<&str>) -> Edit {
        Edit::Merge(Merge {
            issue: issue(number),
            into: into.map(issue),
            note: "同一件事".into(),
            step: Id::named("step"),
            into_step: Id::named("into step"),
        })
    }

    #[test]
    fn the_one_ends_the_other_goes_on_and_both_say_so() {
        let world = sample::sample_world();
        let (after, said) = done(&world, &merge("2026-0001", Some("2026-0002")));
        let ended = after.issues.get(issue("2026-0001")).unwrap();
        assert_eq!((ended.state, ended.merged_into), (IssueState::Merged, Some(issue("2026-0002"))));
        assert_eq!(after.issues.get(issue("2026-0002")), world.issues.get(issue("2026-0002")));
        let step = |id: &str| after.issue_steps.get(Id::named(id)).map(|row| (row.issue, row.other));
        assert_eq!(step("step"), Some((issue("2026-0001"), Some(issue("2026-0002")))));
        assert_eq!(step("into step"), Some((issue("2026-0002"), Some(issue("2026-0001")))));
        assert_eq!(after.issue_steps.len(), world.issue_steps.len() + 2, "the steps of both are kept");
        assert_eq!(said, "问题 2026-0001 村道塌方未修复 并入 2026-0002");
    }

    #[test]
    fn it_is_refused_into_itself_a_closed_a_merged_or_another_kind_of_issue() {
        let world = sample::sample_world();
        assert_eq!(refused(&world, &merge("2026-0001", None)), "refusal.choose");
        assert_eq!(refused(&world, &merge("2026-0001", Some("2026-0001"))), "refusal.issue.merge_itself");
        assert_eq!(refused(&world, &merge("2026-0001", Some("2026-0004"))), "refusal.issue.state");
        assert_eq!(refused(&world, &merge("2026-0004", Some("2026-0001"))), "refusal.issue.state");
        assert_eq!(refused(&world, &merge("2026-0001", Some("2026-0005"))), "refusal.issue.merge_kind");
        let (merged, _) = done(&world, &merge("2026-0001", Some("2026-0002")));
        assert_eq!(refused(&merged, &merge("2026-0003", Some("2026-0001"))), "refusal.issue.state");
        assert_eq!(refused(&merged, &merge("2026-0001", Some("2026-0003"))), "refusal.issue.state");
    }
}
