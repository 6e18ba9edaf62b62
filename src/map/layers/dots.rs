//! Dots: cadres who live in a village, and villages that are known by a point only.

use crate::map::scene::Mark;
use crate::map::theme::Theme;

/// The radius of a dot with its rim, beside that without.
pub const RIMMED: f32 = 1.4;

/// The radius of the dot of a resident cadre where the typical area has that radius (both in units), if dots are
/// shown there: where villages are smaller than a dot, dots would be all that is seen.
pub fn resident_radius(scale: f32, crowd: f32) -> Option<f32> {
    let radius = (2.1 * scale).min(0.3 * crowd);
    (radius >= 1.1 * scale.min(1.0)).then_some(radius)
}

/// The dot of a resident cadre.
pub fn resident(theme: &Theme, at: [f32; 2], radius: f32) -> Mark {
    Mark::Dot { at, radius, fill: theme.dot, rim: (theme.rim, radius * 0.4) }
}

/// A village that is known by its point only, in the colour of its class.
pub fn village_point(theme: &Theme, at: [f32; 2], fill: crate::map::color::Color, scale: f32) -> Mark {
    Mark::Dot { at, radius: 4.5 * scale, fill, rim: (theme.county, 0.9 * scale) }
}
