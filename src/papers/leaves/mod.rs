//! A document as pages that a painter can draw: the same blocks as those of a DOCX, laid out line by line. The letters are
//! those of the maps, because no others are shipped.

mod flow;
mod lines;
mod sheet;
mod table;

pub(super) use flow::leaves;
pub(super) use sheet::{LeafSize, MM, scene};
