//! 整顿: the verbs that carry the case of a weak village from listing to looking back.

mod accept;
mod acceptance;
mod case;
mod fail_acceptance;
mod first_secretary;
mod list_weak;
mod look_back;
#[cfg(test)]
mod machine;
mod measure;
mod relapse;
mod set_plan;
mod settle_criterion;
mod withdraw;

pub use accept::Accept;
pub use acceptance::{AcceptanceRule, Assessment};
pub use fail_acceptance::FailAcceptance;
pub use first_secretary::first_secretary_of;
pub use list_weak::{ListWeak, times_listed};
pub use look_back::LookBack;
pub use measure::{Measure, measures_of};
pub use relapse::Relapse;
pub use set_plan::SetPlan;
pub use settle_criterion::SettleCriterion;
pub use withdraw::Withdraw;
