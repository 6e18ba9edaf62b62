//! The point that stands for a place when distances are asked.

use geo::Centroid;
use geo_types::Point;

use crate::geometry::Geography;

/// The representative point of each area of a geography, in longitude and latitude (degrees), and then of each village
/// without a boundary: the centre of gravity of the area with all its parts, on the conformal plane of the map; the place
/// of the village where only that is known. The centre may lie outside of an area that is bent.
pub fn centers(geography: &Geography) -> Vec<Point> {
    let finest = geography.levels.first().map(|level| &level.coverage);
    let of_area = |(area, bounds): (u32, &[[f64; 2]; 2])| {
        let center = finest.and_then(|coverage| coverage.polygon(area).centroid());
        center.map_or_else(
            || [0, 1].map(|axis| (bounds[0][axis] + bounds[1][axis]) / 2.0),
            |center| [center.x(), center.y()],
        )
    };
    let areas = (0..).zip(&geography.boxes).map(of_area);
    let all = areas.chain(geography.points.iter().map(|(_, point)| *point));
    all.map(|place| Point::from(geography.lonlat_from_world(place))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample;

    #[test]
    fn a_square_is_represented_by_its_middle() {
        let world = sample::sample_world();
        let geography = Geography::of(&world, 0.5);
        let centers = centers(&geography);
        assert_eq!(centers.len(), 6);
        for (id, center) in geography.villages.iter().zip(&centers) {
            let middle = world.villages.get(*id).and_then(|village| village.position).expect("a position");
            assert!((center.x() - middle.x()).abs() < 1e-9 && (center.y() - middle.y()).abs() < 1e-5, "{center:?}");
        }
    }
}
