//! What lies on the map: areas, dots, ties, names.

pub mod areas;
pub mod dots;
pub mod lettering;
pub mod ties;
