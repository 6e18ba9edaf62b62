//! The geography of a county: its areas on the projected plane, ready to be drawn and asked, made once for each change
//! of a boundary.

use std::collections::BTreeMap;

use crate::model::{Id, Township, Village, World};

use super::{Coverage, CoverageReport};

/// The rank of a border, by what it separates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BorderRank {
    /// Two villages of one township.
    Village,
    /// Two townships.
    Township,
    /// The county and the world outside.
    County,
}

/// One level of detail of the coverage.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// How far a line may lie from the true one, in metres on the plane.
    pub tolerance_m: f64,
    /// The coverage at this level: same areas and same arcs by index, fewer points.
    pub coverage: Coverage,
}

/// The areas of a county on the plane (Web Mercator metres, relative to `origin`, y north).
#[derive(Clone, Debug, Default)]
pub struct Geography {
    /// The village of each area, in the order of their codes.
    pub villages: Vec<Id<Village>>,
    /// The township of each area, as an index into `townships`.
    pub township_of_area: Vec<u32>,
    /// The townships that have areas, in the order of their codes.
    pub townships: Vec<Id<Township>>,
    /// The point of the plane to which all coordinates are relative.
    pub origin: [f64; 2],
    /// Smallest and largest x and y of all areas and points, relative to `origin`.
    pub bounds: [[f64; 2]; 2],
    /// The levels of detail, finest (as given) first.
    pub levels: Vec<Level>,
    /// The rank of each arc.
    pub ranks: Vec<BorderRank>,
    /// The bounding box of each area.
    pub boxes: Vec<[[f64; 2]; 2]>,
    /// Where the label and the dot of each area go: inside the area, as far from its border as can be.
    pub anchors: Vec<[f64; 2]>,
    /// The radius of the largest circle around the anchor that stays inside, metres on the plane.
    pub anchor_radius_m: Vec<f64>,
    /// Where the name of each township goes.
    pub township_anchors: Vec<[f64; 2]>,
    /// Which areas were made by us from points.
    pub approximate: Vec<bool>,
    /// Villages without a boundary, at their point.
    pub points: Vec<(Id<Village>, [f64; 2])>,
    /// Villages with neither boundary nor point.
    pub unplaced: Vec<Id<Village>>,
    /// What had to be mended.
    pub report: CoverageReport,
    pub(crate) area_of: BTreeMap<Id<Village>, u32>,
}

impl Geography {
    /// Makes the geography of a world. Vertices closer than `tolerance_m` on the plane become one.
    pub fn of(world: &World, tolerance_m: f64) -> Self {
        let _ = (world, tolerance_m);
        todo!()
    }

    /// The area of a village, if it has one.
    pub fn area(&self, village: Id<Village>) -> Option<u32> {
        self.area_of.get(&village).copied()
    }

    /// The area that holds a point of the plane (relative to `origin`).
    pub fn area_at(&self, point: [f64; 2]) -> Option<u32> {
        let _ = point;
        todo!()
    }

    /// Longitude and latitude to the plane, relative to `origin`.
    pub fn world_from_lonlat(&self, lonlat: [f64; 2]) -> [f64; 2] {
        let [x, y] = super::mercator::mercator_from_lonlat(lonlat);
        [x - self.origin[0], y - self.origin[1]]
    }

    /// The plane, relative to `origin`, to longitude and latitude.
    pub fn lonlat_from_world(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        super::mercator::lonlat_from_mercator([x + self.origin[0], y + self.origin[1]])
    }

    /// The coarsest level that still looks true when one pixel is that many metres on the plane.
    pub fn level_for(&self, metres_per_pixel: f64) -> usize {
        self.levels.iter().rposition(|level| level.tolerance_m <= 0.5 * metres_per_pixel).unwrap_or(0)
    }
}
