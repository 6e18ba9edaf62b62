//! What is asked for when a paper is to be made.

use crate::map::County;
use crate::model::{Date, Id, Village};
use crate::words::Language;

use super::kind::{Format, PaperKind};

/// The office's own file with placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its format.
    pub format: Format,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a paper is made from.
#[derive(Clone)]
pub struct Order<'a> {
    /// The county: for a month that was closed, as it was then, with the findings of that state.
    pub county: County<'a>,
    /// The kind of paper.
    pub kind: PaperKind,
    /// Any day of the month.
    pub month: Date,
    /// The day that counts as today in that state: for a month that was closed, the day on which it was.
    pub today: Date,
    /// The language.
    pub language: Language,
    /// Whether names of people stand in full; a village notice names nobody all the same.
    pub names: bool,
    /// The village, for a paper about one.
    pub village: Option<Id<Village>>,
    /// The unit that signs; empty takes the one that leads the campaign of the month, else the county.
    pub by: &'a str,
    /// The office's own template, in place of our layout.
    pub template: Option<&'a Template>,
}
