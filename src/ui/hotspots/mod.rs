//! 热点 in the left panel: what is asked of which statistic, and what was found, down to the issues behind it.

mod findings;
mod panel;
mod row;

pub use panel::SpotPanel;
