//! # map: what the county looks like, as data
//!
//! Holds: the view, the theme, the layers, the furniture of a sheet, the lettering, and the scene that they compose.
//! May use: model analysis geometry words
//! Foreign: skrifa geo_types jiff serde
//! Never: draws a pixel, changes a record, reads a file of the user's.

pub mod choice;
pub mod color;
pub mod scene;
pub mod view;

pub use choice::{Choice, Layers, Paper, Sheet};
pub use color::Color;
pub use scene::{AreaStyle, Areas, Legend, LegendRow, LegendSymbol, Mark, Rect, Scene};
pub use view::View;

use crate::analysis::Findings;
use crate::geometry::Geography;
use crate::model::World;
use std::sync::Arc;

/// What a scene is made from: all of one revision.
#[derive(Clone, Copy)]
pub struct County<'a> {
    /// The records.
    pub world: &'a World,
    /// What follows from them.
    pub findings: &'a Findings,
    /// The areas.
    pub geography: &'a Arc<Geography>,
}

/// Composes the map for a view: the same for every painter.
pub fn compose(county: County<'_>, view: &View, choice: &Choice) -> Scene {
    let _ = (county, view, choice);
    todo!()
}

/// Composes a sheet of paper: the map fitted to the county, with title, legend, scale bar, north arrow and foot.
pub fn compose_sheet(county: County<'_>, sheet: &Sheet, choice: &Choice) -> Scene {
    let _ = (county, sheet, choice);
    todo!()
}
