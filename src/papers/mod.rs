//! # papers: what an office hands in
//!
//! Holds: the ledgers as spreadsheets, the official papers as documents, the office's own templates, filled, and the
//! county as a page for a browser.
//! May use: model words geometry analysis map paint exchange
//! Foreign: rust_xlsxwriter quick_xml zip jiff serde_json
//! Never: changes a record, counts again what analysis has counted, reads or writes a file of the user's.
//!
//! A paper is made by [`make`] from an [`Order`]: the county in the state of its month, the kind, and what is asked for.
//! The same order gives the same bytes. From `exchange` come only the masks of names and telephone numbers, so that a
//! name is hidden in one way everywhere. Documents are written by their parts, not by a crate for documents: what there
//! is numbers its paragraphs and pictures over the life of the program, so that the second paper has other bytes than
//! the first, and has no place for the exact page of an official document.

mod atlas;
mod deck;
mod desk;
mod docx;
mod error;
mod file_names;
mod in_order;
mod kind;
mod leaves;
mod ledger;
mod make;
mod notices;
mod order;
mod outlook;
mod package;
mod page;
mod picture;
mod pptx;
mod prose;
mod speech;
mod template;
#[cfg(test)]
mod tests;
mod xlsx;
mod xml;

pub use atlas::{AtlasBy, AtlasFormat, AtlasOrder, atlas_files, atlas_pdf};
pub use deck::{DeckOrder, DeckPart, deck_pdf, deck_pptx};
pub use error::PaperError;
pub use kind::{Format, PaperKind};
pub use ledger::personal_fields;
pub use make::make;
pub use notices::{NoticeFormat, NoticesOrder, notices_files, notices_pdf};
pub use order::{Order, Template};
pub use page::{PageOrder, page};
pub use template::field_names;
