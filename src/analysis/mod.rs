//! # analysis: what nobody typed
//!
//! Holds: findings about each village, why one stands out, gaps, measures, classes, the workload of cadres, the county as
//! of a day, and two days compared.
//! May use: model geometry
//! Foreign: geo geo_types jiff serde
//! Never: changes a record, reads a file, draws.

mod as_of;
pub mod classes;
pub mod compare;
mod counts;
pub mod findings;
pub mod gaps;
pub mod measures;
mod natural_breaks;
mod positions;
mod walk;
pub mod why;
pub mod workload;

pub use as_of::world_as_of;
pub use classes::{Class, Classes, Method};
pub use compare::{Comparison, Difference, DifferenceKind, Subject};
pub use counts::{Totals, VillageFinding};
pub use findings::Findings;
pub use gaps::{Gap, Gaps};
pub use measures::Measure;
pub use why::Why;
pub use workload::{Candidate, Load, Start};
