//! The charts below the map: how the shown measure is spread, how it goes with another one, what is open by category,
//! and the last twelve months. Faint is the county, full is what is selected; a chart selects for all others.

mod axis;
mod bars;
mod colours;
mod data;
mod frame;
mod histogram;
mod months;
mod page;
mod scatter;
mod switch;

pub use page::Charts;
pub use switch::switch_ui;
