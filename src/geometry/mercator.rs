//! Web Mercator: between longitude and latitude in degrees and metres on the projected plane.

use std::f64::consts::PI;

/// Radius of the sphere of Web Mercator (EPSG:3857), metres.
pub const RADIUS_M: f64 = 6_378_137.0;
/// Half the width of the projected world, metres.
pub const HALF_WORLD_M: f64 = PI * RADIUS_M;
/// The latitude at which the projected world is cut, degrees.
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

/// Longitude and latitude (degrees) to metres east and north on the plane. Latitudes are held within
/// ±[`MAX_LATITUDE`].
pub fn mercator_from_lonlat([lon, lat]: [f64; 2]) -> [f64; 2] {
    let lat = lat.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians();
    [RADIUS_M * lon.to_radians(), RADIUS_M * (PI / 4.0 + lat / 2.0).tan().ln()]
}

/// Metres east and north on the plane to longitude and latitude (degrees).
pub fn lonlat_from_mercator([x, y]: [f64; 2]) -> [f64; 2] {
    [(x / RADIUS_M).to_degrees(), (2.0 * (y / RADIUS_M).exp().atan() - PI / 2.0).to_degrees()]
}

/// How many metres on the plane one metre on the ground is at that latitude (degrees).
pub fn plane_per_ground(lat: f64) -> f64 {
    1.0 / lat.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians().cos()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_point_lands_where_it_should_and_comes_back() {
        // ../shared/data/coords/gcj02_bd09_computed.csv, first row.
        let [x, y] = mercator_from_lonlat([120.73168, 28.8547]);
        assert!((x - 13_439_789.140).abs() < 1e-2, "{x}");
        assert!((y - 3_357_165.567).abs() < 1e-2, "{y}");
        let [lon, lat] = lonlat_from_mercator([x, y]);
        assert!((lon - 120.73168).abs() < 1e-12 && (lat - 28.8547).abs() < 1e-12);
    }
}
