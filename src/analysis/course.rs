//! Where an issue stood at the end of a day that may have passed: by its steps where later ones are known, else by its
//! own dates.

use crate::model::{Date, Issue, IssueState, IssueStep, StepKind};

/// Where an issue stood, and since when where it was closed or merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stand {
    /// The state.
    pub(super) state: IssueState,
    /// The day on which it was closed or merged, if it was.
    pub(super) ended_on: Option<Date>,
}

impl Stand {
    fn open(state: IssueState) -> Self {
        Self { state, ended_on: None }
    }

    fn ended(state: IssueState, day: Date) -> Self {
        Self { state, ended_on: Some(day) }
    }

    /// Whether the matter was still to be solved.
    pub(super) fn is_open(self) -> bool {
        self.state.is_open()
    }

    /// Whether it was overdue by a day on which it stood so: by its re-check date where it was parked, by its due date
    /// else.
    pub(super) fn is_overdue(self, issue: &Issue, day: Date) -> bool {
        let date = match self.state {
            IssueState::Parked => issue.recheck_on,
            state if state.is_open() => issue.due_on,
            _ => None,
        };
        date.is_some_and(|date| date < day)
    }
}

/// The steps around a day that decide where an issue stood at its end. Steps are shown to it in any order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut<'a> {
    day: Date,
    before: Option<&'a IssueStep>,
    after: Option<&'a IssueStep>,
}

impl<'a> Cut<'a> {
    /// No step seen yet.
    pub(super) const fn at(day: Date) -> Self {
        Self { day, before: None, after: None }
    }

    /// Takes note of a step. Of several on one day the one that was recorded last counts.
    pub(super) fn see(&mut self, step: &'a IssueStep) {
        if !step.kind.may_move() {
            return;
        }
        let key = |step: &IssueStep| (step.on, step.id);
        if step.on <= self.day {
            if self.before.is_none_or(|before| key(before) < key(step)) {
                self.before = Some(step);
            }
        } else if self.after.is_none_or(|after| key(step) < key(after)) {
            self.after = Some(step);
        }
    }

    /// Where the issue stood at the end of the day; nothing where it had not been raised.
    pub(super) fn stand(&self, issue: &Issue) -> Option<Stand> {
        if issue.raised_on > self.day {
            return None;
        }
        Some(match self.after {
            None => self.by_its_dates(issue),
            Some(after) => self.by_the_steps(issue, after.kind),
        })
    }

    /// Nothing has moved it since: it stands as it does now, as far as its dates do not say otherwise.
    fn by_its_dates(&self, issue: &Issue) -> Stand {
        match issue.state {
            IssueState::Closed => match closing_day(issue) {
                day if day > self.day => Stand::open(IssueState::Assigned),
                day => Stand::ended(IssueState::Closed, day),
            },
            IssueState::Merged => {
                let merged = self.before.filter(|step| step.kind == StepKind::Merge);
                Stand::ended(IssueState::Merged, merged.map_or(issue.raised_on, |step| step.on))
            }
            IssueState::Finished if issue.finished_on.is_some_and(|day| day > self.day) => {
                Stand::open(IssueState::Assigned)
            }
            state => Stand::open(state),
        }
    }

    /// It has been moved since: it stood as the step before left it. What was taken up again later was closed or
    /// parked, and what was closed later was not closed, also where steps of one day stand in another order.
    fn by_the_steps(&self, issue: &Issue, next: StepKind) -> Stand {
        let before = self.before.map(|step| (step.kind, step.on));
        match (before, next) {
            (Some((StepKind::Merge, on)), _) => Stand::ended(IssueState::Merged, on),
            (Some((StepKind::Park, _)), _) => Stand::open(IssueState::Parked),
            (_, StepKind::Close) => Stand::open(IssueState::Finished),
            (Some((StepKind::Close, on)), _) => Stand::ended(IssueState::Closed, on),
            (before, StepKind::Reopen) => {
                Stand::ended(IssueState::Closed, before.map_or(issue.raised_on, |(_, on)| on))
            }
            (Some((StepKind::Finish, _)), _) => Stand::open(IssueState::Finished),
            (None | Some((StepKind::Register, _)), _) => Stand::open(IssueState::Registered),
            (Some(_), _) => Stand::open(IssueState::Assigned),
        }
    }
}

