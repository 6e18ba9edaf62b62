//! Whether classes stay apart: to colour-blind eyes, and on a black-and-white copy.

use super::super::color::Color;
use super::eyes::Eyes;
use super::oklab::{distance, lightness};

/// Two fills look alike when they are no further apart than this: half as much again as what is just seen where they
/// touch, because on a map they do not.
const APART: f64 = 0.030;
/// On a copy, whose greys jump, steps have to be larger.
const COPIED: f64 = 0.045;

/// Two classes, by their numbers from 0, that cannot be told apart.
pub type Confused = (usize, usize);

/// What becomes of the classes of a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// The first two classes that certain colour-blind eyes confuse, with the eyes.
    pub to_eyes: Option<(Eyes, Confused)>,
    /// The first two classes that a black-and-white copy confuses.
    pub copied: Option<Confused>,
    /// Whether on a copy the classes stand in their order, from light to dark or from dark to light.
    pub in_order: bool,
}

impl Check {
    /// Looks at the fills of classes, lowest first.
    pub fn of(fills: &[Color]) -> Self {
        let to_eyes = Eyes::COLOR_BLIND.into_iter().find_map(|eyes| {
            let seen: Vec<_> = fills.iter().map(|fill| eyes.see(*fill)).collect();
            Some((eyes, confused(&seen, |one, other| distance(one, other) < APART)?))
        });
        let greys: Vec<_> = fills.iter().map(|fill| Eyes::Achromat.see(*fill)).collect();
        let copied = confused(&greys, |one, other| (lightness(one) - lightness(other)).abs() < COPIED);
        let lights: Vec<_> = greys.into_iter().map(lightness).collect();
        let in_order = lights.is_sorted_by(|one, other| one > other) || lights.is_sorted_by(|one, other| one < other);
        Self { to_eyes, copied, in_order }
    }
}

/// The first two fills that are alike.
fn confused(fills: &[Color], alike: impl Fn(Color, Color) -> bool) -> Option<Confused> {
    let pairs = (0..fills.len()).flat_map(|one| (one + 1..fills.len()).map(move |other| (one, other)));
    pairs.into_iter().find(|(one, other)| alike(fills[*one], fills[*other]))
}
