//! A tiling of areas cut into arcs, each held once with the area on its left and on its right.

use geo_types::MultiPolygon;

/// One shared piece of border between two nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct ArcLine {
    /// The points from node to node, at least two; a closed ring repeats its first point.
    pub points: Vec<[f64; 2]>,
    /// The area to the left of the direction of the points.
    pub left: Option<u32>,
    /// The area to the right.
    pub right: Option<u32>,
}

/// Which areas count as neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Contiguity {
    /// A common border or a common point.
    Queen,
    /// A common border of some length.
    Rook,
}

/// What had to be mended and what could not be, with the areas concerned.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CoverageReport {
    /// Vertices that were moved onto a near one.
    pub snapped: usize,
    /// The areas whose ring crosses itself, with the place.
    pub self_crossing: Vec<(u32, [f64; 2])>,
    /// Pairs of areas that overlap, with the overlap in the square of the unit of the coordinates.
    pub overlaps: Vec<(u32, u32, f64)>,
    /// Gaps inside the tiling, with a point inside and the area of the gap.
    pub gaps: Vec<([f64; 2], f64)>,
}

/// A tiling by areas `0..len`, as arcs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coverage {
    /// How many areas there are.
    pub len: usize,
    /// Every arc once.
    pub arcs: Vec<ArcLine>,
    /// The rings of each area: arcs by index, `true` when walked backwards. The first ring of a polygon is its outer.
    pub polygons: Vec<Vec<Vec<Vec<(u32, bool)>>>>,
}

impl Coverage {
    /// Cuts the rings of the areas into arcs; vertices within `tolerance` of each other become one.
    pub fn build(areas: &[MultiPolygon<f64>], tolerance: f64) -> (Self, CoverageReport) {
        let _ = (areas, tolerance);
        todo!()
    }

    /// The same tiling with fewer vertices and without gaps: arcs are simplified, nodes stay (Visvalingam–Whyatt,
    /// kept free of crossings).
    #[must_use]
    pub fn simplified(&self, tolerance: f64) -> Self {
        let _ = tolerance;
        todo!()
    }

    /// The tiling of the groups: `group[area]` is the new area, and borders inside a group go.
    #[must_use]
    pub fn dissolved(&self, group: &[u32]) -> Self {
        let _ = group;
        todo!()
    }

    /// The neighbours of each area, ascending.
    pub fn neighbours(&self, contiguity: Contiguity) -> Vec<Vec<u32>> {
        let _ = contiguity;
        todo!()
    }

    /// One area as polygons again.
    pub fn polygon(&self, area: u32) -> MultiPolygon<f64> {
        let _ = area;
        todo!()
    }
}