/// The day on which a closed issue was closed, as well as it is known.
fn closing_day(issue: &Issue) -> Date {
    issue.closed_on.or(issue.finished_on).unwrap_or(issue.raised_on)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::Id;
    use crate::model::sample::new_issue;

    fn step(number: u128, kind: StepKind, on: Date) -> IssueStep {
        let id = Id::from_uuid(crate::model::Uuid::from_u128(number));
        IssueStep { id, ..IssueStep::blank(Id::named("issue"), kind, on) }
    }

    fn stand_on(day: Date, issue: &Issue, steps: &[IssueStep]) -> Option<Stand> {
        let mut cut = Cut::at(day);
        steps.iter().for_each(|step| cut.see(step));
        cut.stand(issue)
    }

    fn oct(day: i8) -> Date {
        date(2026, 10, day)
    }

    #[test]
    fn an_issue_with_steps_stood_as_the_last_one_had_left_it() {
        let kinds = [
            (StepKind::Register, 1),
            (StepKind::Assign, 3),
            (StepKind::Finish, 5),
            (StepKind::Close, 7),
            (StepKind::Reopen, 9),
            (StepKind::Park, 11),
            (StepKind::Reopen, 13),
            (StepKind::Merge, 15),
        ];
        let mut steps: Vec<_> = (1..).zip(kinds).map(|(number, (kind, day))| step(number, kind, oct(day))).collect();
        steps.push(step(99, StepKind::Note, oct(8)));
        steps.reverse();
        let issue = Issue { state: IssueState::Merged, ..new_issue("1", "某事", None, oct(1)) };
        let at = |day: i8| stand_on(oct(day), &issue, &steps).unwrap();
        let states: Vec<_> = [2, 4, 6, 8, 10, 12, 14].map(|day| at(day).state).to_vec();
        use IssueState::{Assigned, Closed, Finished, Parked, Registered};
        assert_eq!(states, [Registered, Assigned, Finished, Closed, Assigned, Parked, Assigned]);
        assert_eq!(at(8), Stand::ended(Closed, oct(7)));
        assert_eq!(at(20), Stand::ended(IssueState::Merged, oct(15)));
        assert_eq!(stand_on(date(2026, 9, 30), &issue, &steps), None);
    }

    #[test]
    fn without_steps_the_dates_of_the_issue_speak() {
        let closed =
            Issue { state: IssueState::Closed, closed_on: Some(oct(20)), ..new_issue("1", "某事", None, oct(1)) };
        assert_eq!(stand_on(oct(19), &closed, &[]), Some(Stand::open(IssueState::Assigned)));
        assert_eq!(stand_on(oct(20), &closed, &[]), Some(Stand::ended(IssueState::Closed, oct(20))));
        let dateless = Issue { closed_on: None, ..closed.clone() };
        assert_eq!(stand_on(oct(1), &dateless, &[]), Some(Stand::ended(IssueState::Closed, oct(1))));
        let finished = Issue { state: IssueState::Finished, finished_on: Some(oct(20)), ..closed };
        assert_eq!(stand_on(oct(19), &finished, &[]), Some(Stand::open(IssueState::Assigned)));
        assert_eq!(stand_on(oct(21), &finished, &[]), Some(Stand::open(IssueState::Finished)));
    }

    #[test]
    fn what_was_taken_up_later_had_been_closed_even_if_only_that_is_known() {
        let issue = Issue { state: IssueState::Assigned, reopened: 1, ..new_issue("1", "某事", None, oct(1)) };
        let steps = [step(1, StepKind::Reopen, oct(9))];
        assert_eq!(stand_on(oct(8), &issue, &steps).map(|stand| stand.state), Some(IssueState::Closed));
        assert_eq!(stand_on(oct(9), &issue, &steps).map(|stand| stand.state), Some(IssueState::Assigned));
    }

    #[test]
    fn joining_leaving_and_rating_move_nothing_between_the_steps_that_do() {
        let issue = Issue {
            state: IssueState::Assigned,
            unit: Some(crate::model::Unit::blank("样例局").id),
            ..Issue::blank("1", "某事", date(2026, 3, 1))
        };
        let step = |kind, day| IssueStep::blank(issue.id, kind, date(2026, 3, day));
        let first = [step(StepKind::Register, 1), step(StepKind::Join, 3), step(StepKind::Assign, 10)];
        let stand = |steps: &[IssueStep], day| {
            let mut cut = Cut::at(date(2026, 3, day));
            steps.iter().for_each(|step| cut.see(step));
            cut.stand(&issue)
        };
        assert_eq!(stand(&first, 5), Some(Stand::open(IssueState::Registered)));
        let again = [step(StepKind::Close, 12), step(StepKind::Rate, 15), step(StepKind::Reopen, 20)];
        let closed = Some(Stand::ended(IssueState::Closed, date(2026, 3, 12)));
        assert_eq!(stand(&[first.to_vec(), again.to_vec()].concat(), 17), closed, "closed when it was, not when rated");
    }
}
