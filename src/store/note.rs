//! What is said about a row that could not be understood.

use crate::model::Sentence;

/// Something in the file that could not be understood, and what was done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note(pub Sentence);
