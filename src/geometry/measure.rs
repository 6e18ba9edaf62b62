//! Areas and lengths on the ground, for showing.

use geo::{Geodesic, GeodesicArea, Length};
use geo_types::{LineString, MultiPolygon, Polygon};

/// The area on the ellipsoid (WGS 84) of polygons in longitude and latitude (degrees), square kilometres, whichever
/// way their rings turn (Karney 2013).
pub fn area_km2(shape: &MultiPolygon<f64>) -> f64 {
    let ring_km2 = |ring: &LineString<f64>| Polygon::new(ring.clone(), vec![]).geodesic_area_signed().abs() / 1e6;
    let part_km2 = |part: &Polygon<f64>| ring_km2(part.exterior()) - part.interiors().iter().map(ring_km2).sum::<f64>();
    shape.iter().map(part_km2).sum()
}

/// The length of all borders on the ellipsoid (WGS 84) of polygons in longitude and latitude (degrees), kilometres.
pub fn perimeter_km(shape: &MultiPolygon<f64>) -> f64 {
    let rings = shape.iter().flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors()));
    rings.map(|ring| Geodesic.length(ring) / 1e3).sum()
}
