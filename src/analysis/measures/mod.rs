//! The measures by which areas are compared: what is counted, for what, among which issues, and how a rate from small
//! numbers is smoothed. One file a measure; `reading` makes the numbers of all areas, `caveats` says what they do not
//! show and why.

mod about;
mod among;
mod bounced;
pub mod caveats;
mod closed_share;
mod code;
mod days_to_close;
mod indicator;
mod load;
mod measure;
mod new;
mod older;
mod open;
mod overdue;
mod published;
mod quantity;
mod reading;
mod reopened;
mod resident;
mod residents;
mod since_visit;
pub mod smoothing;
mod source;
mod supervised;
mod tally;
#[cfg(test)]
mod tests;
mod value;
mod visits;
mod weak;

pub use about::{About, Direction, Group, Kind};
pub use among::Among;
pub use caveats::Caveat;
pub use measure::{Measure, Per, Smoothing};
pub use published::FEWEST;
pub use quantity::Quantity;
pub use reading::Reading;
pub use value::Value;
