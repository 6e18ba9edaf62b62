//! What the parts of a sheet are made with.

use crate::map::choice::{Choice, Paper};
use crate::map::county::County;
use crate::map::layout::{Layout, Sheet};
use crate::map::rect::Rect;
use crate::map::theme::Theme;

/// The side of a square sheet on which letters have their own size (an A3 sheet as a square), units.
const FULL_SIDE: f32 = 1335.0;
/// Units of the page in a millimetre.
const UNITS_PER_MM: f32 = 96.0 / 25.4;

/// What the parts of a sheet are made with.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    /// The records.
    pub county: County<'a>,
    /// The sheet.
    pub sheet: &'a Sheet,
    /// What is shown.
    pub choice: &'a Choice,
    /// The colours.
    pub theme: &'static Theme,
    /// Width and height of the page, units.
    pub page: [f32; 2],
    /// How large letters and lines are.
    pub scale: f32,
    /// The room within the margins.
    pub room: Rect,
}

impl<'a> Desk<'a> {
    /// For a sheet.
    pub fn of(county: County<'a>, sheet: &'a Sheet, choice: &'a Choice) -> Self {
        let [width, height] = sheet.paper.units();
        let scale = scale_of([width, height]);
        let least = width.min(height);
        let usual = (50.0 * scale).max(0.02 * least).min(0.12 * least);
        let most = 0.4 * least;
        let given = |margins: [f32; 4]| margins.map(|side| (side * UNITS_PER_MM).clamp(0.0, most));
        let [top, right, bottom, left] = sheet.layout.margins_mm.map_or([usual, usual, usual * 0.7, usual], given);
        Self {
            county,
            sheet,
            choice,
            theme: Theme::of(choice.dark),
            page: [width, height],
            scale: scale * sheet.layout.letters.clamp(0.5, 3.0),
            room: Rect::new([left, top], [width - right, height - bottom]),
        }
    }

    /// The layout.
    pub fn layout(&self) -> &'a Layout {
        &self.sheet.layout
    }

    /// Whether lengths on the page are lengths on paper.
    pub fn is_paper(&self) -> bool {
        matches!(self.sheet.paper, Paper::Millimetres { .. })
    }
}

/// The scale of letters and lines for a page.
fn scale_of([width, height]: [f32; 2]) -> f32 {
    ((width * height).sqrt() / FULL_SIDE).clamp(0.3, 24.0)
}
