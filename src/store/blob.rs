//! Geometry blobs of a GeoPackage (OGC 12-128r19, clause 2.1.3): a header with an envelope, then WKB.

use geo_traits::to_geo::ToGeoGeometry;
use geo_types::{Geometry, MultiPolygon, Point};
use wkb::Endianness;
use wkb::writer::{WriteOptions, write_multi_polygon, write_point};

/// The reference system of all our layers: CGCS2000 in longitude and latitude, EPSG:4490.
pub(super) const SRS_ID: i32 = 4490;

const LITTLE_ENDIAN: u8 = 0b0000_0001;
const ENVELOPE_XY: u8 = 0b0000_0010;
const EMPTY: u8 = 0b0001_0000;
const EXTENDED: u8 = 0b0010_0000;

/// A blob that is not a geometry as we need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Malformed;

/// Smallest and largest x, then smallest and largest y.
pub(super) type Envelope = [f64; 4];

fn options() -> WriteOptions {
    WriteOptions { endianness: Endianness::LittleEndian }
}

fn header(envelope: Option<Envelope>) -> Vec<u8> {
    let flags = LITTLE_ENDIAN | if envelope.is_some() { ENVELOPE_XY } else { 0 };
    let mut bytes = vec![b'G', b'P', 0, flags];
    bytes.extend(SRS_ID.to_le_bytes());
    bytes.extend(envelope.iter().flatten().flat_map(|number| number.to_le_bytes()));
    bytes
}

/// A boundary as a blob.
pub(super) fn from_area(area: &MultiPolygon<f64>) -> Vec<u8> {
    let mut bytes = header(Some(envelope_of(area)));
    // Writing to memory cannot fail; were it to, the blob would be read as malformed and reported.
    let _ = write_multi_polygon(&mut bytes, area, &options());
    bytes
}

/// A point as a blob. A point is its own envelope, so it carries none.
pub(super) fn from_spot(point: Point) -> Vec<u8> {
    let mut bytes = header(None);
    let _ = write_point(&mut bytes, &point, &options());
    bytes
}

/// The boundary in a blob; `None` when it is an empty geometry. Z and M are left out.
pub(super) fn to_area(bytes: &[u8]) -> Result<Option<MultiPolygon<f64>>, Malformed> {
    let Some(geometry) = geometry(bytes)? else { return Ok(None) };
    let area = match geometry {
        Geometry::MultiPolygon(area) => area,
        Geometry::Polygon(polygon) => MultiPolygon::new(vec![polygon]),
        _ => return Err(Malformed),
    };
    let whole = area.iter().all(|polygon| {
        std::iter::once(polygon.exterior())
            .chain(polygon.interiors())
            .all(|ring| ring.0.len() >= 4 && ring.0.iter().all(|vertex| on_earth(vertex.x, vertex.y)))
    });
    if !whole {
        return Err(Malformed);
    }
    Ok((!area.0.is_empty()).then_some(area))
}

/// The point in a blob; `None` when it is an empty geometry.
pub(super) fn to_spot(bytes: &[u8]) -> Result<Option<Point>, Malformed> {
    let point = match geometry(bytes)? {
        None => return Ok(None),
        Some(Geometry::Point(point)) => point,
        Some(Geometry::MultiPoint(points)) if points.0.len() == 1 => points.0[0],
        Some(_) => return Err(Malformed),
    };
    if on_earth(point.x(), point.y()) { Ok(Some(point)) } else { Err(Malformed) }
}

/// Whether these are a longitude and a latitude in degrees.
pub(super) fn on_earth(lon: f64, lat: f64) -> bool {
    lon.abs() <= 180.0 && lat.abs() <= 90.0
}

/// The envelope of any blob, from its header or from its coordinates; `None` when it is empty or malformed.
pub(super) fn envelope(bytes: &[u8]) -> Option<Envelope> {
    let header = parse(bytes).ok()?;
    if header.empty {
        return None;
    }
    match header.envelope {
        Some(envelope) if envelope.iter().all(|number| number.is_finite()) => Some(envelope),
        _ => bounds(&geometry(bytes).ok()??),
    }
}

struct Header<'a> {
    empty: bool,
    envelope: Option<Envelope>,
    wkb: &'a [u8],
}

