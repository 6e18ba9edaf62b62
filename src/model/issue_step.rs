//! The steps that an issue has taken.

use jiff::civil::Date;

use super::record::record;
use super::{Cadre, Id, Issue, IssueState, Unit};

/// What happened to an issue in one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepKind {
    /// 登记
    Register,
    /// 交办
    Assign,
    /// 转办
    HandOver,
    /// 办结
    Finish,
    /// 核实不通过，退回
    Return,
    /// 核实销号
    Close,
    /// 解释挂起
    Park,
    /// 重新办理
    Reopen,
    /// 合并
    Merge,
    /// 升级或降级: another level.
    Escalate,
    /// 挂牌督办
    Supervise,
    /// 摘牌
    Lift,
    /// 并入共性问题，随其办理
    Join,
    /// 移出共性问题，单独办理
    Leave,
    /// 评价: those concerned rated the answer.
    Rate,
    /// 记事
    Note,
}

impl StepKind {
    /// All kinds of steps.
    pub const ALL: [Self; 16] = [
        Self::Register,
        Self::Assign,
        Self::HandOver,
        Self::Finish,
        Self::Return,
        Self::Close,
        Self::Park,
        Self::Reopen,
        Self::Merge,
        Self::Escalate,
        Self::Supervise,
        Self::Lift,
        Self::Join,
        Self::Leave,
        Self::Rate,
        Self::Note,
    ];

    /// The code in files and in keys of the word catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Assign => "assign",
            Self::HandOver => "hand_over",
            Self::Finish => "finish",
            Self::Return => "return",
            Self::Close => "close",
            Self::Park => "park",
            Self::Reopen => "reopen",
            Self::Merge => "merge",
            Self::Escalate => "escalate",
            Self::Supervise => "supervise",
            Self::Lift => "lift",
            Self::Join => "join",
            Self::Leave => "leave",
            Self::Rate => "rate",
            Self::Note => "note",
        }
    }

    /// Whether an issue may stand otherwise after a step of this kind.
    pub const fn may_move(self) -> bool {
        !matches!(
            self,
            Self::Escalate | Self::Supervise | Self::Lift | Self::Join | Self::Leave | Self::Rate | Self::Note
        )
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One step in the life of an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueStep {
    /// The identity.
    pub id: Id<IssueStep>,
    /// The issue.
    pub issue: Id<Issue>,
    /// What happened.
    pub kind: StepKind,
    /// The day.
    pub on: Date,
    /// The name of the person at the desk who recorded it.
    pub author: String,
    /// The unit that is responsible after this step.
    pub unit: Option<Id<Unit>>,
    /// The cadre concerned: the new handler, or the verifier.
    pub cadre: Option<Id<Cadre>>,
    /// Catalogue code of the level after this step, where the step changed it.
    pub level: String,
    /// The other issue: of a merge, the common problem that it joined or left, or the one with which it took this step.
    pub other: Option<Id<Issue>>,
    /// Reason or remark.
    pub note: String,
}
record!(IssueStep, "issue_step");

impl IssueStep {
    /// A step of which only issue, kind and day are known.
    pub fn blank(issue: Id<Issue>, kind: StepKind, on: Date) -> Self {
        Self {
            id: Id::fresh(),
            issue,
            kind,
            on,
            author: String::new(),
            unit: None,
            cadre: None,
            level: String::new(),
            other: None,
            note: String::new(),
        }
    }
}

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
