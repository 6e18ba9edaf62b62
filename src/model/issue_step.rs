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
    /// 记事
    Note,
}

impl StepKind {
    /// All kinds of steps.
    pub const ALL: [Self; 14] = [
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
            Self::Note => "note",
        }
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
    /// The other issue: of a merge, or the common problem that it joined.
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
