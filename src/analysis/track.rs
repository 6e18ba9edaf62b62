//! What the steps of an issue say about a period.

use crate::model::{Date, Issue, IssueState, IssueStep, StepKind, World};

use super::course::Cut;
use super::period::Period;
use super::positions::Positions;

/// What the steps of one issue say about a period.
#[derive(Clone, Copy)]
pub(super) struct Track<'a> {
    /// Where the issue stood before the period.
    pub(super) eve: Cut<'a>,
    /// Where it stood at the end of it.
    pub(super) end: Cut<'a>,
    /// Whether it was said to be done in the period.
    pub(super) finished: bool,
    /// Whether it was put under supervision in the period.
    pub(super) supervised: bool,
    /// Whether it was handed on in the period.
    pub(super) bounced: bool,
    /// Whether it was closed in the period, whatever became of it.
    pub(super) closed: bool,
    assigned: bool,
    joined: bool,
    has_moved: bool,
    ever_assigned: bool,
    reopened_on: Option<Date>,
    first_closed: Option<Date>,
}

impl<'a> Track<'a> {
    pub(super) fn new(period: Period) -> Self {
        Self {
            eve: Cut::at(period.eve()),
            end: Cut::at(period.last),
            has_moved: false,
            assigned: false,
            ever_assigned: false,
            joined: false,
            finished: false,
            supervised: false,
            bounced: false,
            closed: false,
            reopened_on: None,
            first_closed: None,
        }
    }

    pub(super) fn see(&mut self, step: &'a IssueStep, period: Period) {
        self.eve.see(step);
        self.end.see(step);
        self.has_moved |= !matches!(step.kind, StepKind::Register | StepKind::Note);
        self.ever_assigned |= step.kind == StepKind::Assign;
        if step.kind == StepKind::Close {
            self.first_closed = Some(self.first_closed.map_or(step.on, |day| day.min(step.on)));
        }
        if !period.has(step.on) {
            return;
        }
        match step.kind {
            StepKind::Assign => self.assigned = true,
            StepKind::Close => self.closed = true,
            StepKind::Join => self.joined = true,
            StepKind::Finish => self.finished = true,
            StepKind::Supervise => self.supervised = true,
            StepKind::HandOver => self.bounced = true,
            StepKind::Reopen => self.reopened_on = self.reopened_on.max(Some(step.on)),
            _ => {}
        }
    }

    /// Whether it was given to a unit in the period.
    pub(super) fn is_assigned(&self, issue: &Issue, period: Period) -> bool {
        let in_work = matches!(issue.state, IssueState::Assigned | IssueState::Finished | IssueState::Closed);
        self.assigned
            || (!self.ever_assigned && self.joined)
            || (!self.has_moved && in_work && period.has(issue.raised_on))
    }

    /// Whether it was reopened in the period after it had been closed, rather than taken up from being parked.
    pub(super) fn is_reopened(&self, issue: &Issue) -> bool {
        self.reopened_on.is_some_and(|day| match self.first_closed {
            Some(closed) => closed <= day,
            None => issue.reopened > 0,
        })
    }
}

/// The tracks of all issues, in the order of their table.
pub(super) fn tracks(world: &World, period: Period) -> Vec<Track<'_>> {
    let positions = Positions::of(world.issues.iter().map(|issue| issue.id));
    let mut tracks = vec![Track::new(period); world.issues.len()];
    for step in world.issue_steps.iter() {
        if let Some(position) = positions.get(step.issue) {
            tracks[position].see(step, period);
        }
    }
    tracks
}
