//! The spine of an area: the longest way along its middle, for names that run along a long or bent area.

use std::collections::BTreeMap;

use geo::TriangulateDelaunay;
use geo_types::{Coord, LineString, Polygon};

use super::plane::{Point2, shoelace};

/// An area is long when it has at least so many squares of the radius of its largest circle: a square has 4, a strip of
/// one to three has 12.
const LONG: f64 = 8.0;
/// The border is cut into pieces of at most so many radii before it is divided into triangles.
const PIECE: f64 = 0.8;
/// An area whose border has more pieces than that has no spine: it would cost more than a name is worth.
const MOST_PIECES: usize = 240;

/// Whether an area of so many square metres with a largest circle of that radius is long.
pub fn is_long(square_m: f64, radius_m: f64) -> bool {
    radius_m > 0.0 && square_m >= LONG * radius_m * radius_m
}

/// The points along the middle of a long polygon from one end to the other; empty where it is not long. `rings` repeat
/// their first point, `radius_m` is that of the largest circle inside.
///
/// The middles of the inner edges of a constrained Delaunay triangulation lie near the medial axis (L. Prasad,
/// Morphological analysis of shapes, 1997: the chordal axis); the spine is the longest way through them.
pub fn spine(rings: &[Vec<Point2>], radius_m: f64) -> Vec<Point2> {
    let square_m: f64 = rings.first().map_or(0.0, |ring| shoelace(ring).abs() / 2.0);
    if !is_long(square_m, radius_m) {
        return Vec::new();
    }
    let mut pieces = 0;
    let mut lines = rings.iter().map(|ring| {
        let line = in_pieces(ring, PIECE * radius_m);
        pieces += line.len();
        LineString::from(line)
    });
    let Some(outer) = lines.next() else { return Vec::new() };
    let polygon = Polygon::new(outer, lines.collect());
    if pieces > MOST_PIECES {
        return Vec::new();
    }
    let corner = |coord: Coord<f64>| [coord.x, coord.y];
    let triangles = polygon.constrained_triangulation(Default::default()).unwrap_or_default();
    longest_way(&triangles.iter().map(|triangle| triangle.to_array().map(corner)).collect::<Vec<_>>())
}

/// A ring with no piece longer than `longest`.
fn in_pieces(ring: &[Point2], longest: f64) -> Vec<Coord<f64>> {
    let mut line = Vec::new();
    for pair in ring.windows(2) {
        let [dx, dy] = [pair[1][0] - pair[0][0], pair[1][1] - pair[0][1]];
        let count = (dx.hypot(dy) / longest).ceil().clamp(1.0, MOST_PIECES as f64) as u32;
        let at = |nth: u32| f64::from(nth) / f64::from(count);
        line.extend((0..count).map(|nth| Coord { x: pair[0][0] + at(nth) * dx, y: pair[0][1] + at(nth) * dy }));
    }
    line.extend(line.first().copied());
    line
}

/// An edge by the bits of its ends, so that two triangles find each other.
type Edge = [[u64; 2]; 2];

fn edge(a: Point2, b: Point2) -> Edge {
    let mut ends = [a.map(f64::to_bits), b.map(f64::to_bits)];
    ends.sort_unstable();
    ends
}

/// The middles of the edges along the longest way from triangle to triangle.
fn longest_way(triangles: &[[Point2; 3]]) -> Vec<Point2> {
    let mut sides: BTreeMap<Edge, Vec<usize>> = BTreeMap::new();
    for (nth, corners) in triangles.iter().enumerate() {
        for side in 0..3 {
            sides.entry(edge(corners[side], corners[(side + 1) % 3])).or_default().push(nth);
        }
    }
    let mut next: Vec<Vec<(usize, Point2)>> = vec![Vec::new(); triangles.len()];
    for (nth, corners) in triangles.iter().enumerate() {
        for side in 0..3 {
            let (a, b) = (corners[side], corners[(side + 1) % 3]);
            let middle = [(a[0] + b[0]) / 2.0, (a[1] + b[1]) / 2.0];
            let others = sides.get(&edge(a, b)).into_iter().flatten().filter(|other| **other != nth);
            next[nth].extend(others.map(|other| (*other, middle)));
        }
    }
    let center = |nth: usize| {
        let [a, b, c] = triangles[nth];
        [(a[0] + b[0] + c[0]) / 3.0, (a[1] + b[1] + c[1]) / 3.0]
    };
    let begin = (0..triangles.len()).find(|nth| next[*nth].len() == 1);
    let Some(begin) = begin else { return Vec::new() };
    let far = farthest(begin, &next, center).0;
    let (end, from) = farthest(far, &next, center);
    let mut way = Vec::new();
    let mut at = end;
    while let Some((before, middle)) = from[at] {
        way.push(middle);
        at = before;
    }
    way
}

