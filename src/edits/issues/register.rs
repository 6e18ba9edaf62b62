//! 登记: registers an issue in the ledger.

use crate::model::{Changes, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use crate::edits::checks::not_past;
use crate::edits::desk::Desk;
use crate::edits::records::Rules;
use crate::edits::steps::{about, step};

/// Register an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Register {
    /// The issue; its identity is made by the caller. An empty number is filled with the next of its year, and state,
    /// dates of the work and counters are those of a new issue, whatever stands here.
    pub issue: Box<Issue>,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl Register {
    /// Adds the issue with its number and its first step.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = Issue { number: self.number(world), ..untouched(&self.issue) };
        if world.issues.get(issue.id).is_some() {
            return Err(Refusal::new("refusal.there_already")
                .with("what", "@edit.what.issue")
                .with("name", issue.title(world)));
        }
        issue.check(world, desk, None)?;
        not_past(issue.due_on, desk.today, "due_on")?;
        let first = step(self.step, &issue, StepKind::Register, desk, "");
        let mut changes = Changes::new(about("edit.register", &issue));
        changes.add(issue);
        changes.add(first);
        Ok(changes)
    }

    /// The number given, or the next of the year in which the issue was raised.
    fn number(&self, world: &World) -> String {
        let given = self.issue.number.trim();
        if given.is_empty() { next_number(world, self.issue.raised_on.year()) } else { given.to_owned() }
    }
}

/// The issue as one that nobody has worked on.
fn untouched(issue: &Issue) -> Issue {
    Issue {
        state: IssueState::Registered,
        unit: None,
        handler: None,
        finished_on: None,
        closed_on: None,
        verifier: None,
        recheck_on: None,
        merged_into: None,
        reopened: 0,
        handed_on: 0,
        ..issue.clone()
    }
}

/// The number that follows the highest of that year, such as `2026-0313`. A number that was given away is not given
/// again, as long as a higher one stands.
pub fn next_number(world: &World, year: i16) -> String {
    let prefix = format!("{year:04}-");
    let last = world
        .issues
        .iter()
        .filter_map(|issue| issue.number.strip_prefix(&prefix)?.parse::<u64>().ok())
        .max()
        .unwrap_or_default();
    format!("{prefix}{:04}", last.saturating_add(1))
}
