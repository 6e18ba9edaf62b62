//! Emerging hotspots: how Gi* of each village went over the months, and whether it rises or falls.

mod mann_kendall;
mod of_county;
mod pattern;

pub use mann_kendall::MannKendall;
pub use of_county::{Course, Emerging, VillageTrend};
pub use pattern::{HOT, Pattern};
