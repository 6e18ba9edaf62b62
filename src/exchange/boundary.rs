//! Takes over the boundary of a row.

use std::sync::Arc;

use crate::model::{Boundary, MultiPolygon, Sentence};

use super::crossing;
use super::row::{Row, Slot};

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
    let same = target.as_ref().is_some_and(|known| **known == area);
    if !same {
        *target = Some(Arc::new(area));
    }
    !same
}
