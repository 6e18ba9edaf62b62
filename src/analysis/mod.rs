//! # analysis: what nobody typed
//!
//! Holds: findings about each village, why one stands out, gaps, measures, classes, the workload of cadres, working
//! days, issues that repeat others or come again, diaries of villages and cadres, and what was promised.
//! May use: model geometry
//! Foreign: geo geo_types jiff serde
//! Never: changes a record, reads a file, draws.

pub mod classes;
pub mod commitments;
mod counts;
pub mod diary;
pub mod duplicates;
pub mod findings;
pub mod gaps;
pub mod measures;
mod natural_breaks;
mod positions;
pub mod recurrence;
mod walk;
pub mod why;
pub mod working_days;
pub mod workload;

pub use classes::{Class, Classes, Method};
pub use commitments::{Commitments, Tally};
pub use counts::{Totals, VillageFinding};
pub use diary::Diaries;
pub use findings::Findings;
pub use gaps::{Gap, Gaps};
pub use measures::Measure;
pub use why::Why;
pub use working_days::Calendar;
pub use workload::{Candidate, Load, Start};
