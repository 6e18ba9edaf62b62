//! The outlines of letters, read from the font once and kept.

use std::collections::BTreeMap;

use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use vello_cpu::kurbo::BezPath;

use crate::map::lettering::font;
use crate::map::scene::Weight;

/// A letter as it is drawn.
#[derive(Default)]
pub struct Glyph {
    /// The outline, one unit to the em square, y downwards, the pen at 0.
    pub outline: BezPath,
    /// Whether it still has to be made bold.
    pub thin: bool,
}

/// Letters by character and weight.
#[derive(Default)]
pub struct Glyphs {
    known: BTreeMap<(char, bool), Glyph>,
}

impl Glyphs {
    /// A character, 〓 where the font has none.
    pub fn glyph(&mut self, letter: char, weight: Weight) -> &Glyph {
        let key = (letter, weight == Weight::Bold);
        self.known.entry(key).or_insert_with(|| read(letter, weight).unwrap_or_default())
    }
}

fn read(letter: char, weight: Weight) -> Option<Glyph> {
    let (font, glyph, thin) = font::glyph(letter, weight)?;
    let mut pen = Pen(BezPath::new());
    let settings = DrawSettings::unhinted(Size::new(1.0), LocationRef::default());
    font.outline_glyphs().get(glyph)?.draw(settings, &mut pen).ok()?;
    Some(Glyph { outline: pen.0, thin })
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
