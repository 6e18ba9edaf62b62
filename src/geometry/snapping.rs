//! Vertices that nearly meet become one, and a vertex on a neighbour's border becomes a vertex of that border too.

use rstar::primitives::GeomWithData;
use rstar::{AABB, RTree};

use super::buckets::Buckets;
use super::edges::Edges;
use super::plane::{Point2, box_of, distance_squared, foot_on_segment};
use super::rings::{RingHead, Rings};

/// Cells are some tolerances wide, so that most vertices ask one cell only.
const CELL_IN_TOLERANCES: f64 = 8.0;
const MANY: u32 = u32::MAX;
const NOBODY: u32 = u32::MAX - 1;

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

/// Puts the vertices of open borders (those without a neighbour) into the open edges of other rings on which they lie
/// within the tolerance. `None` when there are none.
pub(super) fn with_junctions(rings: &Rings, edges: &Edges, tolerance: f64) -> Option<Rings> {
    let open: Vec<bool> = (0..edges.ends.len()).map(|edge| edges.is_open(edge)).collect();
    let ring_of_corner = || rings.iter().zip(0..).flat_map(|((_, corners), ring)| corners.iter().map(move |_| ring));
    let mut ring_at = vec![NOBODY; rings.points.len()];
    for ((edge, ring), corner) in edges.of_corner.iter().zip(ring_of_corner()).zip(&rings.corners) {
        if open[*edge as usize] {
            let [a, b] = edges.ends[*edge as usize];
            for vertex in [a, b, *corner] {
                let at = &mut ring_at[vertex as usize];
                *at = if *at == NOBODY || *at == ring { ring } else { MANY };
            }
        }
    }
    let candidates = RTree::bulk_load(
        (0..rings.points.len() as u32)
            .filter(|vertex| ring_at[*vertex as usize] != NOBODY)
            .map(|vertex| GeomWithData::new(rings.points[vertex as usize], vertex))
            .collect(),
    );
    let on_edge = |edge: usize, ring: u32| {
        let [a, b] = edges.ends[edge].map(|vertex| rings.points[vertex as usize]);
        let [low, high] = box_of([&a, &b]);
        let around = AABB::from_corners(low.map(|value| value - tolerance), high.map(|value| value + tolerance));
        let mut on: Vec<(f64, u32)> = candidates
            .locate_in_envelope(&around)
            .filter(|place| !edges.ends[edge].contains(&place.data) && ring_at[place.data as usize] != ring)
            .filter_map(|place| {
                let (along, distance) = foot_on_segment(*place.geom(), a, b);
                (distance <= tolerance * tolerance && along > 0.0 && along < 1.0).then_some((along, place.data))
            })
            .collect();
        on.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        on
    };
    insert(rings, edges, &open, on_edge)
}

fn insert(
    rings: &Rings,
    edges: &Edges,
    open: &[bool],
    on_edge: impl Fn(usize, u32) -> Vec<(f64, u32)>,
) -> Option<Rings> {
    let mut result = Rings::default();
    let mut inserted = false;
    let mut corner_number = 0;
    for (ring, (head, corners)) in (0..).zip(rings.iter()) {
        for corner in corners {
            result.corners.push(*corner);
            let edge = edges.of_corner[corner_number] as usize;
            corner_number += 1;
            if open[edge] {
                let on = on_edge(edge, ring);
                inserted |= !on.is_empty();
                let forward = edges.ends[edge][0] == *corner;
                let vertices = on.iter().map(|(_, vertex)| *vertex);
                if forward {
                    result.corners.extend(vertices);
                } else {
                    result.corners.extend(vertices.rev());
                }
            }
        }
        result.heads.push(RingHead { end: result.corners.len(), ..head });
    }
    result.points.clone_from(&rings.points);
    inserted.then_some(result)
}
