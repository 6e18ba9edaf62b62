//! What the planner is asked for, and what it suggests.

use std::collections::BTreeMap;

use crate::model::{Cadre, Date, Id, Place, Posting, Sentence, Village};

use super::Who;
use super::draft::PostState;
use super::rules::RuleName;

/// Which posts are planned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// 补齐: what is there stays, and what is missing is filled.
    #[default]
    Open,
    /// 重排: all posts of the role are planned anew, but for those that the plan keeps.
    All,
}

/// How long the ways are, where somebody has measured them: kilometres on the road by cadre and village. Ways that are not
/// in the table are measured along the straight line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Travel {
    /// The ways, kilometres.
    pub km: BTreeMap<(Id<Cadre>, Id<Village>), f64>,
}

impl Travel {
    /// What a minute of travel counts for, kilometres: thirty kilometres an hour on county roads.
    pub const KM_PER_MINUTE: f64 = 0.5;
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Catalogue code of the role: `resident` (first secretaries of weak villages among them), `first_secretary`,
    /// `village_lead` (a county leader for weak villages) or `paired_branch` (a unit for weak villages).
    pub role: String,
    /// Which posts are planned.
    pub scope: Scope,
    /// Measured ways.
    pub travel: Travel,
    /// Pairs that are to be kept beside those that the plan keeps.
    pub locks: Vec<(Who, Id<Village>)>,
    /// Pairs that must not be, beside those that the plan forbids.
    pub forbids: Vec<(Who, Id<Village>)>,
    /// How many changes a search tries where the rules form no flow problem. A number, not a time: the same question has
    /// the same answer on every machine.
    pub tries: u32,
}

impl Question {
    /// The open posts of a role, along straight lines.
    pub fn open(role: &str) -> Self {
        Self {
            role: role.to_owned(),
            scope: Scope::Open,
            travel: Travel::default(),
            locks: Vec::new(),
            forbids: Vec::new(),
            tries: 600,
        }
    }
}

/// The parts of what a post costs with a cadre, in the unit of the weights of cost (a kilometre, by the shipped ones).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CostParts {
    /// The way.
    pub distance: f64,
    /// Skills that the issues of the village would need.
    pub skill: f64,
    /// What the post adds to the imbalance of the load: the square of the load over the share of time.
    pub balance: f64,
    /// A posting of today that is not left as it is.
    pub change: f64,
    /// Soft rules that the pair breaks.
    pub rules: f64,
}

impl CostParts {
    /// The cost.
    pub fn sum(&self) -> f64 {
        self.distance + self.skill + self.balance + self.change + self.rules
    }

    /// Adds another cost, part by part.
    pub fn add(&mut self, other: &Self) {
        self.distance += other.distance;
        self.skill += other.skill;
        self.balance += other.balance;
        self.change += other.change;
        self.rules += other.rules;
    }
}

/// Who would have a post if the one who is suggested could not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NextChoice {
    /// Who would be posted, all other posts planned anew as is best then; nobody where it would stay empty.
    pub who: Option<Who>,
    /// What the post would cost with them.
    pub parts: CostParts,
    /// How much more the whole plan would cost: what others would lose is in it.
    pub more: f64,
}

/// A post of the suggestion.
#[derive(Clone, Debug, PartialEq)]
pub struct SuggestedPost {
    /// Who.
    pub who: Who,
    /// Where.
    pub place: Place,
    /// Catalogue code of the role.
    pub role: String,
    /// Why: what it costs.
    pub parts: CostParts,
    /// And why not the next one. Nothing where the post is locked.
    pub next_best: Option<NextChoice>,
    /// The posting of today that it takes the place of: the own one of somebody who moves, or that of a predecessor.
    pub replaces: Option<Id<Posting>>,
    /// Whether it stays, moves or is new. Nothing of a suggestion ends here; see [`Suggestion::ends`].
    pub state: PostState,
    /// Whether it is kept by a lock.
    pub locked: bool,
    /// The way, kilometres, where it is known.
    pub km: Option<f64>,
}

/// A post for which nobody was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfilled {
    /// Where.
    pub place: Place,
    /// Catalogue code of the role.
    pub role: String,
    /// How many are missing.
    pub count: u32,
}

/// How good the suggestion is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlanProof {
    /// No plan that keeps the hard rules costs less: proved.
    Optimal,
    /// The search has found nothing better, and no plan costs less than the bound.
    Gap {
        /// What this plan costs, with the rules that a search has to weigh.
        cost: f64,
        /// What any plan costs at least.
        bound: f64,
    },
}

impl PlanProof {
    /// The same proof of a cost that counts so much more of every plan.
    pub(super) fn shifted(self, by: f64) -> Self {
        match self {
            Self::Optimal => self,
            Self::Gap { cost, bound } => Self::Gap { cost: cost + by, bound: bound + by },
        }
    }

    /// By how much, at most, a better plan could be cheaper, in per cent of the cost of this one.
    pub fn gap_percent(self) -> f64 {
        match self {
            Self::Optimal => 0.0,
            Self::Gap { cost, bound } => (cost - bound).max(0.0) * 100.0 / cost.abs().max(f64::MIN_POSITIVE),
        }
    }
}

/// How a rule would have to be relaxed so that every post is filled.
#[derive(Clone, Debug, PartialEq)]
pub struct Relaxation {
    /// The rule; nothing where people are missing, whatever the rules.
    pub rule: Option<RuleName>,
    /// What would have to be done, such as 最大距离放宽到 23 公里.
    pub sentence: Sentence,
    /// How many posts would still be empty.
    pub unfilled: u32,
}

/// Why posts stay empty: villages that have too few cadres to choose from together.
#[derive(Clone, Debug, PartialEq)]
pub struct Impossible {
    /// The rule that stands in the way.
    pub rule: RuleName,
    /// The villages, by code: together they want more cadres than can come.
    pub villages: Vec<Id<Village>>,
    /// How many cadres they want.
    pub wanted: u32,
    /// How many of these posts those can take who are allowed to.
    pub possible: u32,
    /// What stands in the way, in words.
    pub sentence: Sentence,
    /// What would help, the smallest change first.
    pub relaxations: Vec<Relaxation>,
}

/// What the planner suggests.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The day on which it takes effect.
    pub day: Date,
    /// The posts, by village: of [`Scope::All`] also those that stay.
    pub posts: Vec<SuggestedPost>,
    /// Postings of today that end without anybody in their place.
    pub ends: Vec<Id<Posting>>,
    /// What it costs, part by part, without empty posts.
    pub cost: CostParts,
    /// How good it is.
    pub proof: PlanProof,
    /// Posts for which nobody was found.
    pub unfilled: Vec<Unfilled>,
    /// Why not, and what would help.
    pub impossible: Vec<Impossible>,
    /// What the user should know: cadres without a place, villages without a point, locks that break a rule.
    pub notes: Vec<Sentence>,
}
