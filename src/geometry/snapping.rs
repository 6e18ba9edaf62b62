//! Vertices that nearly meet become one.

use super::buckets::Buckets;
use super::plane::{Point2, distance_squared};
use super::rings::Rings;

/// Cells are some tolerances wide, so that most vertices ask one cell only.
const CELL_IN_TOLERANCES: f64 = 8.0;

/// Moves each vertex onto the nearest earlier one within the tolerance; the number of those that moved. No vertex
/// moves farther than the tolerance, because only vertices that stay are moved onto.
pub(super) fn snap_vertices(rings: &mut Rings, tolerance: f64) -> usize {
    if tolerance <= 0.0 || !tolerance.is_finite() {
        return 0;
    }
    let mut buckets = Buckets::new(rings.points.len(), tolerance * CELL_IN_TOLERANCES);
    let mut kept: Vec<Point2> = Vec::with_capacity(rings.points.len());
    let mut renumbered: Vec<u32> = Vec::with_capacity(rings.points.len());
    for point in &rings.points {
        let around = [[point[0] - tolerance, point[1] - tolerance], [point[0] + tolerance, point[1] + tolerance]];
        let mut nearest = (tolerance * tolerance, None);
        buckets.any_in(around, |number| {
            let distance = distance_squared(kept[number as usize], *point);
            if distance <= nearest.0 {
                nearest = (distance, Some(number));
            }
            false
        });
        renumbered.push(nearest.1.unwrap_or_else(|| {
            kept.push(*point);
            buckets.push(*point)
        }));
    }
    let snapped = rings.points.len() - kept.len();
    if snapped > 0 {
        for corner in &mut rings.corners {
            *corner = renumbered[*corner as usize];
        }
        rings.points = kept;
    }
    snapped
}
