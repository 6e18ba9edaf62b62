//! Approximate boundaries for villages that have only a point.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use geo::{AffineOps, AffineTransform, BoundingRect, ConvexHull};
use geo_types::{MultiPoint, MultiPolygon};

use crate::geometry::approximate;
use crate::model::{BoundaryOrigin, Change, Changes, Delta, Id, Township, Village, World};

/// The place in the planned changes of each village that they change.
type Planned = BTreeMap<Id<Village>, usize>;

/// How much larger than the villages' own hull the area is that they share where no township has a boundary.
const MARGIN: f64 = 1.15;

/// Gives approximate boundaries to villages that have a point and no boundary, within the boundary of their township;
/// where the township has none, within a hull around all such villages. Says how many.
///
/// A township of which some villages have a given boundary is left alone: what is made would lie over what is given.
pub(super) fn villages(world: &World, changes: &mut Changes) -> usize {
    let mut groups: BTreeMap<Option<Id<Township>>, Vec<&Village>> = BTreeMap::new();
    let given: BTreeSet<_> =
        world.villages.iter().filter(|village| is_given(village)).map(|village| village.township).collect();
    let has_area = |id: Id<Township>| world.townships.get(id).is_some_and(|township| township.boundary.is_some());
    let without =
        world.villages.iter().filter(|village| !given.contains(&village.township) && village.position.is_some());
    for village in without {
        groups.entry(has_area(village.township).then_some(village.township)).or_default().push(village);
    }
    let planned = planned(changes);
    groups.into_iter().map(|(township, members)| fill(world, township, &members, &planned, changes)).sum()
}

fn is_given(village: &Village) -> bool {
    village.boundary.is_some() && village.boundary_origin == BoundaryOrigin::Given
}

fn fill(
    world: &World,
    township: Option<Id<Township>>,
    members: &[&Village],
    planned: &Planned,
    changes: &mut Changes,
) -> usize {
    let points: Vec<_> = members.iter().filter_map(|village| village.position).collect();
    let own =
        township.and_then(|id| world.townships.get(id)).and_then(|township| township.boundary.as_deref().cloned());
    let Some(area) = own.or_else(|| hull(&points)) else { return 0 };
    let cells = approximate(&area, &points);
    let made = members.iter().zip(cells).filter(|(_, cell)| !cell.0.is_empty());
    made.map(|(village, cell)| set(village, cell, planned, changes)).count()
}

/// A hull around points that leaves some room around them; `None` when they lie on a line.
fn hull(points: &[crate::model::Point]) -> Option<MultiPolygon<f64>> {
    let hull = MultiPoint::new(points.to_vec()).convex_hull();
    let centre = hull.bounding_rect()?.center();
    let hull = hull.affine_transform(&AffineTransform::scale(MARGIN, MARGIN, centre));
    (hull.exterior().0.len() >= 4).then(|| hull.into())
}

/// Sets the boundary of a village, in the change that adds or changes it where there is one already.
fn set(village: &Village, cell: MultiPolygon<f64>, planned: &Planned, changes: &mut Changes) {
    let after =
        Village { boundary: Some(Arc::new(cell)), boundary_origin: BoundaryOrigin::Approximate, ..village.clone() };
    let row = planned.get(&village.id).and_then(|at| changes.rows.get_mut(*at));
    match row {
        Some(Change::Village(delta)) => delta.after = Some(Box::new(after)),
        _ => changes.rows.push(Change::Village(Delta::changed(village, after))),
    }
}

/// Where the changes that were planned before change which village.
fn planned(changes: &Changes) -> Planned {
    let village = |(at, row): (usize, &Change)| match row {
        Change::Village(delta) => Some((delta.after.as_ref()?.id, at)),
        _ => None,
    };
    changes.rows.iter().enumerate().filter_map(village).collect()
}
