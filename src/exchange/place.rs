//! Brings coordinates of a file to longitude and latitude, and notices what cannot be right: swapped axes, metres taken
//! for degrees, places far from the rest.

use geo::MapCoords;
use geo_types::{Coord, Geometry, MultiPolygon, Point};

use crate::model::Sentence;

use super::crs::{Converter, Crs};
use super::error::ExchangeError;

/// The box in which China lies, degrees.
const CHINA: [std::ops::RangeInclusive<f64>; 2] = [73.0..=136.0, 3.0..=54.0];
/// How far a place may lie from the middle of its file, degrees, besides ten times the usual distance.
const FAR_DEG: f64 = 3.0;

/// How to read the coordinates of one file.
pub(super) struct Frame {
    converter: Converter,
    swapped: bool,
    in_china: bool,
    middle: Option<([f64; 2], f64)>,
}

impl Frame {
    /// Looks at points of a file (x and y, as they stand there) and decides how to read them; says what was noticed.
    pub fn decide(points: &[[f64; 2]], crs: Crs) -> Result<(Self, Vec<Sentence>), ExchangeError> {
        let points: Vec<_> = points.iter().copied().filter(|[x, y]| x.is_finite() && y.is_finite()).collect();
        let (crs, swapped, mut notes) = if crs.is_degrees() { degrees(&points, crs)? } else { metres(&points, crs)? };
        let mut frame = Self { converter: crs.converter(), swapped, in_china: false, middle: None };
        let places: Vec<_> = points.iter().map(|point| frame.convert(*point)).collect();
        let inside = places.iter().filter(|place| in_china(**place)).count();
        frame.in_china = 2 * inside >= places.len();
        let usual: Vec<_> = places.into_iter().filter(|place| !frame.in_china || in_china(*place)).collect();
        frame.middle = middle(&usual);
        if !frame.in_china {
            notes.push(Sentence::new("exchange.place.outside_china_all"));
        }
        Ok((frame, notes))
    }

    fn convert(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        self.converter.lonlat(if self.swapped { [y, x] } else { [x, y] })
    }

    /// A point of the file as longitude and latitude.
    pub fn point(&self, point: [f64; 2]) -> Result<Point, Sentence> {
        let place = self.convert(point);
        self.check(place)?;
        Ok(Point::new(place[0], place[1]))
    }

    /// The areas of a geometry of the file as longitude and latitude; `None` when it has none.
    pub fn area(&self, geometry: &Geometry<f64>) -> Result<Option<MultiPolygon<f64>>, Sentence> {
        let area = match geometry {
            Geometry::Polygon(polygon) => MultiPolygon::new(vec![polygon.clone()]),
            Geometry::MultiPolygon(area) => area.clone(),
            _ => return Ok(None),
        };
        let area = area.map_coords(|Coord { x, y }| {
            let [x, y] = self.convert([x, y]);
            Coord { x, y }
        });
        let rings = || area.iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
        if area.0.is_empty() || rings().any(|ring| ring.0.len() < 4) {
            return Err(Sentence::new("exchange.place.ring_too_short"));
        }
        if rings().flat_map(|ring| &ring.0).any(|at| !at.x.is_finite() || !at.y.is_finite()) {
            return Err(Sentence::new("exchange.place.not_a_number"));
        }
        for ring in rings() {
            ring.0.iter().try_for_each(|at| self.check([at.x, at.y]))?;
        }
        Ok(Some(area))
    }

    fn check(&self, [lon, lat]: [f64; 2]) -> Result<(), Sentence> {
        if !lon.is_finite() || !lat.is_finite() {
            return Err(Sentence::new("exchange.place.not_a_number"));
        }
        if lon == 0.0 && lat == 0.0 {
            return Err(Sentence::new("exchange.place.zero"));
        }
        let said = |key: &str| Sentence::new(key).with("lon", format!("{lon:.4}")).with("lat", format!("{lat:.4}"));
        if self.in_china && !in_china([lon, lat]) {
            let swapped = in_china([lat, lon]);
            return Err(said(if swapped { "exchange.place.swapped" } else { "exchange.place.outside_china" }));
        }
        if lon.abs() > 180.0 || lat.abs() > 90.0 {
            return Err(said("exchange.place.not_on_earth"));
        }
        match self.middle {
            Some((middle, reach)) if (lon - middle[0]).hypot(lat - middle[1]) > reach => {
                Err(said("exchange.place.far_from_rest"))
            }
            _ => Ok(()),
        }
    }
}

