//! 问题: the verbs that carry an issue from being registered to being closed by number. Each leaves a step behind.

mod add_note;
mod assign;
mod close;
mod finish;
mod hand_over;
mod merge;
mod park;
mod register;
mod reopen;
mod send_back;

pub use add_note::AddNote;
pub use assign::Assign;
pub use close::Close;
pub use finish::Finish;
pub use hand_over::HandOver;
pub use merge::Merge;
pub use park::Park;
pub use register::{Register, next_number};
pub use reopen::Reopen;
pub use send_back::SendBack;
