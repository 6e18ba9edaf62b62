//! The desk at which edits are made.

use crate::model::Date;

/// Who does it and on which day.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// The name of the person at the desk.
    pub author: String,
    /// The day that counts as today.
    pub today: Date,
}
