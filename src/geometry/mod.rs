//! # geometry: the coverage
//!
//! Holds: the arcs that villages share, snapping, simplification without gaps, dissolving, neighbours, triangles,
//! approximate areas, and the geography of a county that is made from them.
//! May use: model
//! Foreign: geo geo_types rstar earcut serde thiserror
//! Never: knows issues, colours or pixels.

pub mod coverage;
pub mod geography;
pub mod mercator;

pub use coverage::{ArcLine, Contiguity, Coverage, CoverageReport};
pub use geography::Geography;
