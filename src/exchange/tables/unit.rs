//! Units: found by code, else by name.

use std::borrow::Cow;

use crate::model::{CatalogueKind, Changes, Unit};

use crate::exchange::boundary::set_position;
use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};

slots!(Slots: code name kind township_code township valid_from valid_until successor lon lat);

/// Reads all rows of a file as units.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    fill::rows(book, look, changes, report, |row| draft(row, slots));
}

fn draft<'s, 'w>(row: &mut Row<'_, 's, 'w>, slots: Slots) -> Option<Draft<'s, 'w, Unit>> {
    let code = row.text(slots.code);
    let name = row.text(slots.name);
    let by_code = code.and_then(|code| row.look.unit_by_code(code));
    let found = by_code.or_else(|| name.and_then(|name| row.look.unit(name)));
    let before = found.and_then(|id| row.look.world.units.get(id));
    let mut after = match before {
        Some(before) => before.clone(),
        None => blank(row.needed(slots.name)?),
    };
    row.set_text(slots.code, &mut after.code);
    row.set_text(slots.name, &mut after.name);
    row.set_entry(CatalogueKind::UnitKind, slots.kind, &mut after.kind);
    after.township = row.township(slots.township_code, slots.township).or(after.township);
    row.set_date(slots.valid_from, &mut after.valid_from);
    row.set_date(slots.valid_until, &mut after.valid_until);
    after.successor = row.unit(slots.successor).or(after.successor);
    set_position(row, slots.lon, slots.lat, &mut after.position);
    let key = code.map(|code| (Cow::Borrowed(code), slots.code)).or(name.map(|name| (Cow::Borrowed(name), slots.name)));
    Some(Draft { before, after, key })
}

fn blank(name: &str) -> Unit {
    Unit { kind: "department".to_owned(), ..Unit::blank(name) }
}
