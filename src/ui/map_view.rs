//! Between the map widget, which thinks in longitude, latitude and zoom, and the view of a scene, which thinks in
//! metres on the plane.

use crate::geometry::Geography;
use crate::geometry::mercator::{HALF_WORLD_M, plane_per_ground};
use crate::map::{Rect, View};

/// The size of the projected world at zoom 0, units of the screen.
const WORLD_UNITS: f64 = 256.0;

/// Metres on the plane for one unit of the screen at a zoom.
pub fn metres_per_unit(zoom: f64) -> f64 {
    2.0 * HALF_WORLD_M / (WORLD_UNITS * zoom.exp2())
}

/// The zoom at which one unit of the screen is so many metres on the plane, within what the widget can do.
pub fn zoom_of(metres_per_unit: f64) -> f64 {
    (2.0 * HALF_WORLD_M / (WORLD_UNITS * metres_per_unit)).log2().clamp(0.0, 22.0)
}

/// The view of a pane of `size` units whose middle is at that longitude and latitude.
pub fn view_of(geography: &Geography, size: [f32; 2], middle: [f64; 2], zoom: f64, pixels_per_unit: f32) -> View {
    View {
        frame: Rect::new([0.0, 0.0], size),
        center: geography.world_from_lonlat(middle),
        metres_per_unit: metres_per_unit(zoom),
        pixels_per_unit,
    }
}

/// Metres on the ground for one unit of the screen in the middle of the view.
pub fn ground_metres_per_unit(geography: &Geography, view: &View) -> f64 {
    view.metres_per_unit / plane_per_ground(geography.lonlat_from_world(view.center)[1])
}

/// The box of the plane around some villages, by index into the areas and by point; `None` when none has a place.
pub fn box_of(
    geography: &Geography,
    villages: impl Iterator<Item = crate::model::Id<crate::model::Village>>,
) -> Option<[[f64; 2]; 2]> {
    let point = |village| geography.points.iter().find(|(id, _)| *id == village).map(|(_, point)| [*point, *point]);
    let of_village = |village| match geography.area(village) {
        Some(area) => geography.boxes.get(area as usize).copied(),
        None => point(village),
    };
    villages.filter_map(of_village).reduce(|[low, high], [more_low, more_high]| {
        [[low[0].min(more_low[0]), low[1].min(more_low[1])], [high[0].max(more_high[0]), high[1].max(more_high[1])]]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zoom_and_scale_are_each_others_inverse() {
        for zoom in [0.0, 8.5, 11.37, 18.0] {
            assert!((zoom_of(metres_per_unit(zoom)) - zoom).abs() < 1e-9);
        }
        // The well-known resolution of zoom 10 at the equator: 152.874 m a pixel.
        assert!((metres_per_unit(10.0) - 152.874).abs() < 1e-3);
    }
}
