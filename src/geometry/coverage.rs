//! A tiling of areas cut into arcs, each held once with the area on its left and on its right.

use std::sync::Arc;

use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use serde::{Deserialize, Serialize};

use super::plane::{Box2, Point2, box_of, crosses_ray, joined};

/// A ring as a walk along arcs: each by index, `true` when walked backwards.
pub type RingWalk = Vec<(u32, bool)>;
/// The polygons of one area, each as its rings, the outer first.
pub type AreaWalk = Vec<Vec<RingWalk>>;

/// One shared piece of border between two nodes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArcLine {
    /// The points from node to node, at least two; a closed ring repeats its first point.
    pub points: Vec<[f64; 2]>,
    /// The area to the left of the direction of the points.
    pub left: Option<u32>,
    /// The area to the right.
    pub right: Option<u32>,
}

/// What had to be mended and what could not be, with the areas concerned.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CoverageReport {
    /// Vertices that were moved onto a near one.
    pub snapped: usize,
    /// Rings into which a vertex of a neighbour was put, counted once for each vertex.
    pub inserted: usize,
    /// Areas with a ring that was left out (too few points, or a coordinate that is no number), with a point of the
    /// ring if it has one.
    pub dropped: Vec<(u32, Option<[f64; 2]>)>,
    /// The areas whose ring crosses itself or comes back to one of its own vertices, with the place.
    pub self_crossing: Vec<(u32, [f64; 2])>,
    /// Pairs of areas that overlap, with the overlap in the square of the unit of the coordinates.
    pub overlaps: Vec<(u32, u32, f64)>,
    /// Gaps inside the tiling, with a point inside and the area of the gap.
    pub gaps: Vec<([f64; 2], f64)>,
    /// Arcs with an area on one side only that are not the edge of the tiling, because a sliver or another area lies
    /// beyond them.
    pub inner_arcs: Vec<u32>,
}

/// A tiling by areas `0..len`, as arcs. Its levels of detail share what does not depend on the points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coverage {
    /// How many areas there are.
    pub len: usize,
    /// Every arc once.
    pub arcs: Vec<ArcLine>,
    /// The nodes at which each arc begins and ends, by number: arcs that meet have the same node.
    pub ends: Arc<Vec<[u32; 2]>>,
    /// The rings of each area: arcs by index, `true` when walked backwards. The first ring of a polygon is its outer,
    /// the first polygon the largest. The area lies to the left of each walk.
    pub polygons: Arc<Vec<AreaWalk>>,
}

/// One level of detail of the coverage.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// The fineness: a vertex goes when the triangle with its neighbours is smaller than the square of so many metres on
    /// the plane.
    pub tolerance_m: f64,
    /// The coverage at this level: same areas and same arcs by index, fewer points.
    pub coverage: Coverage,
}

impl Coverage {
    /// One area as polygons again: outer rings turn to the left, holes to the right.
    pub fn polygon(&self, area: u32) -> MultiPolygon<f64> {
        let parts = self.polygons.get(area as usize).into_iter().flatten();
        parts
            .map(|rings| {
                let mut rings = rings.iter().map(|ring| line_string(&self.ring(ring)));
                Polygon::new(rings.next().unwrap_or_else(|| LineString::new(vec![])), rings.collect())
            })
            .collect()
    }

    /// The points of a ring, the first repeated at the end.
    pub fn ring(&self, steps: &[(u32, bool)]) -> Vec<[f64; 2]> {
        let mut points: Vec<Point2> = Vec::new();
        for (arc, backwards) in steps {
            points.pop();
            let line = &self.arcs[*arc as usize].points;
            if *backwards {
                points.extend(line.iter().rev());
            } else {
                points.extend(line);
            }
        }
        points
    }

    /// The arcs around an area, in the order of its rings.
    pub fn arcs_of(&self, area: u32) -> impl Iterator<Item = u32> + Clone + '_ {
        self.polygons.get(area as usize).into_iter().flatten().flatten().flatten().map(|(arc, _)| *arc)
    }

    /// Whether the area holds the point. A point on a border belongs to exactly one of the areas beside it.
    pub fn holds(&self, area: u32, point: [f64; 2]) -> bool {
        self.arcs_of(area).filter(|arc| crosses_ray(&self.arcs[*arc as usize].points, point)).count() % 2 == 1
    }

    /// The box of each arc: smallest and largest x and y.
    pub fn arc_boxes(&self) -> Vec<Box2> {
        self.arcs.iter().map(|arc| box_of(&arc.points)).collect()
    }

    /// The box of each area, from the boxes of the arcs.
    pub fn area_boxes(&self, arc_boxes: &[Box2]) -> Vec<Box2> {
        let area_box =
            |area| self.arcs_of(area).map(|arc| arc_boxes[arc as usize]).fold(super::plane::EMPTY_BOX, joined);
        (0..self.len as u32).map(area_box).collect()
    }

    /// How many points all arcs have together.
    pub fn point_count(&self) -> usize {
        self.arcs.iter().map(|arc| arc.points.len()).sum()
    }
}

fn line_string(points: &[Point2]) -> LineString<f64> {
    points.iter().map(|[x, y]| Coord { x: *x, y: *y }).collect()
}
