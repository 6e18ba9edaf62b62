//! The lettering: how long a text is, what name a place has on the map, and where names go.

pub mod font;
pub mod grid;
pub mod names;
pub mod placement;
pub mod shape;
pub mod wrap;
