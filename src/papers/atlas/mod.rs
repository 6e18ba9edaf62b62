//! An atlas: a page for each township (or village, unit, category, month) with its own legend, beside it what is open
//! there, as one PDF or as files.

mod ledger;
mod order;
mod stops;
#[cfg(test)]
mod tests;
mod write;

pub use order::{AtlasBy, AtlasFormat, AtlasOrder};
pub use write::{atlas_files, atlas_pdf};
