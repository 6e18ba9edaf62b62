//! The two shipped faces, as a document embeds them.

use std::collections::HashSet;

use krilla::Data;
use krilla::text::Font;

use crate::map::lettering::font::{FONT, FONT_BOLD};
use crate::map::scene::Weight;

use super::error::PdfError;

/// The faces, and which of their letters the document knows by the character that they stand for.
pub struct Faces {
    regular: Font,
    bold: Font,
    known: HashSet<(Weight, u32)>,
}

impl Faces {
    /// Reads the shipped fonts.
    pub fn read() -> Result<Self, PdfError> {
        let read =
            |bytes: &'static [u8]| Font::new(Data::from(bytes), 0).ok_or_else(|| PdfError::Rules("font".to_owned()));
        Ok(Self { regular: read(FONT)?, bold: read(FONT_BOLD)?, known: HashSet::new() })
    }

    /// A face.
    pub fn face(&self, weight: Weight) -> Font {
        match weight {
            Weight::Regular => self.regular.clone(),
            Weight::Bold => self.bold.clone(),
        }
    }

    /// Whether a letter of a face is met for the first time.
    pub fn is_new(&mut self, weight: Weight, glyph: u32) -> bool {
        self.known.insert((weight, glyph))
    }
}
