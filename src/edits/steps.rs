//! The step that every verb about an issue leaves behind.

use crate::model::{Cadre, Id, Issue, IssueStep, Refusal, Sentence, StepKind};

use super::desk::Desk;

/// A step of today, by the person at the desk; the unit is the one that is responsible after it.
pub(super) fn step(id: Id<IssueStep>, issue: &Issue, kind: StepKind, desk: &Desk, note: &str) -> IssueStep {
    IssueStep {
        id,
        author: desk.author.clone(),
        unit: issue.unit,
        note: note.trim().to_owned(),
        ..IssueStep::blank(issue.id, kind, desk.today)
    }
}

/// The step with the cadre whom it concerns.
pub(super) fn step_with(step: IssueStep, cadre: Option<Id<Cadre>>) -> IssueStep {
    IssueStep { cadre, ..step }
}

/// A sentence about an issue, with its number and its title.
pub(super) fn about(key: &str, issue: &Issue) -> Sentence {
    Sentence::new(key).with("number", &issue.number).with("title", &issue.title)
}

/// Why a verb is not for an issue in its present state.
pub(super) fn wrong_state(issue: &Issue, verb: &str) -> Refusal {
    Refusal::new("refusal.issue.state")
        .with("number", &issue.number)
        .with("state", format!("@state.issue.{}", issue.state.code()))
        .with("verb", format!("@edit.verb.{verb}"))
}
