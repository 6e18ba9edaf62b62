//! What stands around the map on a sheet, and the scale bar and north arrow that also stand on the screen.

pub mod arrangement;
pub mod block;
pub mod chart;
pub mod foot;
pub mod grid;
pub mod heading;
pub mod inset;
pub mod key;
pub mod north_arrow;
pub mod notes;
pub mod scale_bar;
mod sizes;
mod square;
pub mod table;
