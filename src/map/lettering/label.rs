//! A name that has its place.

use std::sync::Arc;

use crate::map::rect::Rect;

use super::font::ASCENT;
use super::names::Line;

/// Height of the names of villages in units, where the scale of the page is 1.
pub const VILLAGE_SIZE: f32 = 12.0;
/// Height of the names of townships.
pub const TOWNSHIP_SIZE: f32 = 16.0;
/// Space between the letters of a township's name.
pub const TOWNSHIP_SPACING: f32 = 1.6;
/// The distance of two lines of one name from baseline to baseline, in heights of the letters.
pub const LEADING: f32 = 1.12;

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A township by its index.
    Township(u32),
    /// A village: areas by their index, then points.
    Village(u32),
}

/// The place of a name relative to its anchor: the same wherever the map looks at that scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// What it takes.
    pub rect: Rect,
    /// The text.
    pub lines: Arc<[Line]>,
    /// Whether it lies wholly inside its area.
    pub inside: bool,
}

/// A name in a region.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Whose name it is.
    pub of: Named,
    /// What it takes.
    pub rect: Rect,
    /// The text.
    pub lines: Arc<[Line]>,
    /// Whether it lies wholly inside its area.
    pub inside: bool,
}

impl Place {
    /// The label with its anchor at a point of the region.
    pub fn label(&self, of: Named, anchor: [f32; 2]) -> Label {
        Label { of, rect: self.rect.moved(anchor), lines: Arc::clone(&self.lines), inside: self.inside }
    }
}

/// Height of a name of so many lines with letters of that size.
pub fn height_of(lines: usize, size: f32) -> f32 {
    (1.0 + LEADING * lines.saturating_sub(1) as f32) * size
}

/// The baseline of each line of a label and its middle.
pub fn baselines(label: &Label, size: f32) -> impl Iterator<Item = ([f32; 2], &str)> {
    let [x, _] = label.rect.center();
    let top = label.rect.min[1] + (label.rect.height() - height_of(label.lines.len(), size)) / 2.0;
    label
        .lines
        .iter()
        .enumerate()
        .map(move |(nth, line)| ([x, top + (ASCENT + LEADING * nth as f32) * size], line.text.as_str()))
}
