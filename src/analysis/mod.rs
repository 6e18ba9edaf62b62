//! # analysis: what nobody typed
//!
//! Holds: findings about each village, why one stands out, gaps, measures, classes, the workload of cadres, working
//! days, issues that repeat others or come again, and the numbers of a month.
//! May use: model geometry
//! Foreign: geo geo_types jiff serde
//! Never: changes a record, reads a file, draws.

pub mod classes;
mod counts;
mod course;
pub mod duplicates;
pub mod findings;
pub mod gaps;
mod lot;
pub mod measures;
pub mod month;
mod natural_breaks;
pub mod period;
mod positions;
pub mod recurrence;
mod track;
mod walk;
pub mod why;
pub mod working_days;
pub mod workload;

pub use classes::{Class, Classes, Method};
pub use counts::{Totals, VillageFinding};
pub use findings::Findings;
pub use gaps::{Gap, Gaps};
pub use lot::Lot;
pub use measures::Measure;
pub use month::MonthSummary;
pub use period::Period;
pub use why::Why;
pub use working_days::Calendar;
pub use workload::{Candidate, Load, Start};
