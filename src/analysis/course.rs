//! Where one issue stood at the end of a day, read off what happened before and after. The county as of a day and the
//! numbers of a month both ask here.
//!
//! What happens next tells most: a step that only one state allows says where the issue stood before it. Else the last
//! step before says it. So it comes out the same whether one looks back from today or from a day in between.

use crate::model::{Cadre, Date, Id, Issue, IssueState, StepKind, Unit};

use super::event::Event;

/// The course of an issue, cut at the end of a day.
pub(super) struct Course<'a> {
    issue: &'a Issue,
    events: &'a [Event<'a>],
    /// How many of the events had happened.
    cut: usize,
    unit: Option<Id<Unit>>,
    /// The places of the events that took it up again after closing, latest first.
    reopenings: Vec<usize>,
}

impl<'a> Course<'a> {
    /// The events stand in their order.
    pub(super) fn new(issue: &'a Issue, events: &'a [Event<'a>], day: Date) -> Self {
        let cut = events.partition_point(|event| event.on <= day);
        let unit = unit_at(issue, events, cut);
        let mut course = Self { issue, events, cut, unit, reopenings: Vec::new() };
        for at in (0..events.len()).rev().filter(|at| events[*at].kind == StepKind::Reopen) {
            if course.is_from_closed(at) {
                course.reopenings.push(at);
            }
        }
        course
    }

    fn past(&self) -> impl Iterator<Item = &Event<'a>> {
        self.events[..self.cut].iter().rev()
    }

