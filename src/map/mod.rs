//! # map: what the county looks like, as data
//!
//! Holds: the view, the theme, the layers, the layout and the furniture of a sheet, the lettering, and the scene that
//! they compose.
//! May use: model analysis geometry words
//! Foreign: skrifa geo_types jiff serde serde_json toml
//! Never: draws a pixel, changes a record, reads a file of the user's.

pub mod choice;
pub mod classing;
pub mod color;
pub mod composer;
pub mod county;
pub mod crossing;
pub mod difference;
mod enlarged;
#[cfg(test)]
mod fixture;
pub mod furniture;
pub mod layers;
pub mod layout;
pub mod lettering;
pub mod measure_words;
pub mod over_time;
pub mod palettes;
pub mod pick;
pub mod pieces;
pub mod rect;
pub mod roster;
pub mod saved_view;
pub mod scene;
pub mod seen;
pub mod shared;
pub mod sheet;
pub mod spots;
mod stock;
pub mod subject;
pub mod symbols;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_layout;
#[cfg(test)]
mod tests_themes;
#[cfg(test)]
mod tests_ties;
pub mod theme;
pub mod ties;
pub mod units;
pub mod view;

pub use choice::{Choice, Layers, Paper, SymbolChoice};
pub use color::Color;
pub use composer::{Composer, compose};
pub use county::County;
pub use layout::{Layout, Part, Sheet};
pub use measure_words::{measure_meaning, measure_name, measure_title, quantity_name};
pub use over_time::{OverTime, Since};
pub use palettes::{Check, Eyes, Palette, PaletteKind};
pub use pick::pick;
pub use rect::Rect;
pub use scene::{
    AreaStyle, Areas, BorderStyle, Legend, LegendRow, LegendSizes, LegendSquare, LegendSymbol, Mark, Scene,
};
pub use shared::shared_classes;
pub use sheet::{Page, compose_sheet, title_of_sheet};
pub use spots::SpotLayer;
pub use theme::Theme;
pub use ties::{Tie, TieBy, TieLayer, TieState};
pub use view::View;
