//! The steps that an issue has taken.

use jiff::civil::Date;

use super::record::record;
use super::{Cadre, Id, Issue, Unit};

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
    /// Catalogue code of the level after this step, where it was registered with it or the step changed it. Empty else,
    /// and in the registrations of older files.
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

    /// Whether it only says that another issue was merged into this one, which ends the other one. A merge stands in
    /// both issues.
    pub fn takes_up_another(&self, issue: &Issue) -> bool {
        self.kind == StepKind::Merge && (self.other.is_none() || self.other != issue.merged_into)
    }
}
