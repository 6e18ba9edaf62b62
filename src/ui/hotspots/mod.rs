//! 热点 in the left panel: what is asked of which statistic, and what was found, down to the issues behind it.

mod findings;
mod panel;
mod row;
mod waiting;

pub use panel::SpotPanel;
pub use waiting::Asking;
