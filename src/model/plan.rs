//! A plan of postings: what is to change, before it does.

use jiff::civil::Date;

use super::record::record;
use super::{Cadre, Campaign, Id, Place, Posting, Unit};

/// Where a plan stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanState {
    /// 草案
    Draft,
    /// 送审
    Review,
    /// 已发布: its changes have been carried out.
    Published,
    /// 已被替代
    Superseded,
}

impl PlanState {
    /// All states, in the order of the work.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Review, Self::Published, Self::Superseded];

    /// The code in files and in keys of the word catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Review => "review",
            Self::Published => "published",
            Self::Superseded => "superseded",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// 派驻方案: a set of posting changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The identity.
    pub id: Id<Plan>,
    /// The title.
    pub title: String,
    /// Where it stands.
    pub state: PlanState,
    /// The day on which it was begun.
    pub made_on: Date,
    /// The day on which it was published.
    pub published_on: Option<Date>,
    /// 生效日: the first day of the new postings, which is the first day without the old ones.
    pub takes_effect_on: Option<Date>,
    /// The rules by which it is made, as TOML; empty for those of the file, see
    /// [`super::setting_key::PLANNER_RULES`].
    pub rules: String,
    /// The campaign to which it belongs.
    pub campaign: Option<Id<Campaign>>,
    /// A remark.
    pub note: String,
}
record!(Plan, "plan");

impl Plan {
    /// A draft of which only title and day are known.
    pub fn blank(title: &str, made_on: Date) -> Self {
        Self {
            id: Id::fresh(),
            title: title.to_owned(),
            state: PlanState::Draft,
            made_on,
            published_on: None,
            takes_effect_on: None,
            rules: String::new(),
            campaign: None,
            note: String::new(),
        }
    }
}

/// Who is posted: a person, or a unit tied as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// A cadre.
    Cadre(Id<Cadre>),
    /// A unit as a whole.
    Unit(Id<Unit>),
}

impl Who {
    /// The cadre, or else the unit; nobody where there is neither.
    pub fn of(cadre: Option<Id<Cadre>>, unit: Option<Id<Unit>>) -> Option<Self> {
        cadre.map(Self::Cadre).or(unit.map(Self::Unit))
    }

    /// The cadre, if it is one.
    pub const fn cadre(self) -> Option<Id<Cadre>> {
        match self {
            Self::Cadre(id) => Some(id),
            Self::Unit(_) => None,
        }
    }

    /// The unit, if it is tied as a whole.
    pub const fn unit(self) -> Option<Id<Unit>> {
        match self {
            Self::Cadre(_) => None,
            Self::Unit(id) => Some(id),
        }
    }
}

impl Posting {
    /// Who is posted; nobody where a file says nothing.
    pub fn who(&self) -> Option<Who> {
        Who::of(self.cadre, self.unit)
    }
}

/// Where a line of a plan comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemOrigin {
    /// 手工: a person made it.
    #[default]
    Hand,
    /// 建议: the planner suggested it, and a person accepted it.
    Suggested,
}

impl ItemOrigin {
    /// Both, in the order of the lists.
    pub const ALL: [Self; 2] = [Self::Hand, Self::Suggested];

    /// The code in files and in keys of the word catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Suggested => "suggested",
        }
    }

    /// The origin with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.code() == code)
    }
}

/// 方案明细: one change of a plan. With a posting it ends it; with somebody and a place it begins one; with both it moves,
/// or puts one in the place of another.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanItem {
    /// The identity.
    pub id: Id<PlanItem>,
    /// The plan.
    pub plan: Id<Plan>,
    /// The posting that ends.
    pub ends: Option<Id<Posting>>,
    /// The cadre who is posted.
    pub cadre: Option<Id<Cadre>>,
    /// The unit that is tied as a whole; only where there is no cadre.
    pub unit: Option<Id<Unit>>,
    /// The place to which they are posted.
    pub place: Option<Place>,
    /// Catalogue code of the role.
    pub role: String,
    /// The day on which the change takes place.
    pub on: Date,
    /// Why, in the planner's words.
    pub reason: String,
    /// Where the line comes from.
    pub origin: ItemOrigin,
}
record!(PlanItem, "plan_item");

impl PlanItem {
    /// A line of which only plan and day are known.
    pub fn blank(plan: Id<Plan>, on: Date) -> Self {
        Self {
            id: Id::fresh(),
            plan,
            ends: None,
            cadre: None,
            unit: None,
            place: None,
            role: String::new(),
            on,
            reason: String::new(),
            origin: ItemOrigin::Hand,
        }
    }

    /// Who is posted by it, if anybody is.
    pub fn who(&self) -> Option<Who> {
        Who::of(self.cadre, self.unit)
    }
}

/// What a mark says of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// 锁定: stays as it is.
    Lock,
    /// 禁配: must not be.
    Forbid,
}

impl MarkKind {
    /// Both, in the order of the lists.
    pub const ALL: [Self; 2] = [Self::Lock, Self::Forbid];

    /// The code in files and in keys of the word catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Lock => "lock",
            Self::Forbid => "forbid",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// 方案标记: a pair of somebody and a place that a plan keeps, or that it must not make.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanMark {
    /// The identity.
    pub id: Id<PlanMark>,
    /// The plan.
    pub plan: Id<Plan>,
    /// Kept or forbidden.
    pub kind: MarkKind,
    /// The cadre.
    pub cadre: Option<Id<Cadre>>,
    /// The unit as a whole; only where there is no cadre.
    pub unit: Option<Id<Unit>>,
    /// The place.
    pub place: Place,
    /// Catalogue code of the role; empty for any.
    pub role: String,
    /// Why, in the planner's words.
    pub reason: String,
}
record!(PlanMark, "plan_mark");

impl PlanMark {
    /// Whom it is about; nobody where a file says nothing.
    pub fn who(&self) -> Option<Who> {
        Who::of(self.cadre, self.unit)
    }

    /// Whether it is about this pair in this role.
    pub fn covers(&self, who: Who, place: Place, role: &str) -> bool {
        self.who() == Some(who) && self.place == place && (self.role.is_empty() || self.role == role)
    }
}
