//! The marks of a scene.

use crate::map::scene::BorderStyle;
use crate::map::{Mark, Rect};

use super::lines::Lines;
use super::pen::{Kind, Pen, Stroke};

/// How thin hatch lines are beside the edge of what they fill.
pub const HATCH_WIDTH: f32 = 0.8;

/// Draws a mark.
pub fn mark(mark: &Mark, borders: &BorderStyle, pen: &mut impl Pen) {
    match mark {
        Mark::Text(text) => pen.text(text),
        Mark::Dot { at, radius, fill, rim } => {
            pen.disc(*at, radius + rim.1, rim.0);
            pen.disc(*at, *radius, *fill);
        }
        Mark::Line { points, stroke: (color, width) } => {
            let stroke = Stroke { color: *color, width: *width, kind: Kind::Thin };
            pen.stroke(&Lines::through(points.iter().copied(), false), stroke);
        }
        Mark::Polygon { points, fill } => pen.fill(&Lines::through(points.iter().copied(), true), *fill),
        Mark::Box { rect, radius, fill, edge, hatched } => {
            if fill.3 > 0 {
                pen.rectangle(*rect, *radius, *fill);
            }
            if *hatched {
                let (color, width) = borders.hatch;
                let stroke = Stroke { color, width: width * HATCH_WIDTH, kind: Kind::Thin };
                pen.hatch(&rounded(*rect, *radius), stroke, borders.hatch_spacing);
            }
            if edge.1 > 0.0 && edge.0.3 > 0 {
                pen.frame(*rect, *radius, *edge);
            }
        }
    }
}

/// A rectangle with round corners as a ring.
fn rounded(rect: Rect, radius: f32) -> Lines {
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    if radius <= 0.0 {
        let ([left, top], [right, bottom]) = (rect.min, rect.max);
        return Lines::through([[left, top], [right, top], [right, bottom], [left, bottom]], true);
    }
    let inner = rect.grown(-radius);
    let corners = [[inner.max[0], inner.max[1]], [inner.min[0], inner.max[1]], inner.min, [inner.max[0], inner.min[1]]];
    let around = (0u8..).zip(corners).flat_map(|(quarter, [x, y])| {
        (0u8..=4).map(move |step| {
            let angle = (f32::from(quarter) + f32::from(step) / 4.0) * std::f32::consts::FRAC_PI_2;
            [x + radius * angle.cos(), y + radius * angle.sin()]
        })
    });
    Lines::through(around, true)
}
