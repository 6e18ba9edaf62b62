//! The office's own file, filled: `{{收集数}}` takes a number or word of the month, a table row with `{{问题.编号}}` or
//! between `{{#问题}}` and `{{/问题}}` is repeated for each row of a ledger. Names may be Chinese or English. All names
//! that are not known are reported together, and nothing is half filled.

mod beside;
mod document;
mod fields;
mod filler;
mod formula;
mod marks;
mod sheet;
mod shift;
mod workbook;

pub use fields::field_names;

use super::desk::Desk;
use super::error::PaperError;
use super::kind::Format;
use super::order::{Order, Template};
use super::package::Package;
use fields::Fields;
use filler::Filler;

/// The bytes of the filled file.
pub(super) fn fill(template: &Template, order: &Order<'_>, desk: &Desk<'_>) -> Result<Vec<u8>, PaperError> {
    let fields = Fields::of(order, desk);
    let mut filler = Filler::new(&fields);
    let mut package = Package::read(&template.bytes)?;
    match template.format {
        Format::Docx => document::fill(&mut package, &mut filler, desk.notice())?,
        Format::Xlsx => workbook::fill(&mut package, &mut filler, desk.notice())?,
    }
    filler.finish(desk.language)?;
    package.write()
}
