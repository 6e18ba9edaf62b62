//! What a period brought to each issue: where it stood on its eve, and what happened to it up to its end.

use crate::model::{Id, Issue, IssueState, IssueStep, StepKind, Unit, World};

use super::course::Course;
use super::event::events;
use super::period::Period;
use super::touched::Touched;

/// What a period brought to one issue. Where it stood at the end says the issue as of that day.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Track {
    /// Where it stood before the period; nothing where it had not been raised.
    pub(super) eve: Option<IssueState>,
    /// Whether it was given to a unit in the period.
    pub(super) assigned: bool,
    /// Whether it was said to be done in the period.
    pub(super) finished: bool,
    /// Whether it was put under supervision in the period.
    pub(super) supervised: bool,
    /// Whether it was closed in the period, whatever became of it.
    pub(super) closed: bool,
    /// Whether it was closed or merged in the period, and stayed so to its end.
    pub(super) ended: bool,
    /// Whether it was reopened in the period after it had been closed, rather than taken up from being parked.
    pub(super) reopened: bool,
    /// Each time that it was handed on in the period: who had it.
    pub(super) handed_on_by: Vec<Option<Id<Unit>>>,
}

impl Track {
    /// Nothing happened to it in the period, unless it was raised in it as it stands.
    fn untouched(issue: &Issue, period: Period) -> Self {
        let eve = (issue.raised_on <= period.eve()).then_some(issue.state);
        let is_new = period.has(issue.raised_on);
        Self {
            eve,
            assigned: is_new && in_work(issue.state),
            ended: is_new && !issue.state.is_open(),
            ..Self::default()
        }
    }

    fn of(issue: &Issue, steps: &[&IssueStep], period: Period) -> Self {
        let events = events(issue, steps);
        let (eve, end) = (Course::new(issue, &events, period.eve()), Course::new(issue, &events, period.last));
        let has = |kind| events.iter().any(|event| event.kind == kind && period.has(event.on) && event.step.is_some());
        Self {
            eve: (issue.raised_on <= period.eve()).then(|| eve.state()),
            assigned: has(StepKind::Assign) || is_assigned_without_a_step(issue, steps, period),
            finished: has(StepKind::Finish) || period.has_some(issue.finished_on),
            supervised: has(StepKind::Supervise) || period.has_some(issue.supervised_on),
            closed: has(StepKind::Close),
            ended: !issue.state.is_open() && period.has(end.moved_on()),
            reopened: eve.is_reopened_later(),
            handed_on_by: eve.handed_on_later_by(),
        }
    }
}

fn in_work(state: IssueState) -> bool {
    matches!(state, IssueState::Assigned | IssueState::Finished | IssueState::Closed)
}

/// What was never assigned by a step counts when it joined a common problem, and what never took a step at all when it
/// was raised, if it is or was in work.
fn is_assigned_without_a_step(issue: &Issue, steps: &[&IssueStep], period: Period) -> bool {
    let never = |kind| steps.iter().all(|step| step.kind != kind);
    let joined = steps.iter().any(|step| step.kind == StepKind::Join && period.has(step.on));
    let stands_still = steps.iter().all(|step| matches!(step.kind, StepKind::Register | StepKind::Note));
    in_work(issue.state) && ((joined && never(StepKind::Assign)) || (stands_still && period.has(issue.raised_on)))
}

/// The tracks of all issues, in the order of their table. The county is that of the last day of the period
/// ([`super::world_as_of`]): nothing in it is later.
pub(super) fn tracks(then: &World, period: Period) -> Vec<Track> {
    let touched = Touched::since(then, period.eve());
    let track = |issue: &Issue| match touched.steps(issue.id) {
        Some(steps) => Track::of(issue, steps, period),
        None => Track::untouched(issue, period),
    };
    then.issues.iter().map(track).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analysis::world_as_of;
    use crate::model::sample::{self, new_issue};
    use crate::model::{Date, Table};

    fn oct(day: i8) -> Date {
        date(2026, 10, day)
    }

    /// The track over some days of October of the one issue that there is.
    fn track(row: &Issue, steps: &[(StepKind, i8)], days: (i8, i8)) -> Track {
        let step = |(nth, (kind, day)): (usize, &(StepKind, i8))| IssueStep {
            id: Id::named(&format!("{nth}")),
            ..IssueStep::blank(row.id, *kind, oct(*day))
        };
        let world = World {
            issues: [row.clone()].into_iter().collect::<Table<Issue>>(),
            issue_steps: steps.iter().enumerate().map(step).collect(),
            ..sample::sample_world()
        };
        let period = Period { first: oct(days.0), last: oct(days.1) };
        tracks(&world_as_of(&world, period.last), period).remove(0)
    }

    fn assigned() -> Issue {
        Issue { state: IssueState::Assigned, ..new_issue("1", "某事", None, oct(1)) }
    }

    #[test]
    fn joining_leaving_and_rating_move_nothing_between_the_steps_that_do() {
        use StepKind::{Assign, Close, Join, Rate, Register, Reopen};
        let steps = [(Register, 1), (Join, 3), (Assign, 10), (Close, 12), (Rate, 15), (Reopen, 20)];
        let row = Issue { reopened: 1, ..assigned() };
        assert_eq!(track(&row, &steps, (6, 8)).eve, Some(IssueState::Registered));
        let rated = track(&row, &steps, (13, 18));
        assert_eq!((rated.eve, rated.ended), (Some(IssueState::Closed), false), "closed when it was, not when rated");
        assert!(track(&row, &steps, (11, 14)).ended && track(&row, &steps, (19, 21)).reopened);
    }

    #[test]
    fn what_took_another_issue_up_goes_on() {
        let steps = [(StepKind::Register, 1), (StepKind::Assign, 2), (StepKind::Merge, 5), (StepKind::Note, 9)];
        let track = track(&assigned(), &steps, (6, 10));
        assert_eq!((track.eve, track.ended), (Some(IssueState::Assigned), false));
    }

    #[test]
    fn without_steps_the_dates_of_the_issue_speak() {
        let closed = Issue { state: IssueState::Closed, closed_on: Some(oct(20)), ..assigned() };
        let before = track(&closed, &[], (2, 19));
        assert!(before.eve.is_some_and(IssueState::is_open) && !before.ended);
        assert!(track(&closed, &[], (20, 20)).ended && !track(&closed, &[], (21, 22)).ended);
        let dateless = Issue { closed_on: None, ..closed };
        assert!(track(&dateless, &[], (1, 5)).ended && !track(&dateless, &[], (2, 5)).ended);
    }

    #[test]
    fn it_was_assigned_in_the_period_only_as_far_as_was_known_at_its_end() {
        let steps = [(StepKind::Finish, 20)];
        let row = Issue { state: IssueState::Finished, finished_on: Some(oct(20)), ..assigned() };
        assert!(track(&row, &steps, (1, 10)).assigned, "in work when it came, and no step yet");
        assert!(!track(&row, &steps, (1, 25)).assigned && !track(&row, &steps, (2, 10)).assigned);
    }

    #[test]
    fn whoever_had_it_is_named_each_time_that_it_was_handed_on() {
        let steps = [(StepKind::Assign, 2), (StepKind::HandOver, 5), (StepKind::HandOver, 9)];
        assert_eq!(track(&assigned(), &steps, (4, 9)).handed_on_by.len(), 2);
        assert_eq!(track(&assigned(), &steps, (6, 8)).handed_on_by.len(), 0);
    }
}
