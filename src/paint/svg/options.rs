//! How a scene is written as SVG.

use crate::words::Language;

/// How text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Letters {
    /// As text, which can be searched and changed; whoever shows it needs a Chinese font, best Noto Sans SC.
    #[default]
    Text,
    /// As outlines, which look the same everywhere.
    Outlines,
}

/// What the file says about itself, and how text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options<'a> {
    /// The title.
    pub title: &'a str,
    /// The language of its text.
    pub language: Language,
    /// How text is written.
    pub letters: Letters,
}
