//! 交办: assigns an issue to the unit that is to solve it.

use crate::model::{Cadre, Changes, Date, Id, Issue, IssueState, IssueStep, Refusal, StepKind, Unit, World};

use crate::edits::checks::{chosen, found, known, not_past};
use crate::edits::desk::Desk;
use crate::edits::records::check_valid_on;
use crate::edits::steps::{about, step, step_with, wrong_state};

/// Assign an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Assign {
    /// The issue.
    pub issue: Id<Issue>,
    /// The unit that becomes responsible; needed.
    pub unit: Option<Id<Unit>>,
    /// The leader in charge; `None` leaves the one who is.
    pub leader: Option<Id<Cadre>>,
    /// The cadre who handles it.
    pub handler: Option<Id<Cadre>>,
    /// The last day for finishing it; `None` leaves the one that is set.
    pub due_on: Option<Date>,
    /// A remark.
    pub note: String,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl Assign {
    /// Makes the unit responsible, unless somebody is already or the day has passed.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if issue.state != IssueState::Registered {
            return Err(wrong_state(issue, "assign"));
        }
        let unit = chosen(&world.units, self.unit, "unit")?;
        check_valid_on(unit, desk.today)?;
        known(&world.cadres, self.leader)?;
        known(&world.cadres, self.handler)?;
        not_past(self.due_on, desk.today, "due_on")?;
        let assigned = Issue {
            state: IssueState::Assigned,
            unit: self.unit,
            leader: self.leader.or(issue.leader),
            handler: self.handler,
            due_on: self.due_on.or(issue.due_on),
            ..issue.clone()
        };
        let mut changes = Changes::new(about("edit.assign", issue).with("unit", &unit.name));
        changes.add(step_with(step(self.step, &assigned, StepKind::Assign, desk, &self.note), self.handler));
        changes.change(issue, assigned);
        Ok(changes)
    }
}
