//! Kulldorff's scan statistic: the circles, and the circles over some months, in which there are more matters than the
//! households would let one expect, and how likely chance alone makes such a one somewhere.
//!
//! [`search`] is a pure function of places, people and cases; [`Scan::of`] binds it to the issues of a county.

mod candidates;
mod chance;
mod circles;
mod field;
mod judged;
mod likelihood;
mod months;
mod of_county;
mod question;
mod search;
mod searched;

pub use field::Field;
pub use likelihood::{log_likelihood_ratio, relative_risk};
pub use months::MOST_MONTHS;
pub use of_county::{Cluster, Scan};
pub use question::Question;
pub use search::{Options, Window, search};
