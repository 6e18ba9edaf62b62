//! 问题: the verbs that carry an issue from being registered to being closed by number. Each leaves a step behind.

mod add_note;
mod assign;
mod close;
#[cfg(test)]
mod common_tests;
#[cfg(test)]
mod county;
mod escalate;
mod finish;
mod follow;
mod hand_over;
mod join_common;
mod joint;
mod leave_common;
mod lift;
mod merge;
mod park;
mod promote;
mod rate;
mod register;
mod register_twin;
mod reopen;
mod send_back;
mod supervise;
#[cfg(test)]
mod walk_tests;

pub use add_note::AddNote;
pub use assign::Assign;
pub use close::Close;
pub use escalate::Escalate;
pub use finish::Finish;
pub use hand_over::HandOver;
pub use join_common::JoinCommon;
pub use leave_common::LeaveCommon;
pub use lift::Lift;
pub use merge::Merge;
pub use park::Park;
pub use promote::Promote;
pub use rate::Rate;
pub use register::{Register, next_number};
pub use register_twin::RegisterTwin;
pub use reopen::Reopen;
pub use send_back::SendBack;
pub use supervise::{Supervise, next_supervised_number};

pub(super) use joint::joined;
pub(super) use supervise::only_one;
