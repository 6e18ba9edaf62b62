//! Vertices that nearly meet become one.

use super::alike::{in_groups, mixed, number};
use super::buckets::Buckets;
use super::plane::{Point2, distance_squared};
use super::rings::Rings;

/// Cells are some tolerances wide, so that most vertices lie in one cell only.
const CELL_IN_TOLERANCES: f64 = 16.0;
/// Where more vertices than these lie in one cell, they are looked for one after the other.
const CROWD: usize = 64;

/// Moves each vertex onto the nearest earlier one within the tolerance; the number of those that moved. No vertex
/// moves farther than the tolerance, because only vertices that stay are moved onto.
pub(super) fn snap_vertices(rings: &mut Rings, tolerance: f64) -> usize {
    if tolerance <= 0.0 || !tolerance.is_finite() {
        return 0;
    }
    let moves = match near_pairs(&rings.points, tolerance) {
        Some(pairs) => moves(&rings.points, pairs),
        None => moves_in_a_crowd(&rings.points, tolerance),
    };
    if moves.is_empty() {
        return 0;
    }
    let mut onto: Vec<u32> = (0..rings.points.len() as u32).collect();
    for (from, to) in &moves {
        onto[*from as usize] = *to;
    }
    let mut kept: Vec<Point2> = Vec::with_capacity(rings.points.len() - moves.len());
    for (vertex, point) in rings.points.iter().enumerate() {
        let first = onto[vertex] as usize;
        onto[vertex] = if first == vertex { kept.len() as u32 } else { onto[first] };
        if first == vertex {
            kept.push(*point);
        }
    }
    rings.corners.iter_mut().for_each(|corner| *corner = onto[*corner as usize]);
    rings.points = kept;
    moves.len()
}

/// The pairs of vertices within the tolerance, the later first; nothing where too many lie in one cell.
fn near_pairs(points: &[Point2], tolerance: f64) -> Option<Vec<(u32, u32)>> {
    let cell = tolerance * CELL_IN_TOLERANCES;
    let column = |value: f64| (value / cell).floor() as i64;
    let tags = |give: &mut dyn FnMut(u64, u32)| {
        for (vertex, [x, y]) in (0..).zip(points) {
            for x in column(x - tolerance)..=column(x + tolerance) {
                for y in column(y - tolerance)..=column(y + tolerance) {
                    give(mixed((x as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ y as u64), vertex);
                }
            }
        }
    };
    let near = |group: &[u64], found: &mut Vec<Option<(u32, u32)>>| {
        if group.len() > CROWD {
            found.push(None);
            return;
        }
        for (nth, later) in group.iter().map(|tag| number(*tag)).enumerate() {
            for earlier in group[..nth].iter().map(|tag| number(*tag)) {
                let distance = distance_squared(points[earlier as usize], points[later as usize]);
                if distance <= tolerance * tolerance {
                    found.push(Some((later, earlier)));
                }
            }
        }
    };
    in_groups(points.len(), tags, near).into_iter().collect()
}

/// Who moves onto whom, from all near pairs.
fn moves(points: &[Point2], mut pairs: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    pairs.sort_unstable();
    let mut moves: Vec<(u32, u32)> = Vec::new();
    let stays = |moves: &[(u32, u32)], vertex: u32| moves.binary_search_by_key(&vertex, |(from, _)| *from).is_err();
    for near in pairs.chunk_by(|one, other| one.0 == other.0) {
        let distance = |earlier: u32| distance_squared(points[earlier as usize], points[near[0].0 as usize]);
        let staying = near.iter().map(|(_, earlier)| *earlier).filter(|earlier| stays(&moves, *earlier));
        let nearest = staying.min_by(|one, other| distance(*one).total_cmp(&distance(*other)));
        moves.extend(nearest.map(|nearest| (near[0].0, nearest)));
    }
    moves
}

/// The same where many vertices lie close together: one vertex after the other among those that stay.
fn moves_in_a_crowd(points: &[Point2], tolerance: f64) -> Vec<(u32, u32)> {
    let mut buckets = Buckets::new(points.len(), tolerance * CELL_IN_TOLERANCES / 2.0);
    let mut kept: Vec<u32> = Vec::new();
    let mut moves = Vec::new();
    for (vertex, point) in (0..).zip(points) {
        let around = [[point[0] - tolerance, point[1] - tolerance], [point[0] + tolerance, point[1] + tolerance]];
        let mut nearest = (tolerance * tolerance, None);
        buckets.any_in(around, |number| {
            let other = kept[number as usize];
            let distance = distance_squared(points[other as usize], *point);
            let is_first = nearest.1.is_none_or(|before| distance < nearest.0 || other < before);
            if distance < nearest.0 || (distance == nearest.0 && is_first) {
                nearest = (distance, Some(other));
            }
            false
        });
        match nearest.1 {
            Some(onto) => moves.push((vertex, onto)),
            None => {
                kept.push(vertex);
                buckets.push(*point);
            }
        }
    }
    moves
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn pairs_and_crowds_move_the_same_vertices(
            points in prop::collection::vec((0i16..60, 0i16..60), 0..60),
            tolerance in 1u8..8,
        ) {
            let points: Vec<Point2> = points.into_iter().map(|(x, y)| [f64::from(x) / 3.0, f64::from(y) / 7.0]).collect();
            let tolerance = f64::from(tolerance) / 5.0;
            let one_by_one = moves_in_a_crowd(&points, tolerance);
            if let Some(pairs) = near_pairs(&points, tolerance) {
                prop_assert_eq!(moves(&points, pairs), one_by_one.clone());
            }
            for (from, to) in &one_by_one {
                prop_assert!(to < from && one_by_one.iter().all(|(other, _)| other != to));
                prop_assert!(distance_squared(points[*from as usize], points[*to as usize]) <= tolerance * tolerance);
            }
        }
    }

    #[test]
    fn a_crowd_in_one_cell_is_told_from_a_few() {
        let crowd: Vec<Point2> = (0..CROWD as u32 + 1).map(|nth| [5.0 + f64::from(nth) * 1e-3, 5.0]).collect();
        assert_eq!(near_pairs(&crowd, 1.0), None);
        assert_eq!(moves_in_a_crowd(&crowd, 1.0).len(), CROWD);
        assert_eq!(near_pairs(&crowd[..2], 1.0), Some(vec![(1, 0)]));
    }
}
