//! A deck for a meeting: the saved views, hotspots in words, weak villages, what is overdue, what changed since the last
//! meeting, a plan of postings before and after, and each township; as a PDF of 16:9 or as slides that can be edited.

mod cards;
mod draw;
mod lists;
mod order;
mod plan;
mod planned;
mod since;
mod spots;
#[cfg(test)]
mod tests;
mod township;
mod views;
mod words;
mod write;

pub use order::{DeckOrder, DeckPart};
pub use write::{deck_pdf, deck_pptx};
