//! The outlines of letters, read from the font once and kept.

use std::collections::BTreeMap;

use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use vello_cpu::kurbo::{BezPath, flatten};

use crate::map::lettering::font;
use crate::map::scene::Weight;

/// How far straight pieces may lie beside the curves of a letter's edge, in heights of the letter.
const EDGE_TOLERANCE_EMS: f64 = 0.003;

/// A letter as it is drawn.
#[derive(Default)]
pub struct Glyph {
    /// The outline, one unit to the em square, y downwards, the pen at 0.
    pub outline: BezPath,
    /// The outline in straight pieces, off by less than a pixel's tenth at the sizes of a map's names: the halo's edge, for
    /// a stroke along curves costs more than all else about a letter.
    pub edge: BezPath,
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
    let mut edge = BezPath::new();
    flatten(&pen.0, EDGE_TOLERANCE_EMS, |piece| edge.push(piece));
    Some(Glyph { outline: pen.0, edge, thin })
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
