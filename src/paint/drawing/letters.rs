//! Where each letter of a line of text stands.

use crate::map::lettering::font;
use crate::map::scene::{Align, TextMark};

/// The letters of a line with the place of each pen on the page, and where the pen is after the last one.
pub fn placed_letters(text: &TextMark) -> (Vec<(char, f32)>, f32) {
    let mut pen = 0.0;
    let mut letters: Vec<(char, f32)> = Vec::new();
    for letter in text.text.chars() {
        letters.push((letter, pen));
        pen += font::advance(letter, text.weight) * text.size + text.spacing;
    }
    let length = (pen - text.spacing).max(0.0);
    let start = text.at[0]
        - match text.align {
            Align::Start => 0.0,
            Align::Middle => length / 2.0,
            Align::End => length,
        };
    for (_, x) in &mut letters {
        *x += start;
    }
    (letters, start + length)
}
