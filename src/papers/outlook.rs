//! What the month after brings: what is due, what comes back, what is to be accepted.

use crate::model::{Date, Issue, IssueState, Promise, StandingState};

use super::desk::Desk;

/// What falls due in the month after the one of a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Outlook {
    /// Issues in work that are due.
    pub issues: u32,
    /// Parked issues that come back.
    pub parked: u32,
    /// Promises that are due.
    pub promises: u32,
    /// Weak villages whose plan is to be carried out.
    pub weak: u32,
}

impl Outlook {
    /// What falls due in the month after.
    pub fn of(desk: &Desk<'_>) -> Self {
        let first = desk.summary.first_day.last_of_month().tomorrow().unwrap_or(Date::MAX);
        let falls = |day: Option<Date>| day.is_some_and(|day| first <= day && day <= first.last_of_month());
        let open = || desk.summary.carried_over.issues.iter().filter_map(|id| desk.world.issues.get(*id));
        let is_parked = |issue: &&Issue| issue.state == IssueState::Parked;
        let weak = desk.summary.weak.iter().filter_map(|id| desk.world.standings.get(*id));
        let is_due = |row: &&Promise| row.stage().is_open() && falls(row.due_on);
        Self {
            issues: count(open().filter(|issue| !is_parked(issue) && falls(issue.due_on))),
            parked: count(open().filter(|issue| is_parked(issue) && falls(issue.recheck_on))),
            promises: count(desk.world.promises.iter().filter(is_due)),
            weak: count(weak.filter(|case| case.state == StandingState::Planned && falls(case.due_on))),
        }
    }
}

fn count<T>(found: impl Iterator<Item = T>) -> u32 {
    u32::try_from(found.count()).unwrap_or(u32::MAX)
}
