//! # analysis: what nobody typed
//!
//! Holds: findings about each village, measures, classes, and the workload of cadres.
//! May use: model geometry
//! Foreign: geo geo_types jiff serde
//! Never: changes a record, reads a file, draws.

pub mod classes;
mod counts;
pub mod findings;
pub mod measures;
mod natural_breaks;
mod positions;
mod walk;

pub use classes::{Class, Classes, Method};
pub use counts::{Totals, VillageFinding};
pub use findings::Findings;
pub use measures::Measure;
