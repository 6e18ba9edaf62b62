//! The pages themselves: their size, and the marks that gather on them.

use std::sync::Arc;

use crate::geometry::Geography;
use crate::map::layers::areas::borders;
use crate::map::theme::Theme;
use crate::map::{Areas, Legend, Mark, Rect, Scene, View};

/// Units of the page (1/96 inch) for a millimetre and for a point.
pub(crate) const MM: f32 = 96.0 / 25.4;
pub(super) const POINT: f32 = 96.0 / 72.0;

/// The size of a page with the room for its text, in units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LeafSize {
    /// Width and height.
    pub size: [f32; 2],
    /// The margins above, at the right, below and at the left.
    pub margins: [f32; 4],
    /// How large letters are to those of an official document on A4.
    pub letters: f32,
}

impl LeafSize {
    /// A4 upright, with the margins of an official document (GB/T 9704).
    pub fn a4() -> Self {
        Self { size: [210.0 * MM, 297.0 * MM], margins: [37.0 * MM, 26.0 * MM, 35.0 * MM, 27.0 * MM], letters: 1.0 }
    }

    /// A page as large as a sheet of the map, with narrow margins.
    pub fn of_sheet(size: [f32; 2]) -> Self {
        let margin = (size[0].min(size[1]) * 0.06).clamp(10.0 * MM, 24.0 * MM);
        let letters = ((size[0] * size[1]).sqrt() / 1335.0).clamp(0.62, 1.2);
        Self { size, margins: [margin; 4], letters }
    }

    /// The room for the text.
    pub fn room(&self) -> Rect {
        let [above, right, below, left] = self.margins;
        Rect::new([left, above], [self.size[0] - right, self.size[1] - below])
    }
}

/// A page of marks, which no map lies under.
pub(crate) fn scene(size: [f32; 2], marks: Vec<Mark>) -> Scene {
    let theme = Theme::of(false);
    let frame = Rect::new([0.0, 0.0], size);
    let view = View { frame, center: [0.0; 2], metres_per_unit: 1.0, pixels_per_unit: 1.0 };
    Scene {
        size,
        paper: theme.paper,
        ground: None,
        areas: Areas {
            geography: Arc::new(Geography::default()),
            level: 0,
            styles: Arc::default(),
            borders: borders(theme, 1.0, f32::INFINITY, crate::analysis::Level::Village),
            view,
        },
        marks,
        legend: Legend::default(),
        notes: Vec::new(),
        values: Arc::default(),
    }
}
