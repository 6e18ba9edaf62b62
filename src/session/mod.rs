//! # session: one open file
//!
//! Holds: the open file with its world; perform, undo, redo, reload; the revision; findings and geography, kept while
//! nothing changes that they are made from; the county as of a day; the clock.
//! May use: model edits analysis geometry store words
//! Foreign: jiff thiserror tracing
//! Never: draws, asks a person.

mod attachments;
mod check;
mod clock;
mod error;
mod file;
mod history;
mod kept;
mod months;
mod past;
mod person;
mod prepared;
mod readable;
mod record_history;
mod shown;
#[cfg(test)]
mod tests_dates;

pub use crate::store::Access;
pub use check::CheckFinding;
pub use error::SessionError;
pub use file::{Session, restore, save_copy};
pub use history::HistoryEntry;
pub use months::MonthView;
pub use past::Past;
pub use prepared::PreparedDays;
pub use record_history::{CellKind, CellValue, FieldChange, RecordChange, RowEvent};
