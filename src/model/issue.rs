//! The matter to be solved and the steps that it has taken; never the person who raised it.

use geo_types::Point;
use jiff::civil::Date;

use super::record::record;
use super::{Cadre, Id, Township, Unit, Village};

/// Where an issue stands between being registered and being closed by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IssueState {
    /// 待交办: registered, nobody is responsible yet.
    Registered,
    /// 办理中: a unit is responsible.
    Assigned,
    /// 办结待核: the handler says it is done; somebody else has to check.
    Finished,
    /// 已销号: checked, answered and closed.
    Closed,
    /// 解释挂起: explained and parked until its re-check date.
    Parked,
    /// 已合并: continued in another issue.
    Merged,
}

impl IssueState {
    /// All states, in the order of the work.
    pub const ALL: [Self; 6] =
        [Self::Registered, Self::Assigned, Self::Finished, Self::Closed, Self::Parked, Self::Merged];

    /// The code in files and in keys of the word catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Assigned => "assigned",
            Self::Finished => "finished",
            Self::Closed => "closed",
            Self::Parked => "parked",
            Self::Merged => "merged",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether the matter is still to be solved. Finished and parked matters are: neither is closed.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Closed | Self::Merged)
    }
}

/// 问题: one matter of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// The identity.
    pub id: Id<Issue>,
    /// The number in the ledger, such as `2026-0312`; unique.
    pub number: String,
    /// The matter in a few words.
    pub title: String,
    /// The matter at length; may be empty.
    pub detail: String,
    /// Catalogue code of the kind: `issue` (问题) or `dispute` (矛盾纠纷).
    pub kind: String,
    /// Catalogue code of the category.
    pub category: String,
    /// Catalogue code of the level: `village`, `township` or `county`.
    pub level: String,
    /// Catalogue code of how it came to us (visit, hotline, inspection, …).
    pub source: String,
    /// The village it is about.
    pub village: Option<Id<Village>>,
    /// The township it is about, when it is about no single village.
    pub township: Option<Id<Township>>,
    /// The exact place, if known: longitude and latitude in degrees.
    pub position: Option<Point>,
    /// How many households it touches.
    pub households: Option<u32>,
    /// The responsible unit.
    pub unit: Option<Id<Unit>>,
    /// The leader in charge.
    pub leader: Option<Id<Cadre>>,
    /// The cadre who handles it.
    pub handler: Option<Id<Cadre>>,
    /// The day on which it was raised.
    pub raised_on: Date,
    /// The last day for finishing it.
    pub due_on: Option<Date>,
    /// Where it stands.
    pub state: IssueState,
    /// The answer given in public; needed for closing.
    pub reply: String,
    /// The day on which the handler finished it.
    pub finished_on: Option<Date>,
    /// The day on which it was closed.
    pub closed_on: Option<Date>,
    /// Who checked it before closing: another person than the handler.
    pub verifier: Option<Id<Cadre>>,
    /// The day on which a parked matter comes back.
    pub recheck_on: Option<Date>,
    /// The issue in which a merged one continues.
    pub merged_into: Option<Id<Issue>>,
    /// Whether the county supervises it by number (挂牌督办).
    pub supervised: bool,
    /// How often it was reopened after closing.
    pub reopened: u32,
    /// How often it was handed on to another unit or handler (转圈).
    pub handed_on: u32,
}
record!(Issue, "issue");

impl Issue {
    /// The day by which something has to happen: the re-check date while parked, else the due date; none when done.
    pub fn next_date(&self) -> Option<Date> {
        match self.state {
            IssueState::Parked => self.recheck_on,
            state if state.is_open() => self.due_on,
            _ => None,
        }
    }

    /// Whether it is still open after the day by which something had to happen.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.next_date().is_some_and(|date| date < today)
    }
}

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
    /// 记事
    Note,
}

impl StepKind {
    /// All kinds of steps.
    pub const ALL: [Self; 10] = [
        Self::Register,
        Self::Assign,
        Self::HandOver,
        Self::Finish,
        Self::Return,
        Self::Close,
        Self::Park,
        Self::Reopen,
        Self::Merge,
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
    /// The other issue of a merge.
    pub other: Option<Id<Issue>>,
    /// Reason or remark.
    pub note: String,
}
record!(IssueStep, "issue_step");