fn parse(bytes: &[u8]) -> Result<Header<'_>, Malformed> {
    let (head, rest) = bytes.split_first_chunk::<8>().ok_or(Malformed)?;
    let [b'G', b'P', 0, flags, ..] = *head else { return Err(Malformed) };
    let length = match (flags >> 1) & 0b111 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return Err(Malformed),
    };
    if flags & EXTENDED != 0 || rest.len() < length {
        return Err(Malformed);
    }
    let (envelope, wkb) = rest.split_at(length);
    let number = |at: usize| -> Option<f64> {
        let bytes = *envelope.get(at * 8..)?.first_chunk::<8>()?;
        Some(if flags & LITTLE_ENDIAN != 0 { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) })
    };
    let envelope = number(0).zip(number(1)).zip(number(2).zip(number(3)));
    let envelope = envelope.map(|((min_x, max_x), (min_y, max_y))| [min_x, max_x, min_y, max_y]);
    Ok(Header { empty: flags & EMPTY != 0, envelope, wkb })
}

fn geometry(bytes: &[u8]) -> Result<Option<Geometry<f64>>, Malformed> {
    let header = parse(bytes)?;
    if header.empty {
        return Ok(None);
    }
    let wkb = wkb::reader::read_wkb(header.wkb).map_err(|_| Malformed)?;
    // An empty point cannot be told by geo-types.
    Ok(wkb.try_to_geometry())
}

fn envelope_of(area: &MultiPolygon<f64>) -> Envelope {
    around(area.iter().flat_map(|polygon| polygon.exterior().0.iter()).map(|vertex| (vertex.x, vertex.y)))
        .unwrap_or_default()
}

fn bounds(geometry: &Geometry<f64>) -> Option<Envelope> {
    match geometry {
        Geometry::Point(point) => around([(point.x(), point.y())]),
        Geometry::MultiPoint(points) => around(points.iter().map(|point| (point.x(), point.y()))),
        Geometry::Polygon(polygon) => around(polygon.exterior().0.iter().map(|vertex| (vertex.x, vertex.y))),
        Geometry::MultiPolygon(area) if !area.0.is_empty() => Some(envelope_of(area)),
        _ => None,
    }
}

fn around(points: impl IntoIterator<Item = (f64, f64)>) -> Option<Envelope> {
    let envelope = points.into_iter().filter(|(x, y)| x.is_finite() && y.is_finite()).fold(
        [f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::NEG_INFINITY],
        |[min_x, max_x, min_y, max_y], (x, y)| [min_x.min(x), max_x.max(x), min_y.min(y), max_y.max(y)],
    );
    (envelope[0] <= envelope[1]).then_some(envelope)
}

#[cfg(test)]
mod tests {
    use geo_types::{LineString, Polygon, polygon};
    use proptest::prelude::*;

    use super::*;

    fn square() -> MultiPolygon<f64> {
        MultiPolygon::new(vec![
            polygon![(x: 120.0, y: 28.0), (x: 120.1, y: 28.0), (x: 120.1, y: 28.2), (x: 120.0, y: 28.0)],
        ])
    }

    #[test]
    fn a_boundary_and_a_point_survive_their_blob_to_the_last_bit() {
        assert_eq!(to_area(&from_area(&square())), Ok(Some(square())));
        let point = Point::new(120.123_456_789_012_34, 28.000_000_000_000_07);
        assert_eq!(to_spot(&from_spot(point)), Ok(Some(point)));
    }

    #[test]
    fn the_header_says_geopackage_little_endian_reference_system_and_envelope() {
        let bytes = from_area(&square());
        assert_eq!(&bytes[..4], b"GP\0\x03");
        assert_eq!(bytes[4..8], SRS_ID.to_le_bytes());
        assert_eq!(envelope(&bytes), Some([120.0, 120.1, 28.0, 28.2]));
        assert_eq!(envelope(&from_spot(Point::new(1.0, 2.0))), Some([1.0, 1.0, 2.0, 2.0]));
    }

    #[test]
    fn coordinates_off_the_earth_and_other_geometries_are_refused() {
        let metres = MultiPolygon::new(vec![Polygon::new(
            LineString::from(vec![(500_000.0, 3e6), (500_100.0, 3e6), (500_100.0, 3.1e6), (500_000.0, 3e6)]),
            vec![],
        )]);
        assert_eq!(to_area(&from_area(&metres)), Err(Malformed));
        assert_eq!(to_area(&from_spot(Point::new(1.0, 2.0))), Err(Malformed));
        assert_eq!(to_spot(&from_spot(Point::new(f64::NAN, f64::NAN))).ok().flatten(), None);
    }

    proptest! {
        #[test]
        fn no_damage_to_a_blob_makes_the_reader_fall_over(
            cut in 0usize..200, flips in proptest::collection::vec((0usize..200, any::<u8>()), 0..8)
        ) {
            let mut bytes = from_area(&square());
            for (at, mask) in flips {
                if let Some(byte) = bytes.get_mut(at) { *byte ^= mask; }
            }
            bytes.truncate(bytes.len().saturating_sub(cut));
            let _ = (to_area(&bytes), to_spot(&bytes), envelope(&bytes));
        }
    }
}
