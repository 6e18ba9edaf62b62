//! A plan of postings: what is to change, before it does.

use jiff::civil::Date;

use super::record::record;
use super::{Cadre, Campaign, Id, Place, Posting};

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
            campaign: None,
            note: String::new(),
        }
    }
}

/// 方案明细: one change of a plan. With a posting it ends it; with a cadre and a place it begins one; with both it moves.
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
    /// The place to which the cadre is posted.
    pub place: Option<Place>,
    /// Catalogue code of the role.
    pub role: String,
    /// The day on which the change takes place.
    pub on: Date,
    /// Why, in the planner's words.
    pub reason: String,
}
record!(PlanItem, "plan_item");
