//! A scene as a list of lines, areas and letters in the order in which they are laid on paper: what the painters that
//! write drawings (PDF, SVG) have in common.

mod areas;
mod hatching;
mod letters;
mod lines;
mod marks;
mod pen;
pub mod shown;
mod whole;

pub use hatching::hatch_lines;
pub use letters::placed_letters;
pub use lines::{GRAINS, Grain, Lines};
pub use marks::HATCH_WIDTH;
pub use pen::{Kind, Pen, Stroke};
pub use whole::draw;
