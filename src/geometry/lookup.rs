//! Finding areas, townships and points by their boxes.

use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::plane::{Box2, Point2};

/// Boxes, each with the number of what it holds.
pub(super) type BoxIndex = RTree<GeomWithData<Rectangle<Point2>, u32>>;

/// An index of the boxes that hold anything.
pub(super) fn box_index(boxes: &[Box2]) -> BoxIndex {
    let held = (0..).zip(boxes).filter(|(_, [low, high])| low[0] <= high[0] && low[1] <= high[1]);
    RTree::bulk_load(
        held.map(|(number, [low, high])| GeomWithData::new(Rectangle::from_corners(*low, *high), number)).collect(),
    )
}

/// What has a box that meets the box, ascending.
pub(super) fn numbers_in(index: &BoxIndex, [low, high]: Box2) -> Vec<u32> {
    let around = AABB::from_corners(low, high);
    let mut numbers: Vec<u32> = index.locate_in_envelope_intersecting(&around).map(|entry| entry.data).collect();
    numbers.sort_unstable();
    numbers
}
