//! A document that grows page by page.

use std::io::Write;

use krilla::Document;
use krilla::page::PageSettings;

use crate::paint::drawing::draw;

use super::error::PdfError;
use super::faces::Faces;
use super::meta::Meta;
use super::outline::{Kept, outline};
use super::page::{POINTS, Page};
use super::sheet::Sheet;

/// The largest side of a page in points: what PDF 1.7 (annex C.2) allows.
const LARGEST: f32 = 14_400.0;
/// A millimetre in units.
const MILLIMETRE: f32 = 96.0 / 25.4;

/// A document of scenes that need not be kept: a page is drawn when it is added.
pub struct Book {
    document: Document,
    faces: Faces,
    entries: Vec<Kept>,
    pages: usize,
}

impl std::fmt::Debug for Book {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Book({} pages)", self.pages)
    }
}

impl Book {
    /// A document without a page. Fails if the shipped fonts cannot be read.
    pub fn new(meta: &Meta<'_>) -> Result<Self, PdfError> {
        let mut document = Document::new_with(meta.settings());
        document.set_metadata(meta.metadata());
        Ok(Self { document, faces: Faces::read()?, entries: Vec::new(), pages: 0 })
    }

    /// Draws a scene as the next page.
    pub fn add(&mut self, page: &Page<'_>) -> Result<(), PdfError> {
        let [width, height] = page.scene.size;
        let side = |units: f32| Some(units * POINTS).filter(|side| *side >= 1.0 && *side <= LARGEST);
        let settings = side(width).zip(side(height)).and_then(|(width, height)| PageSettings::from_wh(width, height));
        let settings = settings.ok_or(PdfError::Size { width: width / MILLIMETRE, height: height / MILLIMETRE })?;
        let mut paper = self.document.start_page_with(settings);
        let mut sheet = Sheet::on(paper.surface(), &mut self.faces);
        draw(page.scene, &mut sheet);
        sheet.finish();
        paper.finish();
        if let Some(entry) = page.entry {
            self.entries.push(Kept { text: entry.text.to_owned(), depth: entry.depth, page: self.pages });
        }
        self.pages += 1;
        Ok(())
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// Ends the document and writes it.
    pub fn write(mut self, out: &mut impl Write) -> Result<(), PdfError> {
        if self.pages == 0 {
            return Err(PdfError::Empty);
        }
        self.document.set_outline(outline(self.entries));
        let bytes = self.document.finish().map_err(|error| PdfError::Rules(error.to_string()))?;
        Ok(out.write_all(&bytes)?)
    }
}
