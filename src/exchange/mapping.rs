//! A mapping file: the user's own titles and words, by the names of our fields and codes.
//!
//! ```toml
//! [columns]
//! "村庄" = "village"
//! "备忘" = ""            # leave this column out
//! [values.category]
//! "修路" = "infrastructure"
//! ```

use std::collections::BTreeMap;

use serde::Deserialize;

use super::error::ExchangeError;

/// What a mapping file says.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The field for a title; an empty field leaves the column out.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// For a field, the code for a word.
    #[serde(default)]
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

    /// The code that the mapping gives to a word of a field.
    pub(super) fn value(&self, field: &str, word: &str) -> Option<&str> {
        self.values.get(field)?.get(word).map(String::as_str)
    }
}
