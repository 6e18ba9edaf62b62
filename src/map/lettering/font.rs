//! The shipped font: which characters it has and how wide they are.

use std::sync::OnceLock;

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// Noto Sans SC (SIL Open Font License), the font of the maps and of the window.
pub const FONT: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSC-Regular.otf");

/// What stands for a character that the font lacks: 〓, the geta of the typesetters.
pub const GETA: char = '\u{3013}';

/// How far the letters of a line reach above its baseline, in heights of the em square.
pub const ASCENT: f32 = 0.88;

/// The parts of the font that measuring needs, read once.
struct Measures {
    charmap: Charmap<'static>,
    glyphs: GlyphMetrics<'static>,
    font: FontRef<'static>,
}

/// The measures of the shipped font; `None` only if the shipped bytes were damaged.
fn measures() -> Option<&'static Measures> {
    static MEASURES: OnceLock<Option<Measures>> = OnceLock::new();
    let read = || {
        let font = FontRef::new(FONT).ok()?;
        let (charmap, glyphs) = (font.charmap(), font.glyph_metrics(Size::new(1.0), LocationRef::default()));
        Some(Measures { charmap, glyphs, font })
    };
    MEASURES.get_or_init(read).as_ref()
}

/// The font for drawing its outlines.
pub fn font() -> Option<&'static FontRef<'static>> {
    measures().map(|measures| &measures.font)
}

/// Whether the font has the character; characters without a picture, such as spaces, count as there.
pub fn has(letter: char) -> bool {
    letter.is_whitespace() || measures().is_some_and(|font| font.charmap.map(letter).is_some())
}

/// The glyph of a character, that of 〓 where there is none.
pub fn glyph(letter: char) -> Option<GlyphId> {
    let font = measures()?;
    font.charmap.map(letter).or_else(|| (!letter.is_whitespace()).then(|| font.charmap.map(GETA)).flatten())
}

/// How far a character moves the pen, in heights of the em square.
pub fn advance(letter: char) -> f32 {
    let width = |glyph| measures().and_then(|font| font.glyphs.advance_width(glyph));
    glyph(letter).and_then(width).unwrap_or(1.0)
}

/// The length of a line of text, in heights of the em square.
pub fn ems(text: &str) -> f32 {
    text.chars().map(advance).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_characters_are_square_and_digits_narrower() {
        assert!((ems("云岫县") - 3.0).abs() < 1e-3);
        assert!(advance('8') > 0.4 && advance('8') < 0.7);
        assert!((ems("12") - 2.0 * advance('1')).abs() < 1e-3);
    }

    #[test]
    fn a_character_that_the_font_lacks_is_as_wide_as_what_stands_for_it() {
        let private = '\u{E170}';
        assert!(!has(private));
        assert_eq!(glyph(private), glyph(GETA));
        assert_eq!(advance(private), advance(GETA));
    }
}
