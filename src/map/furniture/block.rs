//! A block of furniture: marks from its own upper left corner, and what they take.

use crate::map::color::Color;
use crate::map::lettering::font::{self, ASCENT};
use crate::map::lettering::wrap;
use crate::map::rect::Rect;
use crate::map::scene::{Align, Mark, TextMark, Weight};
use crate::map::theme::Theme;

/// Marks that move together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// Width and height.
    pub size: [f32; 2],
    /// The marks.
    pub marks: Vec<Mark>,
}

/// How a text of the furniture is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hand {
    /// Height of the em square.
    pub size: f32,
    /// Colour.
    pub color: Color,
    /// Weight.
    pub weight: Weight,
}

impl Hand {
    /// Plain letters.
    pub const fn plain(size: f32, color: Color) -> Self {
        Self { size, color, weight: Weight::Regular }
    }

    /// Bold letters.
    pub const fn bold(size: f32, color: Color) -> Self {
        Self { size, color, weight: Weight::Bold }
    }

    /// The length of a text in this hand.
    pub fn length(&self, text: &str) -> f32 {
        font::ems(text, self.weight) * self.size
    }

    /// The text, shortened if it is longer than a width.
    pub fn shortened(&self, text: &str, width: f32) -> String {
        wrap::shortened(text, width / self.size, self.weight)
    }

    /// A text whose letters stand between `top` and `top` + size.
    pub fn text(&self, text: impl Into<String>, [x, top]: [f32; 2], align: Align) -> Mark {
        Mark::Text(TextMark {
            at: [x, top + ASCENT * self.size],
            align,
            text: text.into(),
            size: self.size,
            weight: self.weight,
            spacing: 0.0,
            color: self.color,
            halo: None,
            angle: 0.0,
        })
    }
}

impl Block {
    /// The marks with the block's corner at a place of the page.
    pub fn placed(self, at: [f32; 2]) -> impl Iterator<Item = Mark> {
        self.marks.into_iter().map(move |mark| moved(mark, at))
    }

    /// What the block takes there.
    pub fn rect_at(&self, [x, y]: [f32; 2]) -> Rect {
        Rect::new([x, y], [x + self.size[0], y + self.size[1]])
    }

    /// The block on a ground of its own, with so much room around it: what stands on the map must be read over any fill.
    #[must_use]
    pub fn on_panel(self, theme: &Theme, [across, down]: [f32; 2]) -> Self {
        let size = [self.size[0] + 2.0 * across, self.size[1] + 2.0 * down];
        let rect = Rect::new([0.0, 0.0], size);
        let fill = theme.panel.alpha(225);
        let panel = Mark::Box { rect, radius: 6.0, fill, edge: (theme.line, 0.0), hatched: false };
        let mut block = Self { size, marks: vec![panel] };
        block.add(self, [across, down]);
        block
    }

    /// Adds the marks of another block at a place of this one, which grows to hold it.
    pub fn add(&mut self, other: Self, at: [f32; 2]) {
        let rect = other.rect_at(at);
        self.size = [self.size[0].max(rect.max[0]), self.size[1].max(rect.max[1])];
        self.marks.extend(other.placed(at));
    }
}

fn moved(mark: Mark, [dx, dy]: [f32; 2]) -> Mark {
    let shift = |[x, y]: [f32; 2]| [x + dx, y + dy];
    match mark {
        Mark::Text(text) => Mark::Text(TextMark { at: shift(text.at), ..text }),
        Mark::Dot { at, radius, fill, rim } => Mark::Dot { at: shift(at), radius, fill, rim },
        Mark::Line { points, stroke } => Mark::Line { points: points.into_iter().map(shift).collect(), stroke },
        Mark::Polygon { points, fill } => Mark::Polygon { points: points.into_iter().map(shift).collect(), fill },
        Mark::Box { rect, radius, fill, edge, hatched } => {
            Mark::Box { rect: rect.moved([dx, dy]), radius, fill, edge, hatched }
        }
    }
}
