//! 退回: checks an issue that is said to be done, and sends it back to be worked on.

use crate::model::{Cadre, Changes, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use super::close::checked_by_another;
use super::follow::carry;
use crate::edits::checks::{filled, found};
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step, step_with, wrong_state};

/// Send an issue back that is not done.
#[derive(Clone, Debug, PartialEq)]
pub struct SendBack {
    /// The issue.
    pub issue: Id<Issue>,
    /// Who checked it; needed, and not the handler.
    pub verifier: Option<Id<Cadre>>,
    /// What is missing; needed.
    pub reason: String,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl SendBack {
    /// Makes the unit work on it again, unless it was not said to be done.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if issue.state != IssueState::Finished {
            return Err(wrong_state(issue, "send_back"));
        }
        let verifier = checked_by_another(self.verifier, issue, world)?;
        filled(&self.reason, "reason")?;
        let send_back = |issue: &Issue| Issue { state: IssueState::Assigned, finished_on: None, ..issue.clone() };
        let returned = send_back(issue);
        let taken = step_with(step(self.step, &returned, StepKind::Return, desk, &self.reason), Some(verifier.id));
        let mut changes = Changes::new(about("edit.send_back", issue));
        changes.add(taken.clone());
        changes.change(issue, returned);
        carry(&mut changes, world, issue, &taken, |part| {
            let was_done = part.issue.state == IssueState::Finished && part.went_along(StepKind::Finish);
            was_done.then(|| send_back(part.issue))
        });
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, cadre, issue};

    fn verb() -> SendBack {
        SendBack {
            issue: issue("2026-0003"),
            verifier: Some(cadre("李四")),
            reason: "还有两盏不亮".into(),
            step: Id::named("step"),
        }
    }

    #[test]
    fn the_unit_works_on_it_again() {
        let (after, _) = done(&sample::sample_world(), &Edit::SendBack(verb()));
        let issue = after.issues.get(issue("2026-0003")).unwrap();
        assert_eq!((issue.state, issue.finished_on), (IssueState::Assigned, None));
        let step = after.issue_steps.get(Id::named("step")).unwrap();
        assert_eq!((step.kind, step.note.as_str()), (StepKind::Return, "还有两盏不亮"));
    }

    #[test]
    fn a_reason_and_another_person_are_needed() {
        let world = sample::sample_world();
        assert_eq!(refused(&world, &Edit::SendBack(SendBack { reason: " ".into(), ..verb() })), "refusal.empty");
        let own = SendBack { verifier: Some(cadre("赵一")), ..verb() };
        assert_eq!(refused(&world, &Edit::SendBack(own)), "refusal.issue.same_person");
        let early = SendBack { issue: issue("2026-0002"), ..verb() };
        assert_eq!(refused(&world, &Edit::SendBack(early)), "refusal.issue.state");
    }
}
