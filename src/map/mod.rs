//! # map: what the county looks like, as data
//!
//! Holds: the view, the theme, the layers, the furniture of a sheet, the lettering, and the scene that they compose.
//! May use: model analysis geometry words
//! Foreign: skrifa geo_types jiff serde
//! Never: draws a pixel, changes a record, reads a file of the user's.

pub mod choice;
pub mod color;
pub mod composer;
pub mod county;
#[cfg(test)]
mod fixture;
pub mod furniture;
pub mod layers;
pub mod lettering;
pub mod pick;
pub mod rect;
pub mod scene;
pub mod sheet;
pub mod subject;
#[cfg(test)]
mod tests;
pub mod theme;
pub mod view;

pub use choice::{Choice, Layers, Paper, Sheet};
pub use color::Color;
pub use composer::Composer;
pub use county::County;
pub use pick::pick;
pub use rect::Rect;
pub use scene::{AreaStyle, Areas, BorderStyle, Legend, LegendRow, LegendSymbol, Mark, Scene};
pub use theme::Theme;
pub use view::View;

/// Composes the map for a view: the same for every painter. Where many frames are composed, a [`Composer`] does the
/// same with less work.
pub fn compose(county: County<'_>, view: &View, choice: &Choice) -> Scene {
    Composer::default().compose(county, 0, view, choice)
}

/// Composes a sheet of paper: the map fitted to the county, with title, legend, scale bar, north arrow and foot.
pub fn compose_sheet(county: County<'_>, sheet: &Sheet, choice: &Choice) -> Scene {
    Composer::default().compose_sheet(county, 0, sheet, choice)
}
