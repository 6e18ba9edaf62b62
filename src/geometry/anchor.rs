//! The place of a label: the point inside an area that is farthest from its border.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::plane::{Point2, box_of, crosses_ray, foot_on_segment};

/// A square that is searched.
struct Cell {
    center: Point2,
    half: f64,
    /// Distance of the centre from the border, negative outside.
    distance: f64,
    /// The largest distance that any of its points can have.
    most: f64,
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Cell {}

impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Cell {
    fn cmp(&self, other: &Self) -> Ordering {
        let place = |cell: &Self| cell.center;
        self.most
            .total_cmp(&other.most)
            .then_with(|| place(other)[0].total_cmp(&place(self)[0]))
            .then_with(|| place(other)[1].total_cmp(&place(self)[1]))
    }
}

/// The pole of inaccessibility of a polygon and its distance from the border; `precision` says how much of that
/// distance may be missed (0.05: a twentieth). Each ring repeats its first point.
///
/// A search of ever smaller squares, the most promising first (V. Agafonkin, polylabel, 2016; the problem: Garcia-Castellanos
/// and Lombardo 2007). Gives the first point and 0 when the polygon has no area.
pub fn pole(rings: &[Vec<[f64; 2]>], precision: f64) -> ([f64; 2], f64) {
    let [low, high] = box_of(rings.iter().flatten());
    let (width, height) = (high[0] - low[0], high[1] - low[1]);
    let fallback = rings.iter().flatten().next().copied().unwrap_or_default();
    if !(width > 0.0 && height > 0.0 && width.is_finite() && height.is_finite()) {
        return (fallback, 0.0);
    }
    let cell = |center: Point2, half: f64| {
        let distance = signed_distance(rings, center);
        Cell { center, half, distance, most: distance + half * std::f64::consts::SQRT_2 }
    };
    let half = width.min(height).max(width.max(height) / 32.0) / 2.0;
    let mut best = cell(centroid(rings, fallback), 0.0);
    let mut queue = BinaryHeap::new();
    for column in 0..steps(width, half) {
        for row in 0..steps(height, half) {
            let center = [low[0] + half * f64::from(2 * column + 1), low[1] + half * f64::from(2 * row + 1)];
            queue.push(cell(center, half));
        }
    }
    // A polygon that is thinner than all squares would be searched without end.
    let finest = 1e-6 * width.max(height);
    while let Some(searched) = queue.pop() {
        if searched.distance > best.distance {
            best = Cell { ..searched };
        }
        if searched.most <= best.distance + (precision * best.distance).max(0.0) || searched.half < finest {
            break;
        }
        let half = searched.half / 2.0;
        for (x, y) in [(-half, -half), (half, -half), (-half, half), (half, half)] {
            let center = [searched.center[0] + x, searched.center[1] + y];
            // Most squares cannot hold a better place: they are given up at the first piece of border that shows it.
            let reach = half * std::f64::consts::SQRT_2;
            if is_border_within(rings, center, best.distance - reach) {
                continue;
            }
            let next = cell(center, half);
            if next.most > best.distance {
                queue.push(next);
            }
        }
    }
    if best.distance > 0.0 { (best.center, best.distance) } else { (fallback, 0.0) }
}

fn steps(length: f64, half: f64) -> u32 {
    (length / (2.0 * half)).ceil().clamp(1.0, 64.0) as u32
}

/// Whether the border comes as near to a point as this; never where the distance is not positive.
fn is_border_within(rings: &[Vec<Point2>], point: Point2, distance: f64) -> bool {
    let near = distance.max(0.0).powi(2);
    let mut pairs = rings.iter().flat_map(|ring| ring.windows(2));
    distance > 0.0 && pairs.any(|pair| foot_on_segment(point, pair[0], pair[1]).1 <= near)
}

/// The distance of a point from the border of a polygon, negative outside.
pub(super) fn signed_distance(rings: &[Vec<Point2>], point: Point2) -> f64 {
    let mut nearest = f64::INFINITY;
    let mut inside = false;
    for ring in rings {
        inside ^= crosses_ray(ring, point);
        for pair in ring.windows(2) {
            nearest = nearest.min(foot_on_segment(point, pair[0], pair[1]).1);
        }
    }
    if inside { nearest.sqrt() } else { -nearest.sqrt() }
}

/// The centre of gravity of the outer ring.
fn centroid(rings: &[Vec<Point2>], fallback: Point2) -> Point2 {
    let Some(outer) = rings.first() else { return fallback };
    let (mut x, mut y, mut twice_area) = (0.0, 0.0, 0.0);
    for pair in outer.windows(2) {
        let (a, b) = (
            [pair[0][0] - fallback[0], pair[0][1] - fallback[1]],
            [pair[1][0] - fallback[0], pair[1][1] - fallback[1]],
        );
        let part = a[0] * b[1] - b[0] * a[1];
        x += (a[0] + b[0]) * part;
        y += (a[1] + b[1]) * part;
        twice_area += part;
    }
    if twice_area == 0.0 {
        return fallback;
    }
    [fallback[0] + x / (3.0 * twice_area), fallback[1] + y / (3.0 * twice_area)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pole_of_a_square_is_its_middle() {
        let square = vec![[10.0, 10.0], [14.0, 10.0], [14.0, 14.0], [10.0, 14.0], [10.0, 10.0]];
        let (place, radius) = pole(&[square], 0.01);
        assert!((place[0] - 12.0).abs() < 0.05 && (place[1] - 12.0).abs() < 0.05, "{place:?}");
        assert!((radius - 2.0).abs() < 0.03, "{radius}");
    }

    #[test]
    fn the_pole_of_a_horseshoe_is_inside_although_its_centre_is_not() {
        let shoe = vec![
            [0.0, 0.0],
            [10.0, 0.0],
            [10.0, 10.0],
            [8.0, 10.0],
            [8.0, 2.0],
            [2.0, 2.0],
            [2.0, 10.0],
            [0.0, 10.0],
            [0.0, 0.0],
        ];
        let (place, radius) = pole(std::slice::from_ref(&shoe), 0.01);
        assert!(crosses_ray(&shoe, place), "{place:?}");
        assert!((radius - 1.17).abs() < 0.03, "in a corner of the shoe: {radius}");
    }

    #[test]
    fn a_hole_pushes_the_pole_away() {
        let outer = vec![[0.0, 0.0], [9.0, 0.0], [9.0, 6.0], [0.0, 6.0], [0.0, 0.0]];
        let hole = vec![[2.0, 2.0], [4.0, 2.0], [4.0, 4.0], [2.0, 4.0], [2.0, 2.0]];
        let (place, radius) = pole(&[outer, hole], 0.01);
        assert!(place[0] > 5.0 && radius > 2.4, "{place:?} {radius}");
    }

    #[test]
    fn nothing_has_a_pole_of_no_radius() {
        assert_eq!(pole(&[], 0.1), ([0.0, 0.0], 0.0));
        assert_eq!(pole(&[vec![[3.0, 4.0], [5.0, 4.0], [3.0, 4.0]]], 0.1), ([3.0, 4.0], 0.0));
    }
}
