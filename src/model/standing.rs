//! The case of a village that is listed as weak (软弱涣散/后进) and put in order.

use jiff::civil::Date;

use super::record::record;
use super::{Cadre, Id, Unit, Village};

/// Where such a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StandingState {
    /// 已列入: listed, without a plan.
    Listed,
    /// 整顿中: a plan is being carried out.
    Planned,
    /// 已验收: accepted.
    Accepted,
    /// 已回头看: looked at again after acceptance and found in order.
    LookedBack,
    /// 反弹: weak again after acceptance.
    Relapsed,
}

impl StandingState {
    /// All states, in the order of the work.
    pub const ALL: [Self; 5] = [Self::Listed, Self::Planned, Self::Accepted, Self::LookedBack, Self::Relapsed];

    /// The code in files and in keys of the word catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Planned => "planned",
            Self::Accepted => "accepted",
            Self::LookedBack => "looked_back",
            Self::Relapsed => "relapsed",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether the village counts as weak in this state.
    pub const fn is_weak(self) -> bool {
        matches!(self, Self::Listed | Self::Planned | Self::Relapsed)
    }
}

/// 整顿: one case of one village.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The identity.
    pub id: Id<Standing>,
    /// The village.
    pub village: Id<Village>,
    /// Catalogue code of the type of weakness.
    pub kind: String,
    /// Why it was listed.
    pub reason: String,
    /// The day of listing.
    pub listed_on: Date,
    /// Where it stands.
    pub state: StandingState,
    /// 一村一策: the plan; empty before there is one.
    pub plan: String,
    /// The day on which the plan was made; a new one after a relapse counts anew.
    pub planned_on: Option<Date>,
    /// The day by which the plan is to be carried out.
    pub due_on: Option<Date>,
    /// The county leader in charge.
    pub leader: Option<Id<Cadre>>,
    /// The paired unit.
    pub unit: Option<Id<Unit>>,
    /// The team that carries the plan out, in the order in which they were named, without repetition.
    pub team: Vec<Id<Cadre>>,
    /// The first secretary.
    pub first_secretary: Option<Id<Cadre>>,
    /// Score of the last acceptance, 0–100.
    pub score: Option<u8>,
    /// How many residents voted at the last acceptance.
    pub votes: Option<u32>,
    /// How many of them were dissatisfied.
    pub votes_against: Option<u32>,
    /// The day of the acceptance that was passed.
    pub accepted_on: Option<Date>,
    /// How many acceptances were failed.
    pub failed: u32,
    /// The day of looking back.
    pub looked_back_on: Option<Date>,
    /// The day on which it was found weak again.
    pub relapsed_on: Option<Date>,
    /// Remarks of acceptance and looking back.
    pub note: String,
}
record!(Standing, "standing");

impl Standing {
    /// A case of which only village and day are known.
    pub fn blank(village: Id<Village>, listed_on: Date) -> Self {
        Self {
            id: Id::fresh(),
            village,
            kind: "lax".to_owned(),
            reason: String::new(),
            listed_on,
            state: StandingState::Listed,
            plan: String::new(),
            planned_on: None,
            due_on: None,
            leader: None,
            unit: None,
            team: Vec::new(),
            first_secretary: None,
            score: None,
            votes: None,
            votes_against: None,
            accepted_on: None,
            failed: 0,
            looked_back_on: None,
            relapsed_on: None,
            note: String::new(),
        }
    }
}

/// 认定依据: one criterion by which a village was found weak, ticked with its day and what shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// The identity.
    pub id: Id<Criterion>,
    /// The case.
    pub standing: Id<Standing>,
    /// Catalogue code of the criterion.
    pub code: String,
    /// The day on which it was found.
    pub on: Date,
    /// What shows it.
    pub evidence: String,
    /// The day on which it no longer held.
    pub settled_on: Option<Date>,
}
record!(Criterion, "criterion");
