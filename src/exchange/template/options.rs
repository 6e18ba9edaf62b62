//! How a template is made, and what its columns are called.

use crate::exchange::fields;
use crate::model::{Date, Id, TableName, Township};
use crate::words::Language;

/// How a template is made.
#[derive(Clone, Debug, PartialEq)]
pub struct TemplateOptions {
    /// The language of titles and words.
    pub language: Language,
    /// The township for which it is, with its own villages only; the whole county when `None`.
    pub township: Option<Id<Township>>,
    /// Whether the records that are there already stand in it, to be filled up.
    pub with_records: bool,
    /// How many rows get drop-down lists.
    pub rows: u32,
    /// Why names of people are written in full; they are masked when `None`. The caller logs it.
    pub unmasked: Option<String>,
    /// The day on which it is made.
    pub made_on: Date,
    /// The revision of the file.
    pub revision: u64,
}

impl TemplateOptions {
    /// A template for the whole county, without records, of this day.
    pub fn of(language: Language, made_on: Date, revision: u64) -> Self {
        Self { language, township: None, with_records: false, rows: 500, unmasked: None, made_on, revision }
    }
}

/// The title of a field in a language.
pub(super) fn title_of(table: TableName, name: &str, language: Language) -> String {
    let field = fields::of(table).unwrap_or_default().iter().find(|field| field.name == name);
    match language {
        Language::Chinese => field.map_or_else(|| name.to_owned(), |field| field.title.to_owned()),
        Language::English => name.to_owned(),
    }
}
