//! A name that has its place.

use std::sync::Arc;

use crate::map::rect::Rect;

use super::curve::Letter;
use super::font::ASCENT;
use super::names::Line;

/// Height of the names of villages in units, where the scale of the page is 1.
pub const VILLAGE_SIZE: f32 = 12.0;
/// Height of the names of townships.
pub const TOWNSHIP_SIZE: f32 = 17.0;
/// Space between the letters of a township's name.
pub const TOWNSHIP_SPACING: f32 = 4.2;
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

impl Named {
    /// The village, if it is one.
    pub fn village(self) -> Option<u32> {
        match self {
            Self::Village(village) => Some(village),
            Self::Township(_) => None,
        }
    }
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
    /// The letters one by one, relative to the anchor, where the name runs along a curve.
    pub letters: Option<Arc<[Letter]>>,
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
    /// The letters one by one in the region, where the name runs along a curve.
    pub letters: Option<Arc<[Letter]>>,
    /// The line from the area, where the name stands beside it.
    pub lead: Option<[[f32; 2]; 2]>,
}

impl Place {
    /// A name in straight lines.
    pub fn straight(rect: Rect, lines: Arc<[Line]>, inside: bool) -> Self {
        Self { rect, lines, inside, letters: None }
    }

    /// A name along a curve.
    pub fn curved(letters: Vec<Letter>, lines: Arc<[Line]>, inside: bool) -> Self {
        let rects = letters.iter().map(Letter::rect);
        let rect = rects.reduce(|all, rect| all.joined(&rect)).unwrap_or_default();
        Self { rect, lines, inside, letters: Some(letters.into()) }
    }

    /// What it takes: its rectangle, or that of each letter where it runs along a curve.
    pub fn takes(&self) -> impl Iterator<Item = Rect> + '_ {
        taken(self.rect, self.letters.as_deref())
    }

    /// The label with its anchor at a point of the region.
    pub fn label(&self, of: Named, anchor: [f32; 2]) -> Label {
        let [x, y] = anchor;
        let moved = |letter: &Letter| Letter { at: [letter.at[0] + x, letter.at[1] + y], ..letter.clone() };
        Label {
            of,
            rect: self.rect.moved(anchor),
            lines: Arc::clone(&self.lines),
            inside: self.inside,
            letters: self.letters.as_ref().map(|letters| letters.iter().map(moved).collect()),
            lead: None,
        }
    }
}

impl Label {
    /// What it takes: its rectangle, or that of each letter where it runs along a curve.
    pub fn takes(&self) -> impl Iterator<Item = Rect> + '_ {
        taken(self.rect, self.letters.as_deref())
    }
}

fn taken(rect: Rect, letters: Option<&[Letter]>) -> impl Iterator<Item = Rect> + '_ {
    let whole = letters.is_none().then_some(rect);
    whole.into_iter().chain(letters.into_iter().flatten().map(Letter::rect))
}

/// Height of a name of so many lines with letters of that size.
pub fn height_of(lines: usize, size: f32) -> f32 {
    (1.0 + LEADING * lines.saturating_sub(1) as f32) * size
}

/// The middle of the baseline of a letter that is turned about its middle.
pub fn baseline(letter: &Letter) -> [f32; 2] {
    let down = (ASCENT - 0.5) * letter.size[1];
    let (sin, cos) = letter.angle.sin_cos();
    [letter.at[0] - down * sin, letter.at[1] + down * cos]
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
