//! Areas on the graphics card: vertices of each level of detail are uploaded once; a frame uploads only transforms, and a
//! small texture of styles when colours change.

mod buffers;
mod card;
mod frame;
mod level;
mod pass;
mod pipelines;
mod styles;

pub use card::{install, shape};
