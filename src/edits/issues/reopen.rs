//! 重新办理: takes up an issue again that was closed or parked.

use crate::model::{Changes, Date, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use super::follow::carry;
use crate::edits::checks::{filled, found, not_past};
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step, wrong_state};

/// Take up an issue again; how often that happens after closing is counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Reopen {
    /// The issue.
    pub issue: Id<Issue>,
    /// Why; needed.
    pub reason: String,
    /// A new last day for finishing it; `None` leaves the old one, even if it has passed.
    pub due_on: Option<Date>,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl Reopen {
    /// Gives it back to its unit, or to be assigned where it had none.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if !matches!(issue.state, IssueState::Closed | IssueState::Parked) {
            return Err(wrong_state(issue, "reopen"));
        }
        filled(&self.reason, "reason")?;
        not_past(self.due_on, desk.today, "due_on")?;
        let reopened = self.reopened(issue);
        let taken = step(self.step, &reopened, StepKind::Reopen, desk, &self.reason);
        let mut changes = Changes::new(about("edit.reopen", issue));
        changes.add(taken.clone());
        changes.change(issue, reopened);
        carry(&mut changes, world, issue, &taken, |part| {
            let rested_along = match part.issue.state {
                IssueState::Closed => part.went_along(StepKind::Close),
                IssueState::Parked => part.went_along(StepKind::Park),
                _ => false,
            };
            rested_along.then(|| self.reopened(part.issue))
        });
        Ok(changes)
    }

    /// The issue as one that is worked on again; a rating of what was answered no longer holds.
    fn reopened(&self, issue: &Issue) -> Issue {
        Issue {
            state: if issue.unit.is_some() { IssueState::Assigned } else { IssueState::Registered },
            due_on: self.due_on.or(issue.due_on),
            finished_on: None,
            closed_on: None,
            verifier: None,
            recheck_on: None,
            rating: String::new(),
            reopened: issue.reopened + u32::from(issue.state == IssueState::Closed),
            ..issue.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, issue};

    fn verb(number: &str) -> Reopen {
        let due_on = Some(date(2026, 12, 1));
        Reopen { issue: issue(number), reason: "又漏了".into(), due_on, step: Id::named("step") }
    }

    #[test]
    fn a_closed_issue_goes_back_to_its_unit_and_is_counted() {
        let (after, _) = done(&sample::sample_world(), &Edit::Reopen(verb("2026-0004")));
        let issue = after.issues.get(issue("2026-0004")).unwrap();
        assert_eq!((issue.state, issue.reopened, issue.due_on), (IssueState::Assigned, 1, Some(date(2026, 12, 1))));
        assert_eq!((issue.finished_on, issue.closed_on, issue.verifier), (None, None, None));
    }

    #[test]
    fn a_parked_issue_without_a_unit_is_to_be_assigned_and_not_counted() {
        let (after, _) = done(&sample::sample_world(), &Edit::Reopen(verb("2026-0005")));
        let issue = after.issues.get(issue("2026-0005")).unwrap();
        assert_eq!((issue.state, issue.reopened, issue.recheck_on), (IssueState::Registered, 0, None));
    }

    #[test]
    fn what_is_open_is_not_reopened_and_a_reason_is_needed() {
        let world = sample::sample_world();
        for number in ["2026-0001", "2026-0002", "2026-0003"] {
            assert_eq!(refused(&world, &Edit::Reopen(verb(number))), "refusal.issue.state", "{number}");
        }
        let silent = Reopen { reason: String::new(), ..verb("2026-0004") };
        assert_eq!(refused(&world, &Edit::Reopen(silent)), "refusal.empty");
        let late = Reopen { due_on: Some(date(2026, 1, 1)), ..verb("2026-0004") };
        assert_eq!(refused(&world, &Edit::Reopen(late)), "refusal.past");
    }
}
