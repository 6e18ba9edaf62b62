//! # analysis: what nobody typed
//!
//! Holds: findings about each village, measures, classes, and the workload of cadres.
//! May use: model geometry
//! Foreign: geo geo_types jiff serde
//! Never: changes a record, reads a file, draws.

pub mod classes;
pub mod findings;
pub mod measures;

pub use classes::{Classes, Method};
pub use findings::{Findings, Totals, VillageFinding};
pub use measures::Measure;
