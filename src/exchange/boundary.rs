//! Takes over the boundary of a row.

use std::sync::Arc;

use geo::CoordsIter;
use geo_types::Coord;

use crate::model::{Boundary, MultiPolygon, Point, Sentence};

use super::crossing;
use super::row::{Row, Slot};

/// What reading and writing a decimal number may round, degrees (a micrometre).
const ROUNDING_DEG: f64 = 1e-11;

/// Takes over the boundary of a row; says whether it is another one than before.
pub(super) fn set_boundary(row: &mut Row<'_, '_, '_>, slot: Slot, target: &mut Option<Boundary>) -> bool {
    let Some(geometry) = row.book.sheet.geometry(row.index) else { return false };
    let Some(frame) = &row.book.frames.geometry else { return false };
    match frame.area(geometry) {
        Ok(None) => false,
        Ok(Some(area)) => {
            if let Some(place) = crossing::first(&area) {
                let said = Sentence::new("exchange.place.self_crossing");
                let said = said.with("lon", format!("{:.5}", place[0])).with("lat", format!("{:.5}", place[1]));
                row.warn(slot, said);
            }
            replace(target, area)
        }
        Err(reason) => {
            row.fault(slot, reason);
            false
        }
    }
}

/// Takes a boundary only where it says something new, so that an equal one keeps its place in memory.
fn replace(target: &mut Option<Boundary>, area: MultiPolygon<f64>) -> bool {
    let same = target.as_ref().is_some_and(|known| is_same(known, &area));
    if !same {
        *target = Some(Arc::new(area));
    }
    !same
}

/// Whether two boundaries have the same vertices, but for what reading a decimal number rounds.
fn is_same(a: &MultiPolygon<f64>, b: &MultiPolygon<f64>) -> bool {
    let rings = |area: &MultiPolygon<f64>| area.iter().map(|polygon| polygon.interiors().len()).collect::<Vec<_>>();
    let near = |(a, b): (Coord<f64>, Coord<f64>)| is_near([a.x, a.y], [b.x, b.y]);
    rings(a) == rings(b) && a.coords_count() == b.coords_count() && a.coords_iter().zip(b.coords_iter()).all(near)
}

/// Takes over a point where it is another one than before.
pub(super) fn set_position(row: &mut Row<'_, '_, '_>, lon: Slot, lat: Slot, target: &mut Option<Point>) {
    let Some(point) = row.position(lon, lat) else { return };
    if target.is_none_or(|known| !is_near([known.x(), known.y()], [point.x(), point.y()])) {
        *target = Some(point);
    }
}

/// Whether two places are closer than a micrometre.
fn is_near(a: [f64; 2], b: [f64; 2]) -> bool {
    (a[0] - b[0]).abs() < ROUNDING_DEG && (a[1] - b[1]).abs() < ROUNDING_DEG
}
