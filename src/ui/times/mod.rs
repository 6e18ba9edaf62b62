//! Time on the map: month after month, two days side by side, what has changed since a day.

mod bar;
mod desk;
mod heading;
mod maps;
mod track;

pub use bar::{HEIGHT as BAR, bar_ui};
pub use desk::Times;
pub use maps::maps_ui;
