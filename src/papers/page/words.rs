//! The words of a page, in both languages.

use serde_json::{Map, Value as Json};

use crate::analysis::measures::FEWEST;

use super::tongues::LANGUAGES;

/// What the page calls a word, and its key.
const WORDS: [(&str, &str); 21] = [
    ("theme", "page.theme"),
    ("search", "page.search"),
    ("unknown", "page.unknown"),
    ("pick", "page.pick"),
    ("no_place", "page.no_place"),
    ("nothing", "page.nothing"),
    ("only_these", "page.only_these"),
    ("keys", "page.keys"),
    ("table", "page.table"),
    ("village", "page.village"),
    ("township", "page.township"),
    ("dark", "page.dark"),
    ("light", "page.light"),
    ("other_language", "page.other_language"),
    ("zoom_in", "page.zoom_in"),
    ("zoom_out", "page.zoom_out"),
    ("whole", "page.whole"),
    ("missing", "map.legend.missing"),
    ("not_applicable", "map.legend.not_applicable"),
    ("kilometres", "map.kilometres"),
    ("metres", "map.metres"),
];

/// The words by language and name.
pub(super) fn words() -> Json {
    let of = |language: crate::words::Language| {
        let said = WORDS.iter().map(|(name, key)| ((*name).to_owned(), Json::from(language.say(key).into_owned())));
        said.chain([("few".to_owned(), Json::from(format!("<{FEWEST}")))]).collect::<Map<_, _>>()
    };
    Json::Object(LANGUAGES.iter().map(|language| (language.code().to_owned(), Json::Object(of(*language)))).collect())
}
