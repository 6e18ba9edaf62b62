//! What lies on the map: areas and dots.

pub mod areas;
pub mod dots;
pub mod lettering;
