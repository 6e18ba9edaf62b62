//! Townships: found by code, else by name.

use std::borrow::Cow;

use crate::model::{Changes, Id, Township};

use crate::exchange::boundary::{set_boundary, set_position};
use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};

slots!(Slots: code name lon lat);

/// Reads all rows of a file as townships.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    fill::rows(book, look, changes, report, |row| draft(row, slots));
}

fn draft<'s, 'w>(row: &mut Row<'_, 's, 'w>, slots: Slots) -> Option<Draft<'s, 'w, Township>> {
    let code = row.text(slots.code);
    let name = row.text(slots.name);
    let by_name = || name.and_then(|name| row.look.township(name));
    let found = code.map_or_else(by_name, |code| row.look.township_by_code(code));
    let before = found.and_then(|id| row.look.world.townships.get(id));
    let mut after = match before {
        Some(before) => before.clone(),
        None => blank(row, slots)?,
    };
    row.set_text(slots.code, &mut after.code);
    row.set_text(slots.name, &mut after.name);
    set_position(row, slots.lon, slots.lat, &mut after.seat);
    set_boundary(row, slots.name, &mut after.boundary);
    let key = code.or(name).map(|key| (Cow::Borrowed(key), if code.is_some() { slots.code } else { slots.name }));
    Some(Draft { before, after, key })
}

fn blank(row: &mut Row<'_, '_, '_>, slots: Slots) -> Option<Township> {
    let code = row.needed(slots.code);
    let name = row.needed(slots.name);
    Some(named(row.look, code?, name?))
}

/// A new township whose identity follows from its code, so that the same file makes the same county.
pub(in crate::exchange) fn named(look: &Lookup<'_>, code: &str, name: &str) -> Township {
    let named = Id::named(&format!("township:{code}"));
    let taken = look.world.townships.get(named).is_some();
    let id = if taken { Id::fresh() } else { named };
    Township { id, code: code.to_owned(), name: name.to_owned(), seat: None, boundary: None }
}
