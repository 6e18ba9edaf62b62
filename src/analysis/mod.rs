//! # analysis: what nobody typed
//!
//! Holds: findings about each village, why one stands out, gaps, measures, classes, weights, hotspots, scans and trends,
//! histograms, correlations, villages by conditions, the workload of cadres, working days, issues that repeat others or
//! come again, diaries of villages and cadres, what was promised, the numbers of a month, what is to be done today, the
//! sheets of units and townships, the county as of a day, the days of a time line, and two days compared.
//! May use: model geometry
//! Foreign: geo geo_types jiff serde toml
//! Never: changes a record, reads a file, draws.

pub mod agenda;
pub mod areas;
mod as_of;
pub mod breakdown;
pub mod classes;
pub mod commitments;
pub mod compare;
pub mod correlation;
mod counts;
mod course;
pub mod diary;
mod dice;
pub mod duplicates;
mod event;
mod facts;
pub mod findings;
pub mod gaps;
pub mod histogram;
pub mod hotspots;
mod lot;
pub mod measures;
pub mod month;
mod natural_breaks;
pub mod period;
pub mod planner;
mod positions;
pub mod query;
pub mod recurrence;
pub mod scan;
pub mod sheets;
pub mod spots;
pub mod timeline;
mod touched;
pub mod townships;
mod track;
pub mod trends;
mod walk;
pub mod weights;
pub mod why;
pub mod working_days;
pub mod workload;

pub use agenda::{Agenda, Errand, Item, Matter};
pub use areas::{AreaId, Areas, Level};
pub use as_of::world_as_of;
pub use breakdown::{Breakdown, villages_of_category};
pub use classes::{Class, Classes, Method};
pub use commitments::{Commitments, Tally};
pub use compare::{Comparison, Difference, DifferenceKind, Subject};
pub use counts::{Totals, VillageFinding};
pub use diary::Diaries;
pub use findings::Findings;
pub use gaps::{Gap, Gaps};
pub use histogram::Bins;
pub use lot::Lot;
pub use measures::{Among, Measure, Quantity, Reading, Value};
pub use month::MonthSummary;
pub use period::Period;
pub use query::{Bound, Query};
pub use sheets::{Share, Sheet, Sheets};
pub use why::Why;
pub use working_days::Calendar;
pub use workload::{Candidate, Load, Start};
