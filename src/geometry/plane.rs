//! Points, lines and rings of the plane: the few formulas that everything here stands on.

use geo::algorithm::kernels::{Kernel, Orientation, RobustKernel};
use geo_types::Coord;

/// A point of the plane.
pub type Point2 = [f64; 2];

/// Smallest and largest x and y; empty while the smallest is above the largest.
pub type Box2 = [[f64; 2]; 2];

/// The box that holds nothing.
pub const EMPTY_BOX: Box2 = [[f64::INFINITY; 2], [f64::NEG_INFINITY; 2]];

/// The box of points.
pub fn box_of<'a>(points: impl IntoIterator<Item = &'a Point2>) -> Box2 {
    let mut bounds = EMPTY_BOX;
    for point in points {
        bounds = joined(bounds, [*point, *point]);
    }
    bounds
}

/// The box that holds both.
pub fn joined([a, b]: Box2, [c, d]: Box2) -> Box2 {
    [[a[0].min(c[0]), a[1].min(c[1])], [b[0].max(d[0]), b[1].max(d[1])]]
}

/// Whether both boxes have a point in common.
pub fn boxes_meet([a, b]: Box2, [c, d]: Box2) -> bool {
    a[0] <= d[0] && c[0] <= b[0] && a[1] <= d[1] && c[1] <= b[1]
}

/// Twice the signed area of the triangle: positive when the points turn to the left.
pub fn cross(a: Point2, b: Point2, c: Point2) -> f64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// The square of the distance of two points.
pub fn distance_squared(a: Point2, b: Point2) -> f64 {
    (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1])
}

/// Where on the line from `a` to `b` the foot of the point lies (0 at `a`, 1 at `b`, held between), and the square of
/// the distance to it.
pub fn foot_on_segment(point: Point2, a: Point2, b: Point2) -> (f64, f64) {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length_squared = dx * dx + dy * dy;
    let along = if length_squared > 0.0 {
        (((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length_squared).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (along, distance_squared(point, [a[0] + along * dx, a[1] + along * dy]))
}

/// Twice the signed area under a line of points; summed over the lines of a ring it is twice the area of the ring,
/// positive when the ring turns to the left.
pub fn shoelace(points: &[Point2]) -> f64 {
    let Some(from) = points.first() else { return 0.0 };
    // Relative to the first point, so that far-away coordinates do not cost digits.
    points.windows(2).map(|pair| cross(*from, pair[0], pair[1])).sum()
}

/// Twice the signed area between a line of points and one point: what [`shoelace`] sums for a ring of several lines.
pub fn swept(points: &[Point2], from: Point2) -> f64 {
    points.windows(2).map(|pair| cross(from, pair[0], pair[1])).sum()
}

/// Whether a ray from the point to the right meets the line an odd number of times. Over all lines of an area: whether
/// the area holds the point. Each line gives the same answer for both of its sides, so that a point on a shared border
/// belongs to exactly one of them.
pub fn crosses_ray(points: &[Point2], [x, y]: Point2) -> bool {
    let mut odd = false;
    for pair in points.windows(2) {
        let ([ax, ay], [bx, by]) = (pair[0], pair[1]);
        if (ay > y) != (by > y) && x < ax + (y - ay) * (bx - ax) / (by - ay) {
            odd = !odd;
        }
    }
    odd
}

/// To which side the three points turn, exact whatever the rounding (Shewchuk 1997).
fn turn(a: Point2, b: Point2, c: Point2) -> i8 {
    let coord = |[x, y]: Point2| Coord { x, y };
    match RobustKernel::orient2d(coord(a), coord(b), coord(c)) {
        Orientation::CounterClockwise => 1,
        Orientation::Clockwise => -1,
        Orientation::Collinear => 0,
    }
}

/// The point in which two lines cross, each with ends on both sides of the other; touching is no crossing.
pub fn crossing(a: Point2, b: Point2, c: Point2, d: Point2) -> Option<Point2> {
    if !boxes_meet(box_of([&a, &b]), box_of([&c, &d])) {
        return None;
    }
    if turn(a, b, c) * turn(a, b, d) >= 0 || turn(c, d, a) * turn(c, d, b) >= 0 {
        return None;
    }
    let (from, to) = (cross(c, d, a), cross(c, d, b));
    let along = if from == to { 0.5 } else { from / (from - to) };
    Some([a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_cross_only_when_each_has_ends_on_both_sides_of_the_other() {
        assert_eq!(crossing([0.0, 0.0], [2.0, 2.0], [0.0, 2.0], [2.0, 0.0]), Some([1.0, 1.0]));
        assert_eq!(crossing([0.0, 0.0], [2.0, 0.0], [1.0, 0.0], [1.0, 2.0]), None, "touching");
        assert_eq!(crossing([0.0, 0.0], [1.0, 0.0], [2.0, -1.0], [2.0, 1.0]), None, "apart");
        assert_eq!(crossing([0.0, 0.0], [2.0, 0.0], [1.0, 0.0], [3.0, 0.0]), None, "one on the other");
    }

    #[test]
    fn the_foot_of_a_point_stays_on_the_line() {
        assert_eq!(foot_on_segment([1.0, 3.0], [0.0, 0.0], [4.0, 0.0]), (0.25, 9.0));
        assert_eq!(foot_on_segment([-3.0, 4.0], [0.0, 0.0], [4.0, 0.0]), (0.0, 25.0));
        assert_eq!(foot_on_segment([3.0, 4.0], [0.0, 0.0], [0.0, 0.0]), (0.0, 25.0));
    }
}