/// From where each triangle was reached, and through which middle.
type Reached = Vec<Option<(usize, Point2)>>;

/// The triangle that is farthest from one, and from where each was reached. Triangles of an area without holes make a
/// tree, in which each is reached once; where there are holes the first way found counts.
fn farthest(begin: usize, next: &[Vec<(usize, Point2)>], center: impl Fn(usize) -> Point2) -> (usize, Reached) {
    let mut from: Reached = vec![None; next.len()];
    let mut seen = vec![false; next.len()];
    let mut waiting = std::collections::VecDeque::from([(begin, center(begin), 0.0_f64)]);
    let mut best = (0.0, begin);
    seen[begin] = true;
    while let Some((at, place, way)) = waiting.pop_front() {
        if way > best.0 {
            best = (way, at);
        }
        for (other, middle) in &next[at] {
            if !seen[*other] {
                seen[*other] = true;
                from[*other] = Some((at, *middle));
                let step = (middle[0] - place[0]).hypot(middle[1] - place[1]);
                waiting.push_back((*other, *middle, way + step));
            }
        }
    }
    (best.1, from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::pole;

    fn spine_of(ring: Vec<Point2>) -> Vec<Point2> {
        let (_, radius) = pole(std::slice::from_ref(&ring), 0.01);
        spine(&[ring], radius)
    }

    #[test]
    fn a_square_has_no_spine_and_a_strip_has_its_middle_line() {
        let strip = |width: f64| vec![[0.0, 0.0], [width, 0.0], [width, 10.0], [0.0, 10.0], [0.0, 0.0]];
        assert!(spine_of(strip(12.0)).is_empty());
        let line = spine_of(strip(80.0));
        assert!(line.len() > 8, "{line:?}");
        let inner: Vec<_> = line.iter().filter(|[x, _]| (10.0..70.0).contains(x)).collect();
        assert!(inner.iter().all(|[_, y]| (y - 5.0).abs() < 1.5), "{inner:?}");
        let (first, last) = (line[0][0], line[line.len() - 1][0]);
        assert!((first - last).abs() > 60.0, "{first} {last}");
    }

    #[test]
    fn the_spine_of_a_horseshoe_goes_round_it_and_stays_inside() {
        let arc = |radius: f64, nth: f64| {
            let angle = std::f64::consts::PI * nth / 24.0;
            [radius * angle.cos(), radius * angle.sin()]
        };
        let mut ring: Vec<_> = (0..=24_u8).map(|nth| arc(50.0, f64::from(nth))).collect();
        ring.extend((0..=24_u8).rev().map(|nth| arc(40.0, f64::from(nth))));
        ring.push(ring[0]);
        let line = spine_of(ring);
        assert!(line.iter().all(|[x, y]| (39.0..51.0).contains(&x.hypot(*y))), "{line:?}");
        let turned = |at: Point2| at[1].atan2(at[0]).to_degrees();
        assert!((turned(line[0]) - turned(line[line.len() - 1])).abs() > 150.0);
    }

    #[test]
    fn nothing_has_no_spine() {
        assert!(spine(&[], 1.0).is_empty());
        assert!(spine(&[vec![[0.0, 0.0], [1.0, 0.0], [0.0, 0.0]]], 0.0).is_empty());
    }
}
