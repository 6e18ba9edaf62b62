//! Finds rings that cross themselves.

use geo_types::{Coord, LineString, MultiPolygon};

/// The first place at which a ring of the area crosses itself, if there is one.
pub(super) fn first(area: &MultiPolygon<f64>) -> Option<[f64; 2]> {
    let rings = area.iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
    rings.into_iter().find_map(in_ring)
}

/// Sweeps over the sides of a ring from west to east and compares those that overlap in x and in y.
fn in_ring(ring: &LineString<f64>) -> Option<[f64; 2]> {
    let mut sides: Vec<_> = ring.lines().map(|line| (line.start, line.end)).filter(|(a, b)| a != b).collect();
    let west = |side: &(Coord<f64>, Coord<f64>)| side.0.x.min(side.1.x);
    let east = |side: &(Coord<f64>, Coord<f64>)| side.0.x.max(side.1.x);
    sides.sort_unstable_by(|a, b| west(a).total_cmp(&west(b)));
    sides.iter().enumerate().find_map(|(at, side)| {
        let end = east(side);
        sides[at + 1..].iter().take_while(|other| west(other) <= end).find_map(|other| crossing(*side, *other))
    })
}

/// Where two sides cross inside both of them; touching ends are no crossing.
fn crossing((a, b): (Coord<f64>, Coord<f64>), (c, d): (Coord<f64>, Coord<f64>)) -> Option<[f64; 2]> {
    if a.y.max(b.y) < c.y.min(d.y) || c.y.max(d.y) < a.y.min(b.y) {
        return None;
    }
    let turn = |p: Coord<f64>, q: Coord<f64>, r: Coord<f64>| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    let (from, to) = (turn(c, d, a), turn(c, d, b));
    let (left, right) = (turn(a, b, c), turn(a, b, d));
    let apart = |one: f64, other: f64| (one > 0.0 && other < 0.0) || (one < 0.0 && other > 0.0);
    if !apart(from, to) || !apart(left, right) {
        return None;
    }
    let share = from / (from - to);
    Some([a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)])
}

#[cfg(test)]
mod tests {
    use geo_types::polygon;

    use super::*;

    #[test]
    fn a_bow_tie_crosses_itself_and_a_square_does_not() {
        let tie = polygon![(x: 0.0, y: 0.0), (x: 2.0, y: 2.0), (x: 2.0, y: 0.0), (x: 0.0, y: 2.0)];
        assert_eq!(first(&tie.into()), Some([1.0, 1.0]));
        let square = polygon![(x: 0.0, y: 0.0), (x: 2.0, y: 0.0), (x: 2.0, y: 2.0), (x: 0.0, y: 2.0)];
        assert_eq!(first(&square.into()), None);
    }
}
