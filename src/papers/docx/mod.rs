//! An official document: blocks of text, tables and pictures, laid out as GB/T 9704 asks, and written as a DOCX.

mod block;
mod body;
mod names;
mod page;
mod parts;
mod pieces;
mod styles;
mod table;

pub(super) use block::{Block, DocumentText, Picture, TableText};
pub(super) use parts::bytes;
