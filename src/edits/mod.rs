//! # edits: what a person may do
//!
//! Holds: one verb a file, each a pure function from the world to changes or to a refusal; the list of all verbs; the
//! rules of each record; the catalogue that a new county starts with.
//! May use: model
//! Foreign: serde toml
//! Never: touches the file, asks the clock, knows the window.

mod catalogue;
mod checks;
mod desk;
mod edit;
mod import;
mod issues;
mod months;
mod postings;
mod records;
mod standings;
mod steps;
#[cfg(test)]
mod trial;

pub use catalogue::default_catalogue;
pub use desk::Desk;
pub use edit::Edit;
pub use issues::{AddNote, Assign, Close, Finish, HandOver, Merge, Park, Register, Reopen, SendBack, next_number};
pub use months::FreezeMonth;
pub use postings::{EndPosting, MovePosting, Post};
pub use records::{Add, Amend, Configure, Remove, Row, RowId};
pub use standings::{
    Accept, FailAcceptance, ListWeak, LookBack, Relapse, SetPlan, Withdraw, acceptance_score, times_listed,
};
