//! The postings.

use crate::model::{CatalogueKind, Date, Posting};

use super::cell::{Cell, Scope, Tone};
use super::column::{Column, person, text};
use super::facet::{DayField, Facet, Value};

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

/// By what the rows differ.
pub const FACETS: [Facet; 3] = [Facet::Role, Facet::Township, Facet::Unit];

/// What a row has of a facet.
pub fn value<'a>(scope: Scope<'a>, posting: &'a Posting, facet: Facet) -> Value<'a> {
    let world = scope.world();
    let unit = || posting.unit.or_else(|| posting.cadre.and_then(|id| world.cadres.get(id)?.unit));
    match facet {
        Facet::Role => Value::Code(&posting.role),
        Facet::Township => Value::Id(world.township_of(posting.place).map(crate::model::Id::uuid)),
        _ => Value::Id(unit().map(crate::model::Id::uuid)),
    }
}

/// A day of a row.
pub fn day(posting: &Posting, field: DayField) -> Option<Date> {
    match field {
        DayField::Begun => Some(posting.from),
        DayField::Due => None,
        DayField::Ended => posting.until,
    }
}
