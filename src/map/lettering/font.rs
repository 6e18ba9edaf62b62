//! The shipped font: which characters it has and how wide they are.

use std::sync::OnceLock;

use crate::map::scene::Weight;
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// Noto Sans SC (SIL Open Font License), the font of the maps and of the window.
pub static FONT: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSC-Regular.otf");

/// Its bold face, for titles and townships; it lacks rare characters.
pub static FONT_BOLD: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSC-Bold.otf");

/// What stands for a character that the font lacks: 〓, the geta of the typesetters.
pub const GETA: char = '\u{3013}';

/// How far the letters of a line reach above its baseline, in heights of the em square.
pub const ASCENT: f32 = 0.88;

/// The parts of a face that measuring needs, read once.
struct Measures {
    charmap: Charmap<'static>,
    glyphs: GlyphMetrics<'static>,
    font: FontRef<'static>,
}

impl Measures {
    fn of(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        let (charmap, glyphs) = (font.charmap(), font.glyph_metrics(Size::new(1.0), LocationRef::default()));
        Some(Self { charmap, glyphs, font })
    }
}

/// The measures of a shipped face; `None` only if the shipped bytes were damaged.
fn measures(weight: Weight) -> Option<&'static Measures> {
    static REGULAR: OnceLock<Option<Measures>> = OnceLock::new();
    static HEAVY: OnceLock<Option<Measures>> = OnceLock::new();
    match weight {
        Weight::Regular => REGULAR.get_or_init(|| Measures::of(FONT)).as_ref(),
        Weight::Bold => HEAVY.get_or_init(|| Measures::of(FONT_BOLD)).as_ref(),
    }
}

/// Whether the font has the character; characters without a picture, such as spaces, count as there.
pub fn has(letter: char) -> bool {
    letter.is_whitespace() || find(letter, Weight::Regular).is_some()
}

fn find(letter: char, weight: Weight) -> Option<(&'static Measures, GlyphId)> {
    let face = measures(weight)?;
    face.charmap.map(letter).map(|glyph| (face, glyph))
}

/// Where a character is found: in the bold face if that has it, else in the regular one, else as 〓.
fn found(letter: char, weight: Weight) -> Option<(&'static Measures, GlyphId)> {
    let geta = || (!letter.is_whitespace()).then(|| find(GETA, Weight::Regular)).flatten();
    find(letter, weight).or_else(|| find(letter, Weight::Regular)).or_else(geta)
}

/// The font and the glyph of a character, and whether it still has to be made bold.
pub fn glyph(letter: char, weight: Weight) -> Option<(&'static FontRef<'static>, GlyphId, bool)> {
    let thin = weight == Weight::Bold && find(letter, Weight::Bold).is_none();
    found(letter, weight).map(|(face, glyph)| (&face.font, glyph, thin))
}

/// The face and the glyph of a character, and whether it still has to be made bold; none for what has no picture.
pub fn face(letter: char, weight: Weight) -> Option<(Weight, GlyphId, bool)> {
    let bold = weight == Weight::Bold && find(letter, Weight::Bold).is_some();
    let face = if bold { Weight::Bold } else { Weight::Regular };
    found(letter, weight).map(|(_, glyph)| (face, glyph, weight == Weight::Bold && !bold))
}

/// How far a character moves the pen, in heights of the em square.
pub fn advance(letter: char, weight: Weight) -> f32 {
    found(letter, weight).and_then(|(face, glyph)| face.glyphs.advance_width(glyph)).unwrap_or(1.0)
}

/// The length of a line of text, in heights of the em square.
pub fn ems(text: &str, weight: Weight) -> f32 {
    text.chars().map(|letter| advance(letter, weight)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_characters_are_square_and_digits_narrower() {
        for weight in [Weight::Regular, Weight::Bold] {
            assert!((ems("云岫县", weight) - 3.0).abs() < 1e-3);
            assert!(advance('8', weight) > 0.4 && advance('8', weight) < 0.7);
            assert!((ems("12", weight) - 2.0 * advance('1', weight)).abs() < 1e-3);
        }
    }

    #[test]
    fn a_character_that_the_font_lacks_is_as_wide_as_what_stands_for_it() {
        let private = '\u{E170}';
        assert!(!has(private));
        assert_eq!(advance(private, Weight::Regular), advance(GETA, Weight::Regular));
        let glyph = |letter| glyph(letter, Weight::Regular).map(|(_, glyph, _)| glyph);
        assert_eq!(glyph(private), glyph(GETA));
    }

    #[test]
    fn a_character_that_only_the_regular_face_has_is_made_bold() {
        let rare = '\u{3635}';
        assert!(has(rare));
        assert!(glyph(rare, Weight::Bold).is_some_and(|(_, _, thin)| thin));
        assert!(glyph('村', Weight::Bold).is_some_and(|(_, _, thin)| !thin));
    }
}
