//! The languages in which the page speaks.

use serde_json::{Map, Value as Json};

use crate::words::Language;

/// The languages in which the page speaks.
pub(super) const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

/// A text in both languages.
pub(super) fn both(say: impl Fn(Language) -> String) -> Json {
    Json::Object(
        LANGUAGES.iter().map(|language| (language.code().to_owned(), say(*language).into())).collect::<Map<_, _>>(),
    )
}
