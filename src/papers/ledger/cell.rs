//! What stands in a ledger.

use crate::model::Date;
use crate::words::Language;

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Nothing.
    Empty,
    /// A text; also every number by which something is known, so that no program calculates with it.
    Text(String),
    /// A number of things.
    Count(u32),
    /// A day.
    Day(Date),
}

impl Cell {
    /// A text; nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A day; nothing where there is none.
    pub fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// A number; nothing where there is none.
    pub fn count(count: Option<u32>) -> Self {
        count.map_or(Self::Empty, Self::Count)
    }

    /// The cell as it is read: a day as 2026-09-05.
    pub fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// On which side of its cell a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Words of changing length.
    Left,
    /// Short words, days and numbers.
    Middle,
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// Its name among the words: `papers.column.NAME`.
    pub name: &'static str,
    /// The widest that it becomes, in places of one Latin letter; longer words are wrapped.
    pub widest: u16,
    /// Where its texts stand.
    pub side: Side,
}

impl Column {
    /// A column of short words, days or numbers.
    pub const fn short(name: &'static str, widest: u16) -> Self {
        Self { name, widest, side: Side::Middle }
    }

    /// A column of longer words.
    pub const fn long(name: &'static str, widest: u16) -> Self {
        Self { name, widest, side: Side::Left }
    }

    /// Its title.
    pub fn title(&self, language: Language) -> String {
        language.say(&format!("papers.column.{}", self.name)).into_owned()
    }
}
