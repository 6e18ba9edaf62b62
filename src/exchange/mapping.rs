//! A mapping file: the user's own titles and words, by the names of our fields and codes.
//!
//! ```toml
//! table = "issue"
//! [columns]
//! "村庄" = "village"
//! "办完" = ["finished_on", "closed_on"]   # one column for two fields
//! "备忘" = ""                             # leave this column out
//! [constants]
//! level = "county"                        # where the file has no such column, or the cell is empty
//! [values.category]
//! "修路" = "infrastructure"
//! "*" = "governance"                      # every word that nothing else explains
//! [dates]
//! raised_on = "%m/%d/%Y"                  # as strftime writes it; several in brackets
//! ```

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{Date, TableName, Uuid};

use super::dates;
use super::error::ExchangeError;
use super::fields;
use super::sheet::Sheet;
use super::spelling::plain_title;

/// The word that stands for every word that nothing else explains.
const ANY: &str = "*";

/// One text or several.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Texts {
    /// One.
    One(String),
    /// Several.
    Several(Vec<String>),
}

impl Texts {
    /// The texts, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let all: &[String] = match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Several(several) => several,
        };
        all.iter().map(String::as_str).filter(|text| !text.is_empty())
    }
}

/// What a mapping file says.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The table for which it is; any where it is empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub table: String,
    /// The mark of the row of titles for which it was kept; see [`mark_of`].
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub header: String,
    /// The field or the fields for a title; an empty field leaves the column out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, Texts>,
    /// The text of a field where the file has no column for it or the cell is empty.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub constants: BTreeMap<String, String>,
    /// For a field, how its days are written; as strftime writes them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub dates: BTreeMap<String, Texts>,
    /// For a field, the code for a word.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, BTreeMap<String, String>>,
}

impl Mapping {
    /// Reads the text of a mapping file.
    pub fn parse(text: &str) -> Result<Self, ExchangeError> {
        toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| text.get(..span.start).unwrap_or("").matches('\n').count() + 1);
            ExchangeError::new("exchange.mapping.broken").with("line", line).with("detail", error.message())
        })
    }

    /// The text of a mapping file that says the same.
    pub fn text(&self) -> String {
        // Texts in maps always have a form in TOML.
        toml::to_string(self).unwrap_or_default()
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.constants.is_empty() && self.dates.is_empty() && self.values.is_empty()
    }

    /// Refuses fields that the table does not have.
    pub(super) fn check(&self, table: TableName) -> Result<(), ExchangeError> {
        let fields = fields::of(table).unwrap_or_default();
        let named = self.columns.values().flat_map(Texts::iter);
        let named =
            named.chain(self.constants.keys().chain(self.dates.keys()).chain(self.values.keys()).map(String::as_str));
        for name in named {
            if !fields.iter().any(|field| field.name == name) {
                let known: Vec<_> = fields.iter().map(|field| field.name).collect();
                return Err(ExchangeError::new("exchange.mapping.no_field")
                    .with("field", name)
                    .with("fields", known.join(", ")));
            }
        }
        Ok(())
    }

    /// The code that the mapping gives to a word of a field.
    pub(super) fn value(&self, field: &str, word: &str) -> Option<&str> {
        self.values.get(field)?.get(word).map(String::as_str)
    }

    /// The code that the mapping gives to every word of a field that nothing else explains.
    pub(super) fn fallback(&self, field: &str) -> Option<&str> {
        self.value(field, ANY)
    }

    /// The text of a field where the row has none.
    pub(super) fn constant(&self, field: &str) -> Option<&str> {
        if self.constants.is_empty() {
            return None;
        }
        self.constants.get(field).map(|text| text.trim()).filter(|text| !text.is_empty())
    }

    /// A day that is written as the mapping says; nothing where it is not, or where the mapping says nothing.
    pub(super) fn date(&self, field: &str, text: &str) -> Option<Date> {
        if self.dates.is_empty() {
            return None;
        }
        let day = self.dates.get(field)?.iter().find_map(|format| Date::strptime(format, text).ok())?;
        dates::read(&day.to_string()).ok()
    }
}

/// The mark of the row of titles of a file: the same for all files with these titles in this order, however they are
/// spelled. By it a mapping is found again that was kept for a sender.
pub fn mark_of(sheet: &Sheet) -> String {
    let titles: Vec<_> = sheet.columns.iter().map(|title| plain_title(title)).collect();
    let mark = Uuid::new_v5(&Uuid::NAMESPACE_OID, titles.join("\n").as_bytes()).simple().to_string();
    mark[..12].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_comes_back_from_its_own_text() {
        let text = "table = \"issue\"\n[columns]\n\"办完\" = [\"finished_on\", \"closed_on\"]\n\"备忘\" = \"\"\n\
            [constants]\nlevel = \"county\"\n[dates]\nraised_on = \"%m/%d/%Y\"\n[values.category]\n\"*\" = \"governance\"\n";
        let mapping = Mapping::parse(text).unwrap();
        assert_eq!(Mapping::parse(&mapping.text()).unwrap(), mapping);
        assert!(mapping.check(TableName("issue")).is_ok());
        assert_eq!(mapping.check(TableName("unit")).unwrap_err().0.key, "exchange.mapping.no_field");
        assert_eq!(mapping.date("raised_on", "11/03/2026"), Some(jiff::civil::date(2026, 11, 3)));
        assert_eq!(mapping.date("raised_on", "03.11.2026"), None);
        assert_eq!(mapping.date("due_on", "11/03/2026"), None);
        assert_eq!(mapping.fallback("category"), Some("governance"));
    }

    #[test]
    fn the_mark_of_titles_does_not_depend_on_their_spelling_but_on_their_order() {
        let of = |titles: &[&str]| mark_of(&Sheet::new(titles.iter().map(|title| (*title).to_owned()).collect()));
        assert_eq!(of(&["村名", "Full Name"]), of(&["村名*", "full_name"]));
        assert_ne!(of(&["村名", "问题"]), of(&["问题", "村名"]));
        assert_eq!(of(&["村名"]).len(), 12);
    }
}
