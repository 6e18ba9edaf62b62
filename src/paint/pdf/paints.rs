//! Fills and lines as a document takes them, in grains.

use krilla::color::rgb;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke as Line, StrokeDash};

use crate::map::Color;
use crate::paint::drawing::{GRAINS, Kind, Stroke};

/// A fill; rings that turn the other way are holes.
pub fn fill(color: Color) -> Fill {
    Fill { paint: rgb::Color::new(color.0, color.1, color.2).into(), opacity: opacity(color), rule: FillRule::NonZero }
}

/// A line.
pub fn line(Stroke { color, width, kind }: Stroke) -> Line {
    let (line_cap, line_join) = match kind {
        Kind::Round => (LineCap::Round, LineJoin::Round),
        Kind::Thin | Kind::Dashed(_) => (LineCap::Butt, LineJoin::Miter),
    };
    let dash = match kind {
        Kind::Dashed(dash) => {
            let array = [dash, 0.7 * dash].map(|length| (length * GRAINS).round()).to_vec();
            Some(StrokeDash { array, offset: 0.0 })
        }
        Kind::Thin | Kind::Round => None,
    };
    Line {
        paint: rgb::Color::new(color.0, color.1, color.2).into(),
        width: tenths(width * GRAINS),
        miter_limit: 2.0,
        line_cap,
        line_join,
        opacity: opacity(color),
        dash,
    }
}

fn opacity(color: Color) -> NormalizedF32 {
    NormalizedF32::new(f32::from(color.3) / 255.0).unwrap_or(NormalizedF32::ONE)
}

/// A number with at most one decimal.
pub fn tenths(number: f32) -> f32 {
    (number * 10.0).round() / 10.0
}
