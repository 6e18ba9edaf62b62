//! Finds the village whose boundary holds a point.

use geo::{BoundingRect, Contains};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use crate::model::{Boundary, Id, Point, Village, World};

/// The bounding box of a village with what lies in it.
type Entry = GeomWithData<Rectangle<[f64; 2]>, (Id<Village>, Boundary)>;

/// The boundaries of all villages, by place.
pub(super) struct Areas(RTree<Entry>);

impl Areas {
    /// Indexes the boundaries of a world.
    pub fn new(world: &World) -> Self {
        let entry = |village: &Village| {
            let boundary = village.boundary.clone()?;
            let rect = boundary.bounding_rect()?;
            let corners = Rectangle::from_corners([rect.min().x, rect.min().y], [rect.max().x, rect.max().y]);
            Some(Entry::new(corners, (village.id, boundary)))
        };
        Self(RTree::bulk_load(world.villages.iter().filter_map(entry).collect()))
    }

    /// The village that holds a point (longitude and latitude in degrees); the first by identity on a common border.
    pub fn village_at(&self, point: Point) -> Option<Id<Village>> {
        let place = AABB::from_point([point.x(), point.y()]);
        let boxes = self.0.locate_in_envelope_intersecting(&place);
        boxes.filter(|entry| entry.data.1.contains(&point)).map(|entry| entry.data.0).min()
    }
}
