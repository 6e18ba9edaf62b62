//! Distances over the ground, and what is nearest.

use rstar::RTree;
use rstar::primitives::GeomWithData;

use geo_types::Point;

/// The mean radius of the earth, kilometres (IUGG).
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// The great-circle distance of two points given in longitude and latitude (degrees), in kilometres: the haversine
/// formula on a sphere of radius [`EARTH_RADIUS_KM`].
pub fn distance_km(from: Point, to: Point) -> f64 {
    let (from_lat, to_lat) = (from.y().to_radians(), to.y().to_radians());
    let half_lat = ((to_lat - from_lat) / 2.0).sin();
    let half_lon = ((to.x() - from.x()).to_radians() / 2.0).sin();
    let chord = half_lat * half_lat + from_lat.cos() * to_lat.cos() * half_lon * half_lon;
    2.0 * EARTH_RADIUS_KM * chord.sqrt().min(1.0).asin()
}

/// Points that can be asked for the nearest.
#[derive(Clone, Debug, Default)]
pub struct Places {
    points: Vec<Point>,
    /// On the unit sphere, where the straight distance orders as the great-circle distance does.
    tree: RTree<GeomWithData<[f64; 3], usize>>,
}

impl Places {
    /// From points in longitude and latitude (degrees); points that are no numbers are never found.
    pub fn new(points: Vec<Point>) -> Self {
        let known = points.iter().enumerate().filter(|(_, point)| point.x().is_finite() && point.y().is_finite());
        let tree = RTree::bulk_load(known.map(|(index, point)| GeomWithData::new(on_sphere(*point), index)).collect());
        Self { points, tree }
    }

    /// The `count` nearest points, nearest first: index and distance in kilometres.
    pub fn nearest(&self, from: Point, count: usize) -> Vec<(usize, f64)> {
        self.by_distance(from).take(count).collect()
    }

    /// All points by their distance, nearest first: index and distance in kilometres.
    pub fn by_distance(&self, from: Point) -> impl Iterator<Item = (usize, f64)> + '_ {
        let known = from.x().is_finite() && from.y().is_finite();
        let found = self.tree.nearest_neighbor_iter(&on_sphere(if known { from } else { Point::new(0.0, 0.0) }));
        found
            .take(if known { usize::MAX } else { 0 })
            .map(move |entry| (entry.data, distance_km(from, self.points[entry.data])))
    }
}

fn on_sphere(point: Point) -> [f64; 3] {
    let (lon, lat) = (point.x().to_radians(), point.y().to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_latitude_and_half_the_globe_have_their_known_lengths() {
        let degree = distance_km(Point::new(120.0, 28.0), Point::new(120.0, 29.0));
        assert!((degree - 111.195_080_233_532_9).abs() < 1e-9, "{degree}");
        let half = distance_km(Point::new(0.0, 0.0), Point::new(180.0, 0.0));
        assert!((half - std::f64::consts::PI * EARTH_RADIUS_KM).abs() < 1e-6, "{half}");
        assert_eq!(distance_km(Point::new(120.0, 28.0), Point::new(120.0, 28.0)), 0.0);
    }

    #[test]
    fn the_nearest_are_those_of_a_comparison_with_all() {
        let points: Vec<Point> = (0..300)
            .map(|i: i32| Point::new(118.0 + f64::from(i * 37 % 100) * 0.013, 28.0 + f64::from(i * 53 % 71) * 0.011))
            .collect();
        let places = Places::new(points.clone());
        for from in [Point::new(118.5, 28.3), Point::new(121.0, 27.0), points[17]] {
            let mut all: Vec<f64> = points.iter().map(|to| distance_km(from, *to)).collect();
            all.sort_by(f64::total_cmp);
            let nearest = places.nearest(from, 20);
            let distances: Vec<f64> = nearest.iter().map(|(_, km)| *km).collect();
            for (ours, theirs) in distances.iter().zip(&all) {
                assert!((ours - theirs).abs() < 1e-9);
            }
            assert!(nearest.iter().all(|(index, km)| distance_km(from, points[*index]) == *km));
        }
    }

    #[test]
    fn points_that_are_no_numbers_are_neither_found_nor_asked_from() {
        let places = Places::new(vec![Point::new(f64::NAN, 28.0), Point::new(118.0, 28.0)]);
        assert_eq!(places.nearest(Point::new(118.0, 28.0), 5), [(1, 0.0)]);
        assert_eq!(places.nearest(Point::new(118.0, f64::NAN), 5), []);
        assert_eq!(Places::default().nearest(Point::new(118.0, 28.0), 5), []);
    }
}
