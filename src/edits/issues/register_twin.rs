//! 登记并合并: registers an issue that repeats another one, and goes on with it there.

use crate::model::{Changes, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use super::merge::takes_up;
use super::register::{Register, first_step};
use crate::edits::checks::chosen;
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step};

/// Register an issue and go on with it in another one at once, so that both that it was raised again and what happened
/// before are kept.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterTwin {
    /// How it is registered.
    pub register: Register,
    /// The issue that goes on; needed.
    pub into: Option<Id<Issue>>,
    /// The identity of the step of the merge; made by the caller.
    pub step: Id<IssueStep>,
    /// The identity of the step of the issue that goes on; made by the caller.
    pub into_step: Id<IssueStep>,
}

impl RegisterTwin {
    /// Adds the issue with two steps, and a step to the one that goes on.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let registered = self.register.issue(world, desk)?;
        let into = chosen(&world.issues, self.into, "merged_into")?;
        takes_up(into, &registered)?;
        let merged = Issue { state: IssueState::Merged, merged_into: Some(into.id), ..registered };
        let mut changes = Changes::new(about("edit.register_twin", &merged).with("into", &into.number));
        let first = first_step(self.register.step, &merged, desk);
        let own = step(self.step, &merged, StepKind::Merge, desk, "");
        let others = step(self.into_step, into, StepKind::Merge, desk, &merged.title);
        let merged_id = merged.id;
        changes.add(merged);
        changes.add(first);
        changes.add(IssueStep { other: Some(into.id), ..own });
        changes.add(IssueStep { other: Some(merged_id), ..others });
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, TODAY, issue, new_issue};
    use crate::model::told::Told;

    fn twin(title: &str, into: Option<&str>) -> Edit {
        let new = Issue { number: String::new(), ..new_issue("new", title, Some("东二村"), TODAY) };
        Edit::RegisterTwin(RegisterTwin {
            register: Register { issue: Box::new(new), step: Id::named("step 1") },
            into: into.map(issue),
            step: Id::named("step 2"),
            into_step: Id::named("step 3"),
        })
    }

    #[test]
    fn what_was_raised_again_has_its_number_and_goes_on_in_the_first() {
        let world = sample::sample_world();
        let (after, said) = done(&world, &twin("塌方还没人管", Some("2026-0001")));
        let row = after.issues.get(issue("new")).unwrap();
        assert_eq!((row.state, row.number.as_str()), (IssueState::Merged, "2026-0007"));
        let steps: Vec<_> = after.issue_steps.iter().filter(|step| step.issue == row.id).collect();
        assert_eq!((steps.len(), Told::by(row, steps.iter().copied()).state), (2, IssueState::Merged));
        let other = after.issue_steps.get(Id::named("step 3")).unwrap();
        assert_eq!((other.issue, other.note.as_str()), (issue("2026-0001"), "塌方还没人管"));
        assert_eq!(said, "登记 2026-0007 塌方还没人管，并入 2026-0001");
    }

    #[test]
    fn it_needs_an_open_issue_to_go_on_in_and_a_whole_registration() {
        let world = sample::sample_world();
        assert_eq!(refused(&world, &twin("某事", None)), "refusal.choose");
        assert_eq!(refused(&world, &twin("某事", Some("2026-0004"))), "refusal.issue.state");
        assert_eq!(refused(&world, &twin("", Some("2026-0001"))), "refusal.empty");
        assert_eq!(refused(&world, &twin("某事", Some("2026-0005"))), "refusal.issue.merge_kind");
    }
}
