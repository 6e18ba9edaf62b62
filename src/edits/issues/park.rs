//! 解释挂起: explains why an issue cannot be solved now, and parks it until it is looked at again.

use crate::model::{Changes, Date, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use super::follow::{Along, carry};
use crate::edits::checks::{filled, found};
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step, wrong_state};

/// Park an issue; a parked one gets another day in this way.
#[derive(Clone, Debug, PartialEq)]
pub struct Park {
    /// The issue.
    pub issue: Id<Issue>,
    /// What was explained; needed.
    pub reason: String,
    /// The day on which it comes back; needed, and after today.
    pub recheck_on: Option<Date>,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl Park {
    /// Parks the issue, unless it is done or the day is not ahead.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if !matches!(issue.state, IssueState::Registered | IssueState::Assigned | IssueState::Parked) {
            return Err(wrong_state(issue, "park"));
        }
        let Some(day) = self.recheck_on else {
            return Err(Refusal::new("refusal.choose").with("field", "@edit.field.recheck_on"));
        };
        if day <= desk.today {
            return Err(Refusal::new("refusal.issue.recheck").with("day", day).with("today", desk.today));
        }
        filled(&self.reason, "reason")?;
        let park = |issue: &Issue| Issue { state: IssueState::Parked, recheck_on: Some(day), ..issue.clone() };
        let parked = park(issue);
        let taken = step(self.step, &parked, StepKind::Park, desk, &self.reason);
        let mut changes = Changes::new(about("edit.park", issue).with("day", day));
        changes.add(taken.clone());
        changes.change(issue, parked);
        carry(&mut changes, world, issue, &taken, |part| waits_along(part).then(|| park(part.issue)));
        Ok(changes)
    }
}

/// Whether a part of a common problem is parked with it: one that is worked on, or that was parked with it before.
fn waits_along(part: &Along<'_>) -> bool {
    match part.issue.state {
        IssueState::Registered | IssueState::Assigned => true,
        IssueState::Parked => part.went_along(StepKind::Park),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, TODAY, issue};

    fn verb(number: &str) -> Park {
        Park {
            issue: issue(number),
            reason: "需等规划批复".into(),
            recheck_on: Some(date(2026, 12, 15)),
            step: Id::named("step"),
        }
    }

    #[test]
    fn the_issue_stays_open_and_comes_back_on_its_day() {
        let (after, said) = done(&sample::sample_world(), &Edit::Park(verb("2026-0002")));
        let issue = after.issues.get(issue("2026-0002")).unwrap();
        assert!(issue.state.is_open() && !issue.is_overdue(TODAY), "its due date no longer counts");
        assert!(issue.is_overdue(date(2026, 12, 16)));
        assert_eq!(said, "解释挂起 2026-0002 饮水管网漏水，2026-12-15 复核");
    }

    #[test]
    fn a_parked_issue_can_get_another_day_but_a_finished_one_is_not_parked() {
        let world = sample::sample_world();
        done(&world, &Edit::Park(verb("2026-0005")));
        assert_eq!(refused(&world, &Edit::Park(verb("2026-0003"))), "refusal.issue.state");
        assert_eq!(refused(&world, &Edit::Park(verb("2026-0004"))), "refusal.issue.state");
    }

    #[test]
    fn a_reason_and_a_day_ahead_are_needed() {
        let world = sample::sample_world();
        let with = |recheck_on| Edit::Park(Park { recheck_on, ..verb("2026-0001") });
        assert_eq!(refused(&world, &with(None)), "refusal.choose");
        assert_eq!(refused(&world, &with(Some(TODAY))), "refusal.issue.recheck");
        let silent = Park { reason: String::new(), ..verb("2026-0001") };
        assert_eq!(refused(&world, &Edit::Park(silent)), "refusal.empty");
    }
}
