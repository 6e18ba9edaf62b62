//! 并入共性问题: an issue becomes a part of a common problem and follows it.

use crate::model::{Changes, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use super::follow::own_step;
use crate::edits::checks::{chosen, found};
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step, wrong_state};

/// Make an issue a part of a common problem.
#[derive(Clone, Debug, PartialEq)]
pub struct JoinCommon {
    /// The issue.
    pub issue: Id<Issue>,
    /// The common or regional problem; needed.
    pub parent: Option<Id<Issue>>,
    /// A remark.
    pub note: String,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl JoinCommon {
    /// Ties the issue to the problem; where nobody was responsible yet, whoever is for the problem becomes it.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        let problem = chosen(&world.issues, self.parent, "common_problem")?;
        may_join(issue)?;
        takes_parts(problem)?;
        if problem.id == issue.id {
            return Err(Refusal::new("refusal.common.itself"));
        }
        let mut changes = Changes::new(about("edit.join_common", issue).with("common", &problem.number));
        let joined = step(self.step, issue, StepKind::Join, desk, &self.note);
        // The step of being assigned stands beside that of joining; both are of the same moment.
        let given = step(self.step.beside(problem.id), problem, StepKind::Assign, desk, "");
        let after = join(issue, problem, &joined, &given, &mut changes);
        changes.change(issue, after);
        Ok(changes)
    }
}

/// Adds the steps by which an issue becomes a part, and gives it as it stands after them.
pub(super) fn join(
    issue: &Issue,
    problem: &Issue,
    joined: &IssueStep,
    given: &IssueStep,
    changes: &mut Changes,
) -> Issue {
    changes.add(IssueStep { issue: issue.id, unit: issue.unit, other: Some(problem.id), ..joined.clone() });
    let part = Issue { parent: Some(problem.id), ..issue.clone() };
    if issue.state != IssueState::Registered || problem.state != IssueState::Assigned {
        return part;
    }
    let assigned = Issue {
        state: IssueState::Assigned,
        unit: problem.unit,
        leader: issue.leader.or(problem.leader),
        handler: problem.handler,
        due_on: problem.due_on.filter(|due| *due >= issue.raised_on).or(issue.due_on),
        ..part
    };
    let step = own_step(given, &assigned, problem.id);
    changes.add(IssueStep { cadre: assigned.handler, ..step });
    assigned
}

/// Refuses an issue that cannot become a part: one that is done, that is a part already, or that has parts itself.
pub(super) fn may_join(issue: &Issue) -> Result<(), Refusal> {
    if !issue.state.is_open() {
        return Err(wrong_state(issue, "join_common"));
    }
    if issue.parent.is_some() {
        return Err(Refusal::new("refusal.common.already").with("number", &issue.number));
    }
    if issue.is_common() {
        return Err(Refusal::new("refusal.common.is_one").with("number", &issue.number));
    }
    Ok(())
}

/// Refuses a problem that takes no parts: one that is no common problem, or that is done.
fn takes_parts(problem: &Issue) -> Result<(), Refusal> {
    if !problem.is_common() {
        return Err(Refusal::new("refusal.common.is_none").with("number", &problem.number));
    }
    match problem.state {
        IssueState::Registered | IssueState::Assigned | IssueState::Parked => Ok(()),
        _ => Err(wrong_state(problem, "take_parts")),
    }
}
