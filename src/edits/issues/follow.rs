//! The parts of a common problem follow its state: each step that the problem takes is taken, in the same edit, by the
//! parts whose own state allows it, with a step of their own that names the problem.

use std::collections::BTreeMap;

use crate::model::{Changes, Id, Issue, IssueState, IssueStep, StepKind, World};

/// A part of a common problem.
#[derive(Debug)]
pub(super) struct Along<'a> {
    /// The part.
    pub(super) issue: &'a Issue,
    /// The last step that may have changed its state.
    last: Option<&'a IssueStep>,
    /// The last step that named who is responsible.
    given: Option<&'a IssueStep>,
}

impl Along<'_> {
    /// Whether its last change of state was of this kind, and taken together with the problem.
    pub(super) fn went_along(&self, kind: StepKind) -> bool {
        self.last.is_some_and(|step| step.kind == kind && self.is_of_the_problem(step))
    }

    /// Whether it got its unit together with the problem.
    pub(super) fn was_given_along(&self) -> bool {
        self.given.is_some_and(|step| self.is_of_the_problem(step))
    }

    fn is_of_the_problem(&self, step: &IssueStep) -> bool {
        step.other.is_some() && step.other == self.issue.parent
    }
}

/// The parts of a problem that were not merged into others, in the order of their numbers; none for what is no common
/// problem.
pub(super) fn parts<'a>(world: &'a World, problem: &Issue) -> Vec<&'a Issue> {
    if !problem.is_common() {
        return Vec::new();
    }
    let is_part = |row: &&Issue| row.parent == Some(problem.id) && row.state != IssueState::Merged;
    let mut parts: Vec<&Issue> = world.issues.iter().filter(is_part).collect();
    parts.sort_by(|one, two| one.number.cmp(&two.number));
    parts
}

/// The parts of a problem with their last steps; one walk over the steps, and none where there is no part.
pub(super) fn along<'a>(world: &'a World, problem: &Issue) -> Vec<Along<'a>> {
    let mut parts: Vec<Along<'a>> =
        parts(world, problem).into_iter().map(|issue| Along { issue, last: None, given: None }).collect();
    if parts.is_empty() {
        return parts;
    }
    let place: BTreeMap<Id<Issue>, usize> = parts.iter().enumerate().map(|(nth, part)| (part.issue.id, nth)).collect();
    for step in world.issue_steps.iter() {
        let Some(part) = place.get(&step.issue).and_then(|nth| parts.get_mut(*nth)) else { continue };
        if step.kind.may_move() && !step.takes_up_another(part.issue) {
            part.last = later(part.last, step);
        }
        if matches!(step.kind, StepKind::Assign | StepKind::HandOver) {
            part.given = later(part.given, step);
        }
    }
    parts
}

/// Takes the parts of a problem along: `take` gives a part as it stands after the step, or nothing where its state does
/// not allow it. The step of a part has an identity beside that of the problem.
pub(super) fn carry(
    changes: &mut Changes,
    world: &World,
    problem: &Issue,
    taken: &IssueStep,
    take: impl Fn(&Along<'_>) -> Option<Issue>,
) {
    for part in along(world, problem) {
        if let Some(after) = take(&part) {
            changes.add(own_step(taken, &after, problem.id));
            changes.change(part.issue, after);
        }
    }
}

/// The step of a part that goes with a step of its problem.
pub(super) fn own_step(taken: &IssueStep, part: &Issue, problem: Id<Issue>) -> IssueStep {
    IssueStep { id: taken.id.beside(part.id), issue: part.id, unit: part.unit, other: Some(problem), ..taken.clone() }
}

fn later<'a>(one: Option<&'a IssueStep>, two: &'a IssueStep) -> Option<&'a IssueStep> {
    match one {
        Some(one) if (one.on, one.id) > (two.on, two.id) => Some(one),
        _ => Some(two),
    }
}
