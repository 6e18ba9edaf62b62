//! # geometry: the coverage
//!
//! Holds: the arcs that villages share, snapping, simplification without gaps, dissolving, neighbours, triangles,
//! approximate areas, the geography of a county that is made from them, and the survey of what takes long to make.
//! May use: model
//! Foreign: geo geo_types rstar earcut serde postcard xxhash_rust
//! Never: knows issues, colours or pixels.

mod alike;
pub mod anchor;
pub mod approximate;
mod assembly;
mod buckets;
mod build;
mod chains;
pub mod coverage;
pub mod dissolve;
pub mod distance;
mod edges;
mod faults;
pub mod geography;
mod junctions;
mod lookup;
pub mod measure;
mod meetings;
pub mod mercator;
pub mod neighbours;
pub mod plane;
mod rings;
mod sides;
pub mod simplify;
mod snapping;
pub mod spine;
pub mod survey;
pub(crate) mod threads;
mod tracing;
pub mod triangles;

pub use anchor::pole;
pub use approximate::approximate;
pub use coverage::{ArcLine, Coverage, CoverageReport};
pub use distance::{Places, distance_km};
pub use geography::Geography;
pub use measure::{area_km2, perimeter_km};
pub use neighbours::Contiguity;
pub use triangles::{triangles, triangles_of_ring};
