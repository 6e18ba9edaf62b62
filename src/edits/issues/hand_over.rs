//! 转办: hands an issue over to another unit or handler.

use crate::model::{Cadre, Changes, Id, Issue, IssueState, IssueStep, Refusal, StepKind, Unit, World};

use crate::edits::checks::{filled, found, known};
use crate::edits::desk::Desk;
use crate::edits::records::check_valid_on;
use crate::edits::steps::{about, step, step_with, wrong_state};

/// Hand an issue over; how often that happens is counted (转圈).
#[derive(Clone, Debug, PartialEq)]
pub struct HandOver {
    /// The issue.
    pub issue: Id<Issue>,
    /// The unit that becomes responsible; `None` leaves the one that is.
    pub unit: Option<Id<Unit>>,
    /// The cadre who handles it from now on; `None` leaves the one who does, unless the unit changes.
    pub handler: Option<Id<Cadre>>,
    /// Why; needed.
    pub reason: String,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl HandOver {
    /// Names the new unit or handler, unless it is the one who has it already.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if issue.state != IssueState::Assigned {
            return Err(wrong_state(issue, "hand_over"));
        }
        let unit = known(&world.units, self.unit)?.filter(|unit| Some(unit.id) != issue.unit);
        let handler = known(&world.cadres, self.handler)?.filter(|cadre| Some(cadre.id) != issue.handler);
        let Some(receiver) = unit.map(|unit| &unit.name).or(handler.map(|cadre| &cadre.name)) else {
            return Err(Refusal::new("refusal.issue.no_receiver"));
        };
        unit.map_or(Ok(()), |unit| check_valid_on(unit, desk.today))?;
        filled(&self.reason, "reason")?;
        let handed = Issue {
            unit: self.unit.or(issue.unit),
            handler: if unit.is_some() { self.handler } else { self.handler.or(issue.handler) },
            handed_on: issue.handed_on + 1,
            ..issue.clone()
        };
        let mut changes = Changes::new(about("edit.hand_over", issue).with("receiver", receiver));
        changes.add(step_with(step(self.step, &handed, StepKind::HandOver, desk, &self.reason), handed.handler));
        changes.change(issue, handed);
        Ok(changes)
    }
}
