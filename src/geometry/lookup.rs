//! Finding areas by their boxes.

use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::plane::{Box2, Point2};

/// The boxes of areas, each with the number of its area.
pub(super) type BoxIndex = RTree<GeomWithData<Rectangle<Point2>, u32>>;

/// An index of the boxes that hold anything.
pub(super) fn box_index(boxes: &[Box2]) -> BoxIndex {
    let held = (0..).zip(boxes).filter(|(_, [low, high])| low[0] <= high[0] && low[1] <= high[1]);
    RTree::bulk_load(
        held.map(|(area, [low, high])| GeomWithData::new(Rectangle::from_corners(*low, *high), area)).collect(),
    )
}

/// The areas whose boxes meet the box, ascending.
pub(super) fn areas_in(index: &BoxIndex, [low, high]: Box2) -> Vec<u32> {
    let around = AABB::from_corners(low, high);
    let mut areas: Vec<u32> = index.locate_in_envelope_intersecting(&around).map(|entry| entry.data).collect();
    areas.sort_unstable();
    areas
}
