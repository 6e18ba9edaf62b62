//! 升为共性问题: several issues become the parts of one common or regional problem with a lead unit and one plan.

use crate::model::{Changes, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use super::join_common::{join, may_join};
use super::joint::joined;
use super::register::{Register, first_step};
use crate::edits::checks::{chosen, filled, found, known};
use crate::edits::desk::Desk;
use crate::edits::records::check_valid_on;
use crate::edits::steps::{about, step, step_with};

/// How many issues make a common problem at least.
const FEWEST: usize = 2;

/// Make one common problem of several issues.
#[derive(Clone, Debug, PartialEq)]
pub struct Promote {
    /// The issues that become its parts; two at least.
    pub issues: Vec<Id<Issue>>,
    /// The problem; its identity is made by the caller. Scope (common or regional), title, category, lead unit and, as
    /// its detail, the one plan are needed; an empty number is filled with the next.
    pub problem: Box<Issue>,
    /// The identity of the step by which it is registered; made by the caller.
    pub step: Id<IssueStep>,
    /// The identity of the step by which it is assigned to the lead unit; made by the caller.
    pub assign_step: Id<IssueStep>,
}

impl Promote {
    /// Registers the problem, assigns it to its lead unit and takes the issues along as far as their state allows it.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let parts = self.parts(world)?;
        if !self.problem.is_common() {
            return Err(Refusal::new("refusal.common.scope"));
        }
        let unit = chosen(&world.units, self.problem.unit, "lead_unit")?;
        check_valid_on(unit, desk.today)?;
        known(&world.cadres, self.problem.handler)?;
        filled(&self.problem.detail, "common_plan")?;
        let register = Register { issue: self.problem.clone(), step: self.step };
        let registered = register.issue(world, desk)?;
        let problem = Issue {
            state: IssueState::Assigned,
            unit: self.problem.unit,
            joint_units: joined(&registered.joint_units, self.problem.unit),
            handler: self.problem.handler,
            ..registered
        };
        let sentence = about("edit.promote", &problem).with("count", parts.len()).with("unit", &unit.name);
        let mut changes = Changes::new(sentence);
        let first = IssueStep { unit: None, ..first_step(self.step, &problem, desk) };
        let given = step_with(step(self.assign_step, &problem, StepKind::Assign, desk, ""), problem.handler);
        changes.add(problem.clone());
        changes.add(first.clone());
        changes.add(given.clone());
        for part in parts {
            let joined = step(self.step.beside(part.id), part, StepKind::Join, desk, "");
            let after = join(part, &problem, &joined, &given, &mut changes);
            changes.change(part, after);
        }
        Ok(changes)
    }

    /// The issues, each once, all of which can become parts.
    fn parts<'a>(&self, world: &'a World) -> Result<Vec<&'a Issue>, Refusal> {
        let mut parts: Vec<&Issue> = Vec::new();
        for id in &self.issues {
            let part = found(&world.issues, *id)?;
            may_join(part)?;
            if !parts.iter().any(|other| other.id == part.id) {
                parts.push(part);
            }
        }
        if parts.len() < FEWEST {
            return Err(Refusal::new("refusal.common.few").with("count", FEWEST));
        }
        Ok(parts)
    }
}
