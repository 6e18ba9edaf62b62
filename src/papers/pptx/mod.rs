//! A slide show for a meeting: each slide a picture with a title and notes that can be edited, written as a PPTX.

mod frame;
mod names;
mod notes;
mod parts;
mod slide;
mod theme;

pub(super) use parts::bytes;
pub(super) use slide::{Slide, SlideShow};
