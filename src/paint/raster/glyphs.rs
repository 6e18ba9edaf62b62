//! The outlines of letters, read from the font once and kept.

use std::collections::BTreeMap;

use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use vello_cpu::kurbo::BezPath;

use crate::map::lettering::font;

/// Outlines by character, one unit to the em square, y downwards, the pen at 0.
#[derive(Default)]
pub struct Glyphs {
    outlines: BTreeMap<char, BezPath>,
}

impl Glyphs {
    /// The outline of a character, that of 〓 where the font has none.
    pub fn outline(&mut self, letter: char) -> &BezPath {
        self.outlines.entry(letter).or_insert_with(|| outline(letter).unwrap_or_default())
    }
}

fn outline(letter: char) -> Option<BezPath> {
    let glyph = font::font()?.outline_glyphs().get(font::glyph(letter)?)?;
    let mut pen = Pen(BezPath::new());
    glyph.draw(DrawSettings::unhinted(Size::new(1.0), LocationRef::default()), &mut pen).ok()?;
    Some(pen.0)
}

/// Takes an outline down with y downwards.
struct Pen(BezPath);

fn point(x: f32, y: f32) -> (f64, f64) {
    (f64::from(x), -f64::from(y))
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(point(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(point(x, y));
    }

    fn quad_to(&mut self, x0: f32, y0: f32, x: f32, y: f32) {
        self.0.quad_to(point(x0, y0), point(x, y));
    }

    fn curve_to(&mut self, x0: f32, y0: f32, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.curve_to(point(x0, y0), point(x1, y1), point(x, y));
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}
