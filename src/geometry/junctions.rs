//! A vertex that lies on a neighbour's border becomes a vertex of that border too.

use rstar::primitives::GeomWithData;
use rstar::{AABB, RTree};

use super::edges::Edges;
use super::plane::{Point2, box_of, foot_on_segment};
use super::rings::{RingHead, Rings};

const MANY: u32 = u32::MAX;
const NOBODY: u32 = u32::MAX - 1;

/// The rings with the vertices of open borders (those without a neighbour) put into the open edges of other rings on
/// which they lie within the tolerance; `None` when there are none. All other edges have their neighbour already.
pub(super) fn with_junctions(rings: &Rings, edges: &Edges, tolerance: f64) -> Option<Rings> {
    let open = OpenVertices::of(rings, edges);
    let mut result = Rings { points: Vec::new(), corners: Vec::with_capacity(rings.corners.len()), heads: Vec::new() };
    let mut edge_of_corner = edges.of_corner.iter();
    for (ring, (head, corners)) in (0..).zip(rings.iter()) {
        for (corner, edge) in corners.iter().zip(&mut edge_of_corner) {
            result.corners.push(*corner);
            if edges.is_open(*edge as usize) {
                let [a, b] = edges.ends[*edge as usize];
                let to = if a == *corner { b } else { a };
                result.corners.extend(open.between(rings, ring, [*corner, to], tolerance));
            }
        }
        result.heads.push(RingHead { end: result.corners.len(), ..head });
    }
    if result.corners.len() == rings.corners.len() {
        return None;
    }
    result.points.clone_from(&rings.points);
    Some(result)
}

/// The vertices of open edges by place.
struct OpenVertices {
    places: RTree<GeomWithData<Point2, u32>>,
    /// The ring whose open edges a vertex has, where it is but one.
    ring_of: Vec<u32>,
}

impl OpenVertices {
    fn of(rings: &Rings, edges: &Edges) -> Self {
        let mut ring_of = vec![NOBODY; rings.points.len()];
        let mut edge_of_corner = edges.of_corner.iter();
        for (ring, (_, corners)) in (0..).zip(rings.iter()) {
            for (_, edge) in corners.iter().zip(&mut edge_of_corner) {
                if edges.is_open(*edge as usize) {
                    for vertex in edges.ends[*edge as usize] {
                        let of = &mut ring_of[vertex as usize];
                        *of = if *of == NOBODY || *of == ring { ring } else { MANY };
                    }
                }
            }
        }
        let vertices = (0..).zip(&ring_of).filter(|(_, of)| **of != NOBODY);
        let places = vertices.map(|(vertex, _)| GeomWithData::new(rings.points[vertex as usize], vertex)).collect();
        Self { places: RTree::bulk_load(places), ring_of }
    }

    /// The vertices of other rings that lie on the way from one vertex to another, in that order.
    fn between(&self, rings: &Rings, ring: u32, ends: [u32; 2], tolerance: f64) -> impl Iterator<Item = u32> + use<> {
        let [a, b] = ends.map(|vertex| rings.points[vertex as usize]);
        let [low, high] = box_of([&a, &b]);
        let around = AABB::from_corners(low.map(|value| value - tolerance), high.map(|value| value + tolerance));
        let mut on: Vec<(f64, u32)> = self
            .places
            .locate_in_envelope(&around)
            .filter(|place| !ends.contains(&place.data) && self.ring_of[place.data as usize] != ring)
            .filter_map(|place| {
                let (along, distance) = foot_on_segment(*place.geom(), a, b);
                (distance <= tolerance * tolerance && along > 0.0 && along < 1.0).then_some((along, place.data))
            })
            .collect();
        on.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        on.into_iter().map(|(_, vertex)| vertex)
    }
}
