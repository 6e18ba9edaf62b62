//! What the steps of an issue tell when they are walked through forward, one by one: the twin that tests hold against the
//! verbs and against looking back.

use super::{Issue, IssueState, IssueStep, StepKind};

/// What the steps of an issue tell of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Where it stands after the steps.
    pub state: IssueState,
    /// How often it was reopened after closing.
    pub reopened: u32,
    /// How often it was handed on.
    pub handed_on: u32,
}

impl Told {
    /// Reads the steps of an issue, which are given in the order of time (by day, then by identity).
    pub fn by<'a>(issue: &Issue, steps: impl IntoIterator<Item = &'a IssueStep>) -> Self {
        let registered = Self { state: IssueState::Registered, reopened: 0, handed_on: 0 };
        steps.into_iter().fold(registered, |told, step| told.then(issue, step))
    }

    /// What is told after one step more. A merge stands in both issues and ends only the one that is merged.
    #[must_use]
    pub fn then(self, issue: &Issue, step: &IssueStep) -> Self {
        let state = |state| Self { state, ..self };
        match step.kind {
            StepKind::Register => state(IssueState::Registered),
            StepKind::Assign | StepKind::Return => state(IssueState::Assigned),
            StepKind::HandOver => Self { handed_on: self.handed_on + 1, ..self },
            StepKind::Finish => state(IssueState::Finished),
            StepKind::Close => state(IssueState::Closed),
            StepKind::Park => state(IssueState::Parked),
            StepKind::Reopen => Self {
                state: if step.unit.is_some() { IssueState::Assigned } else { IssueState::Registered },
                reopened: self.reopened + u32::from(self.state == IssueState::Closed),
                ..self
            },
            StepKind::Merge if step.other.is_some() && step.other == issue.merged_into => state(IssueState::Merged),
            StepKind::Merge
            | StepKind::Escalate
            | StepKind::Supervise
            | StepKind::Lift
            | StepKind::Join
            | StepKind::Leave
            | StepKind::Rate
            | StepKind::Note => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::model::sample::TODAY;

    fn told(kinds: &[StepKind]) -> Told {
        let issue = Issue { merged_into: Some(Id::named("other")), ..Issue::blank("1", "某事", TODAY) };
        let unit = |nth| (nth > 0).then(|| Id::named("unit"));
        let step = |(nth, kind): (usize, &StepKind)| IssueStep {
            unit: unit(nth),
            other: issue.merged_into,
            ..IssueStep::blank(issue.id, *kind, TODAY)
        };
        let steps: Vec<IssueStep> = kinds.iter().enumerate().map(step).collect();
        Told::by(&issue, &steps)
    }

    #[test]
    fn the_steps_tell_state_and_counters() {
        use StepKind::{Assign, Close, Finish, HandOver, Merge, Park, Register, Reopen, Return};
        assert_eq!(told(&[Register]).state, IssueState::Registered);
        assert_eq!(told(&[Register, Assign, HandOver, HandOver]).handed_on, 2);
        assert_eq!(told(&[Register, Assign, Finish, Return]).state, IssueState::Assigned);
        let again = told(&[Register, Assign, Finish, Close, Reopen, Park, Reopen]);
        assert_eq!((again.state, again.reopened), (IssueState::Assigned, 1), "parking is not closing");
        assert_eq!(told(&[Register, Merge]).state, IssueState::Merged);
    }

    #[test]
    fn a_kind_that_may_not_move_an_issue_leaves_it_where_it_stands() {
        use StepKind::{Assign, Close, Finish, Register};
        for kind in StepKind::ALL.into_iter().filter(|kind| !kind.may_move()) {
            for before in [vec![Register], vec![Register, Assign], vec![Register, Assign, Finish, Close]] {
                assert_eq!(told(&[before.clone(), vec![kind]].concat()), told(&before), "{kind:?}");
            }
        }
    }

    #[test]
    fn a_merge_that_took_another_issue_up_ends_nothing() {
        let issue = Issue::blank("1", "某事", TODAY);
        let step = IssueStep { other: Some(Id::named("x")), ..IssueStep::blank(issue.id, StepKind::Merge, TODAY) };
        assert_eq!(Told::by(&issue, [&step]).state, IssueState::Registered);
    }
}
