//! What a deck is made from.

use crate::map::{Choice, Layout};

/// A part of a deck. The cover is always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeckPart {
    /// The saved views, in their order; the county map where none is kept.
    Views,
    /// Hotspots and clusters of open issues.
    Hotspots,
    /// Weak villages.
    Weak,
    /// What is overdue.
    Overdue,
    /// What changed since the last meeting.
    Since,
    /// A plan of postings, before and after.
    Plan,
    /// Each township.
    Townships,
}

impl DeckPart {
    /// All of them, in the order in which a meeting goes through them.
    pub const ALL: [Self; 7] =
        [Self::Views, Self::Hotspots, Self::Weak, Self::Overdue, Self::Since, Self::Plan, Self::Townships];

    /// The word for it on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Views => "views",
            Self::Hotspots => "hotspots",
            Self::Weak => "weak",
            Self::Overdue => "overdue",
            Self::Since => "since",
            Self::Plan => "plan",
            Self::Townships => "townships",
        }
    }

    /// The part with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// The key of its name.
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::Views => "deck.part.views",
            Self::Hotspots => "deck.part.hotspots",
            Self::Weak => "deck.part.weak",
            Self::Overdue => "deck.part.overdue",
            Self::Since => "deck.part.since",
            Self::Plan => "deck.part.plan",
            Self::Townships => "deck.part.townships",
        }
    }
}

/// What a deck is made from.
#[derive(Clone, Debug)]
pub struct DeckOrder {
    /// The title on the cover; `None` makes one from the county.
    pub title: Option<String>,
    /// The parts that are wanted; their order is that of the meeting.
    pub parts: Vec<DeckPart>,
    /// Only these views, by their names; all where there is none.
    pub views: Vec<String>,
    /// How the maps are laid out; `None` is the shipped slide, without table and chart.
    pub layout: Option<Layout>,
    /// How maps look that no view says anything about: language, classes and palette.
    pub look: Choice,
}

impl DeckOrder {
    /// A deck of all parts.
    pub fn whole(look: Choice) -> Self {
        Self { title: None, parts: DeckPart::ALL.to_vec(), views: Vec::new(), layout: None, look }
    }

    /// Whether a part is wanted.
    pub(super) fn wants(&self, part: DeckPart) -> bool {
        self.parts.contains(&part)
    }
}
