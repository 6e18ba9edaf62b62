//! What a document is made of, before it has a layout.

/// One block of a document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Block {
    /// A line below the title, in brackets as a rule.
    Subtitle(String),
    /// Whom it is for.
    Addressee(String),
    /// A heading of the first rank, with its number.
    Heading(String),
    /// A paragraph.
    Body(String),
    /// The line above a table.
    Caption(String),
    /// A table.
    Table(TableText),
    /// A picture with the line below it.
    Picture(Picture, String),
    /// The line at the end of the text that names what is enclosed.
    Enclosure(String),
    /// The word at the head of the page with what is enclosed.
    Enclosed(String),
    /// The unit that signs, and the day.
    Signature(String, String),
}

/// A table of texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct TableText {
    /// The titles of the columns, each with the share of the width that it takes and whether its texts begin at the left.
    pub columns: Vec<(String, u32, bool)>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// Whether the last row is a sum.
    pub has_sum: bool,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Picture {
    /// Its bytes.
    pub png: Vec<u8>,
    /// Width and height in millimetres.
    pub size_mm: [f32; 2],
    /// What is to be seen, for those who cannot.
    pub description: String,
}

/// A whole document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct DocumentText {
    /// The title.
    pub title: String,
    /// A line that stands at the head of each page; may be empty.
    pub notice: String,
    /// Whether pages are numbered; a paper of one page is not.
    pub has_numbers: bool,
    /// Whether letters are smaller, so that all stands on one page.
    pub is_tight: bool,
    /// What stands in it.
    pub blocks: Vec<Block>,
}
