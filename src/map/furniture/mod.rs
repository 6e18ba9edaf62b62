//! What stands around the map on a sheet, and the scale bar and north arrow that also stand on the screen.

pub mod arrangement;
pub mod block;
pub mod foot;
pub mod heading;
pub mod key;
pub mod north_arrow;
pub mod scale_bar;
mod sizes;
mod square;
