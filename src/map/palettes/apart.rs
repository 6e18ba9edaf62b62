//! The fills of zero and of what was not reported beside those of the classes: never one that could be taken for a class.

use super::super::color::Color;
use super::eyes::Eyes;
use super::oklab::distance;

/// A usual fill stays where it is so far from all classes to all eyes that see colours.
const ENOUGH: f64 = 0.05;

/// In place of the usual fill of what was not reported: greys, warm and cool, light and dark.
const FOR_MISSING: [Color; 5] =
    [Color::rgb(0xBDB5A8), Color::rgb(0xA9B0B5), Color::rgb(0xC9B8C4), Color::rgb(0xD8D3C8), Color::rgb(0x9696A5)];
/// In place of the usual fill of zero.
const FOR_ZERO: [Color; 3] = [Color::rgb(0xFFFFFF), Color::rgb(0xDEDEDE), Color::rgb(0xC3C3D2)];

/// The fill of zero beside these classes.
pub fn zero_beside(usual: Color, classes: &[Color]) -> Color {
    furthest(usual, &FOR_ZERO, classes)
}

/// The fill of what was not reported beside these classes and zero.
pub fn missing_beside(usual: Color, zero: Color, classes: &[Color]) -> Color {
    let beside: Vec<_> = classes.iter().copied().chain([zero]).collect();
    furthest(usual, &FOR_MISSING, &beside)
}

/// The usual fill if it stands out, else the one of the others that stands out most.
fn furthest(usual: Color, others: &[Color], beside: &[Color]) -> Color {
    let apart = |fill: Color| {
        let eyes = [Eyes::Usual].into_iter().chain(Eyes::COLOR_BLIND);
        let pairs = eyes.flat_map(|eyes| beside.iter().map(move |other| distance(eyes.see(fill), eyes.see(*other))));
        pairs.fold(f64::INFINITY, f64::min)
    };
    if apart(usual) >= ENOUGH {
        return usual;
    }
    let all = [usual].into_iter().chain(others.iter().copied());
    all.max_by(|one, other| apart(*one).total_cmp(&apart(*other))).unwrap_or(usual)
}