fn in_china([lon, lat]: [f64; 2]) -> bool {
    CHINA[0].contains(&lon) && CHINA[1].contains(&lat)
}

/// Decides how to read degrees: as they are or swapped.
fn degrees(points: &[[f64; 2]], crs: Crs) -> Result<(Crs, bool, Vec<Sentence>), ExchangeError> {
    let metres = points.iter().filter(|[x, y]| x.abs() > 1000.0 || y.abs() > 1000.0).count();
    if 2 * metres > points.len() {
        let sample = points.iter().find(|[x, y]| x.abs() > 1000.0 || y.abs() > 1000.0).copied().unwrap_or_default();
        return Err(ExchangeError::new("exchange.crs.not_degrees")
            .with("x", format!("{:.0}", sample[0]))
            .with("y", format!("{:.0}", sample[1]))
            .with("crs", crs));
    }
    let swapped = points.iter().filter(|[x, y]| !in_china([*x, *y]) && in_china([*y, *x])).count();
    let all = 2 * swapped > points.len();
    let notes = if all { vec![Sentence::new("exchange.place.swapped_all")] } else { Vec::new() };
    Ok((crs, all, notes))
}

/// Decides how to read metres of a zone: easting first or northing first, with the zone's number or without.
fn metres(points: &[[f64; 2]], crs: Crs) -> Result<(Crs, bool, Vec<Sentence>), ExchangeError> {
    let Crs::Zone(zone) = crs else { return Ok((crs, false, Vec::new())) };
    let degrees = points.iter().filter(|[x, y]| x.abs() <= 180.0 && y.abs() <= 180.0).count();
    if !points.is_empty() && 2 * degrees > points.len() {
        return Err(ExchangeError::new("exchange.crs.are_degrees").with("crs", crs));
    }
    let other = zone.other_prefix();
    let ways = [(zone, false), (zone, true), (other, false), (other, true)];
    let fits = |(zone, swapped): &(super::crs::Zone, bool)| {
        points.iter().filter(|[x, y]| zone.holds(if *swapped { [*y, *x] } else { [*x, *y] })).count()
    };
    let best = ways.iter().map(fits).enumerate().max_by_key(|(way, count)| (*count, usize::MAX - way));
    let (zone, swapped) = best.filter(|(_, count)| *count > 0).map_or(ways[0], |(way, _)| ways[way]);
    if !points.is_empty() && best.is_none_or(|(_, count)| 2 * count < points.len()) {
        let [x, y] = points[0];
        return Err(ExchangeError::new("exchange.crs.wrong_zone")
            .with("x", format!("{x:.0}"))
            .with("y", format!("{y:.0}"))
            .with("crs", crs));
    }
    let mut notes = Vec::new();
    if swapped {
        notes.push(Sentence::new("exchange.place.northing_first"));
    }
    if Crs::Zone(zone) != crs {
        notes.push(Sentence::new("exchange.place.other_prefix").with("crs", crs).with("read_as", Crs::Zone(zone)));
    }
    Ok((Crs::Zone(zone), swapped, notes))
}

/// The middle of places, and how far from it a place may lie.
fn middle(places: &[[f64; 2]]) -> Option<([f64; 2], f64)> {
    let places: Vec<_> = places.iter().filter(|[x, y]| x.is_finite() && y.is_finite()).collect();
    if places.len() < 4 {
        return None;
    }
    let centre = [median(places.iter().map(|place| place[0])), median(places.iter().map(|place| place[1]))];
    let usual = median(places.iter().map(|place| (place[0] - centre[0]).hypot(place[1] - centre[1])));
    Some((centre, FAR_DEG + 10.0 * usual))
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    let middle = values.len() / 2;
    *values.select_nth_unstable_by(middle, f64::total_cmp).1
}
