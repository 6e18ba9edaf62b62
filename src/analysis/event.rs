//! What happened to one issue, in order: its own steps, and its own dates where no step tells of them.

use std::cmp::Ordering;

use crate::model::{Date, Issue, IssueState, IssueStep, StepKind};

/// One thing that happened to an issue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event<'a> {
    /// What.
    pub kind: StepKind,
    /// The day.
    pub on: Date,
    /// The step that tells of it; `None` where only a date of the issue does.
    pub step: Option<&'a IssueStep>,
}

impl Event<'_> {
    /// Whether the issue may stand otherwise after it.
    pub(super) fn moves(&self) -> bool {
        self.kind.may_move()
    }

    /// Where the issue stood before it, when only one state allows it: the verbs see to that.
    pub(super) fn needs(&self) -> Option<IssueState> {
        self.step?;
        match self.kind {
            StepKind::Assign => Some(IssueState::Registered),
            StepKind::HandOver | StepKind::Finish => Some(IssueState::Assigned),
            StepKind::Close | StepKind::Return => Some(IssueState::Finished),
            _ => None,
        }
    }

    /// Whether an issue in this state can have taken it. A date of the issue may stand for steps that nobody wrote down.
    pub(super) fn admits(&self, state: IssueState) -> bool {
        match self.kind {
            StepKind::Reopen => matches!(state, IssueState::Closed | IssueState::Parked),
            StepKind::Park | StepKind::Merge => state.is_open(),
            _ => true,
        }
    }

    /// Whether it may name another unit or handler.
    pub(super) fn hands(&self) -> bool {
        matches!(self.kind, StepKind::Assign | StepKind::HandOver | StepKind::Escalate)
    }
}

/// The events of an issue, oldest first. The step that another issue's merging leaves here is none of its own.
pub(super) fn events<'a>(issue: &Issue, steps: &[&'a IssueStep]) -> Vec<Event<'a>> {
    let mut steps: Vec<&IssueStep> = steps.iter().copied().filter(|step| !step.takes_up_another(issue)).collect();
    steps.sort_by(|a, b| in_order(a, b));
    let told = |kind: StepKind| steps.iter().any(|step| step.kind == kind);
    let by_date =
        |kind: StepKind, on: Option<Date>| on.filter(|_| !told(kind)).map(|on| Event { kind, on, step: None });
    let dates = [by_date(StepKind::Finish, issue.finished_on), by_date(StepKind::Close, issue.closed_on)];
    let mut events: Vec<Event<'a>> =
        steps.into_iter().map(|step| Event { kind: step.kind, on: step.on, step: Some(step) }).collect();
    events.extend(dates.into_iter().flatten());
    events.sort_by_key(|event| event.on);
    events
}

/// Steps of one day that this program wrote stand in the order in which they were written, as their identities tell;
/// others, which came by an import, stand before them in the order of the work.
fn in_order(a: &IssueStep, b: &IssueStep) -> Ordering {
    let written = |step: &IssueStep| step.id.uuid().get_version_num() == 7;
    let rank = |step: &IssueStep| if written(step) { 0 } else { rank(step.kind) };
    (a.on, written(a), rank(a), a.id).cmp(&(b.on, written(b), rank(b), b.id))
}

/// The order in which one day's work is done.
fn rank(kind: StepKind) -> u8 {
    match kind {
        StepKind::Register => 0,
        StepKind::Assign => 1,
        StepKind::HandOver | StepKind::Escalate => 2,
        StepKind::Supervise | StepKind::Lift | StepKind::Join | StepKind::Leave | StepKind::Note => 3,
        StepKind::Park => 4,
        StepKind::Finish => 5,
        StepKind::Return => 6,
        StepKind::Close => 7,
        StepKind::Reopen => 8,
        StepKind::Rate => 8,
        StepKind::Merge => 9,
    }
}
