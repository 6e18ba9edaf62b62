//! Scenes to PDF: vector areas, real lines, text that can be searched and copied, in fonts cut down to the letters that are
//! used. Several scenes become the pages of one document. The same scenes give the same bytes; nobody's name or path
//! stands in them.
//!
//! Foreign: krilla

mod book;
mod error;
mod faces;
mod meta;
mod outline;
mod page;
mod paints;
mod shapes;
mod sheet;
mod words;

use std::io::Write;

use crate::model::Progress;

pub use book::Book;
pub use error::PdfError;
pub use meta::{Meta, Standard};
pub use outline::Entry;
pub use page::Page;

/// Writes scenes as the pages of one document, in their order. Where pages are composed one after the other and not kept,
/// use a [`Book`].
///
/// Fails if there is no page, if a page is larger than a PDF may have it (5.08 m), or if it cannot be written.
pub fn write(
    pages: &[Page<'_>],
    meta: &Meta<'_>,
    out: &mut impl Write,
    progress: Progress<'_>,
) -> Result<(), PdfError> {
    let mut book = Book::new(meta)?;
    for (nth, page) in pages.iter().enumerate() {
        progress.at(0.8 * nth as f32 / pages.len() as f32)?;
        book.add(page)?;
    }
    progress.at(0.8)?;
    book.write(out)?;
    progress.at(1.0)?;
    Ok(())
}
