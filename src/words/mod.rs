//! # words: every visible word, in Chinese and in English
//!
//! Holds: the two languages, the look-up of a key in `assets/words/*.yml`, and the reading of a sentence.
//! May use: model
//! Foreign: rust_i18n jiff serde
//! Never: decides what to say; rooms name a key, this room says it.
//!
//! Keys are dotted, and their first word is the name of the file that holds them: `ui.panel.why` stands in
//! `assets/words/ui.yml`. A place in a text is written `%{name}`. `tests/house/words.rs` finds missing and forgotten keys.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::{CatalogueKind, CatalogueRow, Refusal, Sentence, World};

/// The language in which the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// 中文, the default.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The code in `assets/words` and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Chinese => "zh",
            Self::English => "en",
        }
    }

    /// The tag of the language in documents (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Chinese, Self::English].into_iter().find(|language| language.code() == code)
    }

    /// The text of a key without places; the key itself if there is none, so that a gap is seen.
    pub fn say(self, key: &str) -> Cow<'static, str> {
        self.known(key).unwrap_or_else(|| Cow::Owned(key.to_owned()))
    }

    /// The text of a key with its places filled: `[("village", &name)]` fills `%{village}`.
    pub fn say_with(self, key: &str, args: &[(&str, &dyn ToString)]) -> String {
        args.iter().fold(self.say(key).into_owned(), |text, (name, value)| {
            text.replace(&format!("%{{{name}}}"), &value.to_string())
        })
    }

    /// The text of a sentence; a value that begins with `@` is read as a key, one with `#` as a moment, and `|中文|English`
    /// gives its text in both languages; a day is written as the language writes it. What is none of these stands as it
    /// is, so that a title may begin with any sign.
    pub fn sentence(self, sentence: &Sentence) -> String {
        sentence.args.iter().fold(self.say(&sentence.key).into_owned(), |text, (name, value)| {
            let value = match value.split_at_checked(1) {
                Some(("@", key)) => self.known(key),
                Some(("#", moment)) => self.moment(moment).map(Cow::Owned),
                Some(("|", both)) => both.split_once('|').map(|(zh, en)| Cow::Borrowed(self.of_two(zh, en))),
                _ => self.day(value).map(Cow::Owned),
            }
            .unwrap_or(Cow::Borrowed(value.as_str()));
            text.replace(&format!("%{{{name}}}"), &value)
        })
    }

    /// The text of a refusal.
    pub fn refusal(self, refusal: &Refusal) -> String {
        self.sentence(&refusal.0)
    }

    /// The title of a row of the catalogue.
    pub fn title(self, row: &CatalogueRow) -> &str {
        self.of_two(&row.title_zh, &row.title_en)
    }

    /// The one of two texts that is in this language; the Chinese one where there is no English.
    fn of_two<'t>(self, zh: &'t str, en: &'t str) -> &'t str {
        match self {
            Self::English if !en.is_empty() => en,
            _ => zh,
        }
    }

    /// The title of a catalogue code; the code itself where the list does not have it.
    pub fn entry<'a>(self, world: &'a World, kind: CatalogueKind, code: &'a str) -> &'a str {
        world.entry(kind, code).map_or(code, |row| self.title(row))
    }

    /// A moment of the file (RFC 3339) by the clock of this machine, to the minute; as it stands where it is no moment.
    pub fn minute(self, moment: &str) -> String {
        self.moment(moment).unwrap_or_else(|| moment.to_owned())
    }

    fn moment(self, moment: &str) -> Option<String> {
        let here = moment.parse::<jiff::Timestamp>().ok()?.to_zoned(jiff::tz::TimeZone::system());
        Some(match self {
            Self::Chinese => here.strftime("%Y-%m-%d %H:%M").to_string(),
            Self::English => here.strftime("%-d %b %Y, %H:%M").to_string(),
        })
    }

    fn known(self, key: &str) -> Option<Cow<'static, str>> {
        crate::_rust_i18n_try_translate(self.code(), key).map(|text| Cow::Owned(text.into_owned()))
    }

    /// A day that is written as a day, and not as eight digits, which may be a number.
    fn day(self, value: &str) -> Option<String> {
        value.parse().ok().filter(|_| value.len() == "2026-10-31".len()).map(|day| self.short_date(day))
    }

    /// A day in a table or a sentence: 2026-10-31, 31 Oct 2026.
    pub fn short_date(self, day: Date) -> String {
        match self {
            Self::Chinese => day.to_string(),
            Self::English => day.strftime("%-d %b %Y").to_string(),
        }
    }

    /// A day at full length: 2026年10月31日, 31 October 2026.
    pub fn long_date(self, day: Date) -> String {
        match self {
            Self::Chinese => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
            Self::English => day.strftime("%-d %B %Y").to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_may_be_a_key_or_a_moment_and_is_itself_otherwise() {
        let says = |value: &str| {
            Language::English.sentence(&Sentence::new("store.reason.writer").with("who", value).with("machine", "m"))
        };
        assert!(says("@store.somebody").starts_with("Somebody (m)"));
        assert!(says("@nobody").starts_with("@nobody (m)") && says("#3 pump").starts_with("#3 pump (m)"));
        assert!(says("|驻村干部|Resident cadre").starts_with("Resident cadre (m)"));
        assert!(says("|驻村干部|").starts_with("驻村干部 (m)") && says("|only one").starts_with("|only one (m)"));
        assert!(says("2026-11-03").starts_with("3 Nov 2026 (m)") && says("20260311").starts_with("20260311 (m)"));
        assert!(says("#2026-11-21T20:00:18.912Z").contains("2026, "), "{}", says("#2026-11-21T20:00:18.912Z"));
    }
}
