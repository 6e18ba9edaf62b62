//! The outlines of letters as path data, a thousand units to the em square.

use std::collections::BTreeMap;

use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};

use crate::map::lettering::font;
use crate::map::scene::Weight;

use super::numbers::hundredths;

/// How many units of an outline the em square has.
pub const EM: f32 = 1000.0;

/// Outlines by number, each known once.
#[derive(Default)]
pub struct Outlines {
    known: BTreeMap<(char, bool), usize>,
}

impl Outlines {
    /// The number of a letter; with its outline where it is met for the first time.
    pub fn number(&mut self, letter: char, weight: Weight) -> (usize, Option<Vec<u8>>) {
        let next = self.known.len();
        let number = *self.known.entry((letter, weight == Weight::Bold)).or_insert(next);
        (number, (number == next).then(|| read(letter, weight)))
    }
}

fn read(letter: char, weight: Weight) -> Vec<u8> {
    let mut pen = Data(Vec::new());
    let outline = font::glyph(letter, weight).and_then(|(font, glyph, _)| font.outline_glyphs().get(glyph));
    if let Some(outline) = outline {
        // A letter whose outline is damaged in the font is drawn as far as it can be read.
        let _ = outline.draw(DrawSettings::unhinted(Size::new(EM), LocationRef::default()), &mut pen);
    }
    pen.0
}

/// Takes an outline down with y downwards, in whole numbers.
struct Data(Vec<u8>);

impl Data {
    fn step(&mut self, command: u8, numbers: &[f32]) {
        self.0.push(command);
        for (nth, number) in numbers.iter().enumerate() {
            let down = if nth % 2 == 1 { -number } else { *number };
            let whole = down.round() as i64;
            if nth > 0 && whole >= 0 {
                self.0.push(b' ');
            }
            hundredths(whole * 100, &mut self.0);
        }
    }
}

impl OutlinePen for Data {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step(b'M', &[x, y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.step(b'L', &[x, y]);
    }

    fn quad_to(&mut self, x0: f32, y0: f32, x: f32, y: f32) {
        self.step(b'Q', &[x0, y0, x, y]);
    }

    fn curve_to(&mut self, x0: f32, y0: f32, x1: f32, y1: f32, x: f32, y: f32) {
        self.step(b'C', &[x0, y0, x1, y1, x, y]);
    }

    fn close(&mut self) {
        self.0.push(b'Z');
    }
}
