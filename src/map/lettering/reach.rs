//! How far names can reach from their anchors: what lies farther off does not matter to them.
//!
//! A name lies around its anchor, and most of it in its own area ([`super::rooms`], [`super::seats`] ask for that on
//! three lines across it), so that it sticks out of the box of its area by less than what is missing to the whole.

use crate::map::rect::Rect;

use super::candidates;
use super::ground::Ground;
use super::label::{TOWNSHIP_SIZE, TOWNSHIP_SPACING, height_of};
use super::names::Line;

/// How much of a village's name may stick out of the box of its area, in widths and heights: 0.28 and 0.08 with a little
/// more for rounding.
const VILLAGE_OUT: [f32; 2] = [0.3, 0.1];
/// The same of a township's name, of which three tenths lie inside.
const TOWNSHIP_OUT: [f32; 2] = [0.72, 0.94];
/// Township names have at most so many ems and letters.
const TOWNSHIP_MOST: f32 = 10.0;

impl Ground<'_> {
    /// What the name of a village may take at most, relative to its anchor; none where it has no name here.
    pub fn village_reach(&self, village: u32) -> Option<Rect> {
        let writings = self.writings(village);
        let size = self.village_size();
        let largest = |all: [f32; 2], [width, height]: [f32; 2]| [all[0].max(width), all[1].max(height)];
        let sizes = writings.iter().map(|writing| [writing.ems * size, height_of(writing.lines.len(), size)]);
        let name = sizes.reduce(largest)?;
        let around = self.around_anchor(name, self.dot_of(village)).grown(self.gap());
        Some(match self.area(village) {
            Some(area) => {
                let bounds = self.region.rect_from(self.anchor(village), self.geography.boxes[area]);
                let straight = around.common(&out_of(&bounds, VILLAGE_OUT, name).grown(self.gap()));
                // A curved name may lie anywhere in its area, and its letters stick out by less than their half.
                let curved = || straight.joined(&bounds.grown(0.5 * size + self.gap()));
                if self.may_curve(village) { curved() } else { straight }
            }
            None => around,
        })
    }

    /// What candidates of a name of that size take together.
    fn around_anchor(&self, name: [f32; 2], dot: Option<f32>) -> Rect {
        let [across, down] = candidates::extent(name, dot.map(|dot| dot + candidates::clearance(self.region.scale)));
        Rect::around([0.0, 0.0], 2.0 * across, 2.0 * down)
    }

    /// The space around the names of villages.
    pub fn gap(&self) -> f32 {
        0.5 * self.region.scale
    }

    /// Where to look for the areas whose names may reach into a rectangle: their boxes meet this one.
    pub fn boxes_that_reach(&self, rect: &Rect) -> Rect {
        let letter = 0.5 * self.village_size();
        out_of(rect, VILLAGE_OUT, self.largest_name()).grown(letter + self.gap() + self.dot.unwrap_or(0.0))
    }

    /// Where to look for the points whose names may reach into a rectangle.
    pub fn points_that_reach(&self, rect: &Rect) -> Rect {
        let own = self.around_anchor(self.largest_name(), Some(5.5 * self.region.scale)).grown(self.gap());
        Rect::new(
            [rect.min[0] - own.max[0], rect.min[1] - own.max[1]],
            [rect.max[0] + own.max[0], rect.max[1] + own.max[1]],
        )
    }

    fn largest_name(&self) -> [f32; 2] {
        let (ems, lines) = self.lettering.names.largest();
        [ems * self.village_size(), height_of(lines, self.village_size())]
    }

    /// Width and height of a township's name.
    pub fn township_name(&self, line: &Line) -> [f32; 2] {
        let scale = self.region.scale;
        let letters = line.text.chars().count().saturating_sub(1) as f32;
        [line.ems * TOWNSHIP_SIZE * scale + letters * TOWNSHIP_SPACING * scale, 1.04 * TOWNSHIP_SIZE * scale]
    }

    /// What the name of a township may take at most, relative to its anchor; none where it has no name here.
    pub fn township_reach(&self, township: u32) -> Option<Rect> {
        let anchor = *self.geography.township_anchors.get(township as usize)?;
        let line = &self.lettering.townships[township as usize];
        if line.text.is_empty() || !self.is_on_sheet(anchor) {
            return None;
        }
        let name = self.township_name(line);
        let [across, down] = candidates::township_extent(name);
        let bounds = self.region.rect_from(anchor, self.geography.township_boxes[township as usize]);
        Some(Rect::around([0.0, 0.0], 2.0 * across, 2.0 * down).common(&out_of(&bounds, TOWNSHIP_OUT, name)))
    }

    /// Where to look for the townships whose names may reach into a rectangle: their boxes meet this one.
    pub fn townships_that_reach(&self, rect: &Rect) -> Rect {
        let scale = self.region.scale;
        let width = TOWNSHIP_MOST * (TOWNSHIP_SIZE + 2.0 * TOWNSHIP_SPACING) * scale;
        out_of(rect, TOWNSHIP_OUT, [width, 1.04 * TOWNSHIP_SIZE * scale])
    }
}

/// The rectangle grown by parts of the width and height of a name.
fn out_of(rect: &Rect, [across, down]: [f32; 2], [width, height]: [f32; 2]) -> Rect {
    let (x, y) = (across * width, down * height);
    Rect::new([rect.min[0] - x, rect.min[1] - y], [rect.max[0] + x, rect.max[1] + y])
}
