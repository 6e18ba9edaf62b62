//! The north arrow. North is up: the plane is Web Mercator and never turned.

use crate::map::scene::{Align, Mark};
use crate::map::theme::Theme;
use crate::words::Language;

use super::block::{Block, Hand};

/// An arrow with the letter of north under it.
pub fn north_arrow(theme: &Theme, language: Language, scale: f32) -> Block {
    let (width, height, letter) = (16.0 * scale, 15.0 * scale, 14.0 * scale);
    let middle = width / 2.0;
    let points =
        vec![[middle, 0.0], [middle + 5.5 * scale, height], [middle, 0.74 * height], [middle - 5.5 * scale, height]];
    let hand = Hand::plain(letter, theme.text);
    let name = hand.text(language.say("map.north"), [middle, height + 2.0 * scale], Align::Middle);
    Block {
        size: [width, height + 2.0 * scale + letter],
        marks: vec![Mark::Polygon { points, fill: theme.text }, name],
    }
}
