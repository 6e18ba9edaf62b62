//! What an atlas is made from.

use std::collections::BTreeSet;

use crate::map::{Choice, Sheet};
use crate::model::{Id, Village};

/// For what there is a page each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AtlasBy {
    /// Each township.
    #[default]
    Township,
    /// Each village.
    Village,
    /// Each unit that has open issues.
    Unit,
    /// Each category of issues.
    Category,
    /// Each of the last twelve months.
    Month,
}

impl AtlasBy {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Township, Self::Village, Self::Unit, Self::Category, Self::Month];

    /// The word for it on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Township => "township",
            Self::Village => "village",
            Self::Unit => "unit",
            Self::Category => "category",
            Self::Month => "month",
        }
    }

    /// The one with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.code() == code)
    }

    /// The key of its name.
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::Township => "atlas.by.township",
            Self::Village => "atlas.by.village",
            Self::Unit => "atlas.by.unit",
            Self::Category => "atlas.by.category",
            Self::Month => "atlas.by.month",
        }
    }
}

/// The format of the files of an atlas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AtlasFormat {
    /// A PDF for each page of the atlas, with its ledger.
    Pdf,
    /// A picture for each, without a ledger.
    Png,
    /// A drawing for each, without a ledger.
    Svg,
}

impl AtlasFormat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Png, Self::Svg];

    /// The ending of such files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }

    /// The format with this ending.
    pub fn from_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending().eq_ignore_ascii_case(ending))
    }
}

/// What an atlas is made from.
#[derive(Clone, Debug)]
pub struct AtlasOrder {
    /// For what there is a page each.
    pub by: AtlasBy,
    /// The sheet that all pages follow: paper, template, and a title of one's own.
    pub sheet: Sheet,
    /// What all maps show; the classes are the same on all pages.
    pub choice: Choice,
    /// The villages that it is about; `None` for all of the county.
    pub only: Option<BTreeSet<Id<Village>>>,
    /// Whether beside each map stands what is open there.
    pub ledger: bool,
}
