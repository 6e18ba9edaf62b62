//! What lies under the pointer.

use crate::model::{Id, Village};

use super::scene::Areas;

/// How near the pointer has to be to a village that is shown as a point, in units of the page.
const NEAR: f32 = 8.0;

/// The village at a place of the page: a point before the area in which it lies.
pub fn pick(areas: &Areas, at: [f32; 2]) -> Option<Id<Village>> {
    if !areas.view.frame.holds(at) {
        return None;
    }
    let distance = |point: &[f64; 2]| {
        let [x, y] = areas.view.page_from_world(*point);
        (x - at[0]).hypot(y - at[1])
    };
    let points = areas.geography.points.iter().map(|(village, point)| (distance(point), *village));
    points
        .filter(|(distance, _)| *distance <= NEAR)
        .min_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, village)| village)
        .or_else(|| {
            let area = areas.geography.area_at(areas.view.world_from_page(at))?;
            areas.geography.villages.get(area as usize).copied()
        })
}
