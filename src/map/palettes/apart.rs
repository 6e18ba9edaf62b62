//! The fills of zero and of what was not reported beside those of the classes: never one that could be taken for a class.

use super::super::color::Color;
use super::eyes::Eyes;
use super::oklab::distance;

/// A fill stands out where it is so far from all others, to the eyes of nearly everybody: those without the short cones,
/// one in ten thousand, are told by the check beside the palettes.
const ENOUGH: f64 = 0.05;

/// In place of the usual fill of what was not reported, in this order: greys, warm and cool, light and dark.
const FOR_MISSING: [Color; 7] = [
    Color::rgb(0xBDB5A8),
    Color::rgb(0xD8D3C8),
    Color::rgb(0xA9B0B5),
    Color::rgb(0xB9B9B9),
    Color::rgb(0x9696A5),
    Color::rgb(0x8C8C8C),
    Color::rgb(0x7D7D8C),
];
/// In place of the usual fill of zero, in this order.
const FOR_ZERO: [Color; 6] = [
    Color::rgb(0xFFFFFF),
    Color::rgb(0xDEDEDE),
    Color::rgb(0xD2D2D2),
    Color::rgb(0xC3C3D2),
    Color::rgb(0xB4B4B4),
    Color::rgb(0x969696),
];

/// The fill of zero beside these classes.
pub fn zero_beside(usual: Color, classes: &[Color]) -> Color {
    furthest(usual, &FOR_ZERO, classes)
}

/// The fill of what was not reported beside these classes and zero.
pub fn missing_beside(usual: Color, zero: Color, classes: &[Color]) -> Color {
    let beside: Vec<_> = classes.iter().copied().chain([zero]).collect();
    furthest(usual, &FOR_MISSING, &beside)
}

/// The first fill that stands out, the usual one before the others; where none does, the one that is furthest off.
fn furthest(usual: Color, others: &[Color], beside: &[Color]) -> Color {
    let apart = |fill: Color| {
        let eyes = [Eyes::Usual, Eyes::Protan, Eyes::Deutan].into_iter();
        let pairs = eyes.flat_map(|eyes| beside.iter().map(move |other| distance(eyes.see(fill), eyes.see(*other))));
        pairs.fold(f64::INFINITY, f64::min)
    };
    let all = || [usual].into_iter().chain(others.iter().copied());
    let most = || all().max_by(|one, other| apart(*one).total_cmp(&apart(*other)));
    all().find(|fill| apart(*fill) >= ENOUGH).or_else(most).unwrap_or(usual)
}
