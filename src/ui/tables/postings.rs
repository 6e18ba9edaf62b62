//! The postings.

use crate::model::{CatalogueKind, Posting};

use super::cell::{Cell, Scope, Tone};
use super::column::{Column, person, text};

/// The columns.
pub const COLUMNS: [Column; 8] = [
    person("table.column.cadre", 84.0),
    text("table.column.unit", 0.0),
    text("table.column.role", 160.0),
    text("table.column.place", 120.0),
    text("table.column.township", 120.0),
    text("table.column.from", 96.0),
    text("table.column.until", 96.0),
    text("table.column.note", 0.0),
];

/// One cell.
pub fn cell(scope: Scope<'_>, posting: &Posting, column: usize) -> Cell {
    let world = scope.world();
    let tone = if posting.holds_on(scope.today()) { Tone::Plain } else { Tone::Quiet };
    let cell = match column {
        0 => scope.cadre(posting.cadre),
        1 => scope.unit(posting.unit.or_else(|| posting.cadre.and_then(|id| world.cadres.get(id)?.unit))),
        2 => scope.kind(CatalogueKind::Role, &posting.role),
        3 => Cell::text(world.place_name(posting.place)),
        4 => scope.township(world.township_of(posting.place)),
        5 => scope.day(Some(posting.from)),
        6 => scope.day(posting.until),
        _ => Cell::text(&posting.note),
    };
    cell.toned(tone)
}

/// Whether a row stands in a quick view.
pub fn in_view(scope: Scope<'_>, posting: &Posting, view: usize) -> bool {
    let ended = posting.until.is_some_and(|until| until <= scope.today());
    match view {
        0 => !ended,
        1 => ended,
        _ => true,
    }
}
