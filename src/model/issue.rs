//! The matter to be solved, and what people did somewhere that yielded it; never the person who raised it. Both stand
//! here because each names the other.

use std::collections::BTreeMap;

use geo_types::Point;
use jiff::civil::Date;

use super::record::record;
use super::{Cadre, Campaign, Id, Township, Unit, Village};

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
    /// Catalogue code of the topic within the category; may be empty.
    pub topic: String,
    /// Catalogue code of the scope: `single` (个性), `common` (共性) or `regional` (区域性).
    pub scope: String,
    /// Catalogue code of the level: `village`, `township` or `county`.
    pub level: String,
    /// Catalogue code of how it came to us (visit, hotline, inspection, …).
    pub source: String,
    /// The activity in which it was raised.
    pub activity: Option<Id<Activity>>,
    /// The campaign to which it belongs.
    pub campaign: Option<Id<Campaign>>,
    /// The common problem of which it is a part.
    pub parent: Option<Id<Issue>>,
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
    /// The units that help, in the order in which they were named, without repetition and without the responsible one.
    pub joint_units: Vec<Id<Unit>>,
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
    /// The day on which the answer was given.
    pub replied_on: Option<Date>,
    /// Catalogue code of the root cause; may be empty.
    pub cause: String,
    /// The money that was or is to be spent, yuan.
    pub funds_yuan: Option<u32>,
    /// Catalogue code of how those concerned rated the answer; may be empty.
    pub rating: String,
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
    /// The number under which it is or was supervised; may be empty.
    pub supervised_number: String,
    /// The day since which it is or was supervised.
    pub supervised_on: Option<Date>,
    /// The day on which the supervision was lifted.
    pub lifted_on: Option<Date>,
    /// How often it was reopened after closing.
    pub reopened: u32,
    /// How often it was handed on to another unit or handler (转圈).
    pub handed_on: u32,
}
record!(Issue, "issue");

impl Issue {
    /// A single matter of which only number, words and day are known.
    pub fn blank(number: &str, title: &str, raised_on: Date) -> Self {
        Self {
            id: Id::fresh(),
            number: number.to_owned(),
            title: title.to_owned(),
            detail: String::new(),
            kind: "issue".to_owned(),
            category: String::new(),
            topic: String::new(),
            scope: scope::SINGLE.to_owned(),
            level: "village".to_owned(),
            source: String::new(),
            activity: None,
            campaign: None,
            parent: None,
            village: None,
            township: None,
            position: None,
            households: None,
            unit: None,
            joint_units: Vec::new(),
            leader: None,
            handler: None,
            raised_on,
            due_on: None,
            state: IssueState::Registered,
            reply: String::new(),
            replied_on: None,
            cause: String::new(),
            funds_yuan: None,
            rating: String::new(),
            finished_on: None,
            closed_on: None,
            verifier: None,
            recheck_on: None,
            merged_into: None,
            supervised: false,
            supervised_number: String::new(),
            supervised_on: None,
            lifted_on: None,
            reopened: 0,
            handed_on: 0,
        }
    }

    /// Whether it is a common or regional problem, which other issues may be parts of.
    pub fn is_common(&self) -> bool {
        [scope::COMMON, scope::REGIONAL].contains(&self.scope.as_str())
    }

    /// Whether it is a common or regional problem that takes more parts now.
    pub fn is_open_common(&self) -> bool {
        let worked_on = [IssueState::Registered, IssueState::Assigned, IssueState::Parked].contains(&self.state);
        self.is_common() && worked_on
    }

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

/// Catalogue codes of the scopes of an issue.
pub mod scope {
    /// 个性: one place's own matter.
    pub const SINGLE: &str = "single";
    /// 共性: the same matter in several places.
    pub const COMMON: &str = "common";
    /// 区域性: a matter of a whole area.
    pub const REGIONAL: &str = "regional";
}

/// 走访与会议: a dated thing that people did somewhere and that yields issues. A visit, a consultation, a talk, an
/// assignment meeting, a briefing, an inspection, a return visit and a proxy service differ by kind, not by table.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    /// The identity.
    pub id: Id<Activity>,
    /// The number in the office's own list; may be empty, else unique.
    pub number: String,
    /// Catalogue code of the kind; see [`activity_kind`].
    pub kind: String,
    /// Catalogue code of the purpose (四访); may be empty.
    pub purpose: String,
    /// What it was about, in a few words; the kind serves where it is empty.
    pub title: String,
    /// The day.
    pub on: Date,
    /// The villages, in the order in which they were named, without repetition.
    pub villages: Vec<Id<Village>>,
    /// The township, when it was about no single village.
    pub township: Option<Id<Township>>,
    /// Who took part from our side, in the order in which they were named, without repetition.
    pub cadres: Vec<Id<Cadre>>,
    /// The unit that held it.
    pub unit: Option<Id<Unit>>,
    /// The campaign to which it belongs.
    pub campaign: Option<Id<Campaign>>,
    /// The issue that it is about: a return visit, a consultation on a hard matter, a proxy service.
    pub issue: Option<Id<Issue>>,
    /// What was seen and said.
    pub summary: String,
    /// How many households were seen; never who.
    pub households: Option<u32>,
    /// How many enterprises were seen.
    pub enterprises: Option<u32>,
    /// How many people took part or came.
    pub attendance: Option<u32>,
    /// The fields of its kind by catalogue code of the field, without empty ones.
    pub details: BTreeMap<String, String>,
    /// Catalogue code of how those concerned rated it; may be empty.
    pub rating: String,
}
record!(Activity, "activity");

impl Activity {
    /// An activity of which only kind and day are known.
    pub fn blank(kind: &str, on: Date) -> Self {
        Self {
            id: Id::fresh(),
            number: String::new(),
            kind: kind.to_owned(),
            purpose: String::new(),
            title: String::new(),
            on,
            villages: Vec::new(),
            township: None,
            cadres: Vec::new(),
            unit: None,
            campaign: None,
            issue: None,
            summary: String::new(),
            households: None,
            enterprises: None,
            attendance: None,
            details: BTreeMap::new(),
            rating: String::new(),
        }
    }

    /// Whether somebody went to the village: what counts as having visited it.
    pub fn is_visit(&self) -> bool {
        [activity_kind::VISIT, activity_kind::RETURN_VISIT].contains(&self.kind.as_str())
    }
}

/// Catalogue codes of the kinds of activities that the rules know by name.
pub mod activity_kind {
    /// 走访: somebody went to villages, households or enterprises.
    pub const VISIT: &str = "visit";
    /// 民情会诊: several sides look at a matter together.
    pub const CONSULTATION: &str = "consultation";
    /// 民主恳谈: an open talk with villagers.
    pub const TALK: &str = "talk";
    /// 交办会: matters are assigned in a meeting.
    pub const ASSIGNMENT_MEETING: &str = "assignment_meeting";
    /// 宣讲: a briefing.
    pub const BRIEFING: &str = "briefing";
    /// 督查: an inspection with findings.
    pub const INSPECTION: &str = "inspection";
    /// 回访: those who were answered are asked again.
    pub const RETURN_VISIT: &str = "return_visit";
    /// 代办: something is done for a household that need not come to the office.
    pub const PROXY_SERVICE: &str = "proxy_service";
    /// All of them, in the order of the lists.
    pub const ALL: [&str; 8] =
        [VISIT, CONSULTATION, TALK, ASSIGNMENT_MEETING, BRIEFING, INSPECTION, RETURN_VISIT, PROXY_SERVICE];
}
