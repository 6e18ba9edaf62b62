//! What the press makes in one go.

/// What the press makes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Product {
    /// A map for each township, village, unit, category or month.
    #[default]
    Atlas,
    /// The notices of all villages.
    Notices,
    /// The slides of a meeting.
    Deck,
    /// A page for a browser.
    Page,
}

impl Product {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Atlas, Self::Notices, Self::Deck, Self::Page];

    /// The key of its name.
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::Atlas => "press.product.atlas",
            Self::Notices => "press.product.notices",
            Self::Deck => "press.product.deck",
            Self::Page => "press.product.page",
        }
    }

    /// The key of the sentence that says what it is for.
    pub const fn hint_key(self) -> &'static str {
        match self {
            Self::Atlas => "press.hint.atlas",
            Self::Notices => "press.hint.notices",
            Self::Deck => "press.hint.deck",
            Self::Page => "press.hint.page",
        }
    }

    /// The endings that a file of it may have, the usual one first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Atlas => &["pdf", "png", "svg"],
            Self::Notices => &["pdf", "docx"],
            Self::Deck => &["pptx", "pdf"],
            Self::Page => &["html"],
        }
    }

    /// Whether it may become a file for each page in a folder.
    pub const fn can_be_files(self) -> bool {
        matches!(self, Self::Atlas | Self::Notices)
    }
}
