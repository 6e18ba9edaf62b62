//! 整顿: the verbs that carry the case of a weak village from listing to looking back.

mod accept;
mod case;
mod fail_acceptance;
mod list_weak;
mod look_back;
mod relapse;
mod set_plan;
mod withdraw;

pub use accept::{Accept, acceptance_score};
pub use fail_acceptance::FailAcceptance;
pub use list_weak::{ListWeak, times_listed};
pub use look_back::LookBack;
pub use relapse::Relapse;
pub use set_plan::SetPlan;
pub use withdraw::Withdraw;
