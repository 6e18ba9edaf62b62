//! The planner: a plan of postings as it will be on its day, its numbers, the rules that it breaks, and what it is beside
//! today and another plan.
//!
//! `rules` is what the office demands; `survey` is what has to be known of villages and people before any plan; `draft`
//! the postings as they will be; `pairs` what speaks against one person in one village; `figures`, `breaches` and `gaps`
//! follow from these, so fast that every stroke of the brush counts all anew. `compare` and `handover` tell what a plan
//! changes. `flow` assigns at the least cost, and `suggest` asks it who should be posted where. Nothing here ranks persons: numbers of a cadre are of the work that a plan lays on them.

mod breaches;
mod compare;
mod draft;
mod figures;
pub mod flow;
mod gaps;
mod handover;
mod hands;
mod impossible;
mod load_search;
mod outlook;
pub mod pairs;
mod problem;
pub mod rules;
mod search;
mod seats;
mod spread;
mod stale;
mod suggest;
#[cfg(test)]
mod suggest_tests;
mod suggestion;
mod survey;
#[cfg(test)]
mod tests;

pub use breaches::{Breach, breaches};
pub use compare::{Change, ChangeKind, PlanColumn, PlanComparison};
pub use draft::{Draft, DraftPost, PostState, day_of};
pub use figures::{AreaFigures, CountyFigures, Figures, LoadParts, Met, UnitFigures, WhoFigures};
pub use gaps::{PlanGap, PlanGapKind, PlanGaps};
pub use handover::{Handover, Left};
pub use outlook::Outlook;
pub use rules::{Force, RuleName, Rules, RulesFault};
pub use spread::Spread;
pub use stale::Stale;
pub use suggest::{SuggestError, suggest, suggest_on};
pub use suggestion::{
    CostParts, Impossible, NextChoice, PlanProof, Question, Relaxation, Scope, SuggestedPost, Suggestion, Travel,
    Unfilled,
};
pub use survey::{CadreFacts, Survey, VillageFacts};

pub use crate::model::Who;