    fn ahead(&self) -> impl Iterator<Item = &Event<'a>> {
        self.events[self.cut..].iter()
    }

    /// Where it stood.
    pub(super) fn state(&self) -> IssueState {
        self.state_at(self.cut)
    }

    /// Where it stood after so many events.
    fn state_at(&self, cut: usize) -> IssueState {
        let Some((at, next)) = self.events.iter().enumerate().skip(cut).find(|(_, event)| event.moves()) else {
            return self.issue.state;
        };
        let told = || self.state_told(cut).filter(|state| next.admits(*state));
        next.needs().or_else(told).unwrap_or_else(|| match next.kind {
            StepKind::Reopen if self.reopenings.contains(&at) => IssueState::Closed,
            StepKind::Reopen => IssueState::Parked,
            StepKind::Merge if self.issue.recheck_on.is_some() => IssueState::Parked,
            _ => self.open_state(),
        })
    }

    /// Where the last of so many events left it.
    fn state_told(&self, cut: usize) -> Option<IssueState> {
        let last = self.events[..cut].iter().rev().find(|event| event.moves())?;
        Some(match last.kind {
            // What has a unit without ever having been assigned was in work when it came here.
            StepKind::Register if self.events.iter().all(|event| event.kind != StepKind::Assign) => self.open_state(),
            StepKind::Register => IssueState::Registered,
            StepKind::Finish => IssueState::Finished,
            StepKind::Close => IssueState::Closed,
            StepKind::Park => IssueState::Parked,
            StepKind::Merge => IssueState::Merged,
            StepKind::Reopen if last.step.is_some_and(|step| step.unit.is_none()) => self.open_state(),
            _ => IssueState::Assigned,
        })
    }

    fn open_state(&self) -> IssueState {
        if self.unit.is_some() { IssueState::Assigned } else { IssueState::Registered }
    }

    /// Whether the event at this place took it up again after closing, rather than after parking. Where nothing before
    /// tells, it did if more reopenings were counted than the later ones make up for.
    fn is_from_closed(&self, at: usize) -> bool {
        match self.state_told(at).filter(|state| self.events[at].admits(*state)) {
            Some(state) => state == IssueState::Closed,
            None => self.issue.reopened as usize > self.reopenings.len(),
        }
    }

    /// How often it had been reopened after closing.
    pub(super) fn reopened(&self) -> u32 {
        let later = self.reopenings.iter().filter(|at| **at >= self.cut).count();
        self.issue.reopened.saturating_sub(u32::try_from(later).unwrap_or(u32::MAX))
    }

    /// Whether it was taken up again later, after it had been closed.
    pub(super) fn is_reopened_later(&self) -> bool {
        self.reopenings.iter().any(|at| *at >= self.cut)
    }

    /// How often it had been handed on.
    pub(super) fn handed_on(&self) -> u32 {
        let later = self.ahead().filter(|event| event.kind == StepKind::HandOver).count();
        self.issue.handed_on.saturating_sub(u32::try_from(later).unwrap_or(u32::MAX))
    }

    /// The unit that was responsible.
    pub(super) fn unit(&self) -> Option<Id<Unit>> {
        self.unit
    }

    /// The cadre who handled it. Whoever says that it is done is the one who handles it, unless that is said of a common
    /// problem with all its parts.
    pub(super) fn handler(&self) -> Option<Id<Cadre>> {
        let says = |event: &&Event<'_>| {
            event.step.is_some_and(|step| match event.kind {
                StepKind::Assign | StepKind::HandOver => true,
                StepKind::Escalate => step.cadre.is_some(),
                StepKind::Finish => step.other.is_none(),
                _ => false,
            })
        };
        match self.ahead().find(says) {
            None => self.issue.handler,
            Some(event) if !event.hands() => event.step.and_then(|step| step.cadre),
            Some(_) => self.past().find(says).and_then(|event| event.step?.cadre),
        }
    }

    /// The level; empty where it was changed since and nothing tells from which.
    pub(super) fn level(&self) -> String {
        let told = |event: &&Event<'_>| event.step.is_some_and(|step| !step.level.is_empty());
        match self.ahead().any(|event| event.kind == StepKind::Escalate) {
            false => self.issue.level.clone(),
            true => self.past().find(told).and_then(|event| Some(event.step?.level.clone())).unwrap_or_default(),
        }
    }

    /// The common problem of which it was a part: the one that it left next, or else the one that it had joined last.
    pub(super) fn parent(&self) -> Option<Id<Issue>> {
        let ties = |event: &&Event<'_>| matches!(event.kind, StepKind::Join | StepKind::Leave);
        match self.ahead().find(ties).map(|event| (event.kind, event.step.and_then(|step| step.other))) {
            None => self.issue.parent,
            Some((StepKind::Leave, problem)) => problem,
            Some(_) => self.past().find(ties).filter(|event| event.kind == StepKind::Join)?.step?.other,
        }
    }

    /// The days of finishing and closing that stood, and who checked it.
    pub(super) fn ends(&self) -> (Option<Date>, Option<Date>, Option<Id<Cadre>>) {
        let (mut finished, mut closed, mut verifier) = (None, None, None);
        for event in &self.events[..self.cut] {
            match event.kind {
                StepKind::Finish => finished = Some(event.on),
                StepKind::Return => finished = None,
                StepKind::Close => {
                    closed = Some(event.on);
                    verifier = event.step.map_or(self.issue.verifier, |step| step.cadre);
                }
                StepKind::Reopen => (finished, closed, verifier) = (None, None, None),
                _ => {}
            }
        }
        match self.state() {
            IssueState::Closed => (finished, closed, verifier),
            IssueState::Finished | IssueState::Merged => (finished, None, None),
            _ => (None, None, None),
        }
    }

    /// The re-check date of a parked matter; not known where it was taken up again since.
    pub(super) fn recheck_on(&self) -> Option<Date> {
        let left = self.ahead().any(|event| event.kind == StepKind::Reopen);
        let may_have = matches!(self.state(), IssueState::Parked | IssueState::Merged);
        self.issue.recheck_on.filter(|_| !left && may_have)
    }

    /// Whether the event that ended it in another issue lies ahead.
    pub(super) fn is_merged_later(&self) -> bool {
        self.ahead().any(|event| event.kind == StepKind::Merge)
    }

    /// Whether it was closed later (also again).
    pub(super) fn is_closed_later(&self) -> bool {
        self.ahead().any(|event| event.kind == StepKind::Close)
    }

    /// Whether it was rated later (also again).
    pub(super) fn is_rated_later(&self) -> bool {
        self.ahead().any(|event| event.kind == StepKind::Rate)
    }

    /// The day of the last event that moved it; the day on which it was raised where none did.
    pub(super) fn moved_on(&self) -> Date {
        self.past().find(|event| event.moves()).map_or(self.issue.raised_on, |event| event.on)
    }

    /// Who was responsible each time that it was handed on later, before it was.
    pub(super) fn handed_on_later_by(&self) -> Vec<Option<Id<Unit>>> {
        let later = (self.cut..self.events.len()).filter(|at| self.events[*at].kind == StepKind::HandOver);
        later.map(|at| unit_at(self.issue, self.events, at)).collect()
    }

    /// The day on which it was first answered: the one that stands, or else the first end of the work.
    pub(super) fn first_answered_on(&self) -> Option<Date> {
        let ends = |event: &&Event<'_>| matches!(event.kind, StepKind::Finish | StepKind::Close | StepKind::Park);
        self.issue.replied_on.or_else(|| self.events.iter().find(ends).map(|event| event.on))
    }

    /// Whether it was supervised, since when, and when that was lifted.
    pub(super) fn supervision(&self, day: Date) -> (bool, Option<Date>, Option<Date>) {
        let is = |kind: StepKind| move |event: &&Event<'_>| event.kind == kind;
        let either = |event: &&Event<'_>| matches!(event.kind, StepKind::Supervise | StepKind::Lift);
        let by = |date: Option<Date>| date.filter(|date| *date <= day);
        let on = self.past().find(is(StepKind::Supervise)).map(|event| event.on).or(by(self.issue.supervised_on));
        let lifted = self.past().find(is(StepKind::Lift)).map(|event| event.on).or(by(self.issue.lifted_on));
        let supervised = match (self.past().find(either), self.ahead().find(either)) {
            (Some(last), _) => last.kind == StepKind::Supervise,
            (None, Some(next)) => next.kind == StepKind::Lift,
            (None, None) if self.issue.supervised_on.is_none() => self.issue.supervised,
            (None, None) => on.is_some() && lifted.is_none(),
        };
        (supervised, on, lifted.filter(|_| !supervised))
    }
}

/// The unit that was responsible after so many events: the next step that cannot have changed it tells it, or else the
/// last one before.
fn unit_at(issue: &Issue, events: &[Event<'_>], cut: usize) -> Option<Id<Unit>> {
    let said = |event: &Event<'_>| event.step.and_then(|step| step.unit);
    match events[cut..].iter().find(|event| event.hands() || said(event).is_some()) {
        None => issue.unit,
        Some(event) if !event.hands() => said(event),
        Some(_) => events[..cut].iter().rev().find_map(said),
    }
}
