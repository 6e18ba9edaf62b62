//! The paired households: codes, and nothing of those who live there.

use crate::model::{CatalogueKind, Date, Household, Id, Township};

use super::cell::{Cell, Scope, Tone};
use super::column::{Column, person, text};
use super::facet::{DayField, Facet, Value};
use super::typed::Typed;

/// The columns.
pub const COLUMNS: [Column; 7] = [
    text("table.column.code", 110.0),
    text("table.column.village", 0.0),
    text("table.column.township", 130.0),
    text("table.column.need", 130.0),
    person("table.column.cadre", 110.0),
    text("table.column.from", 110.0),
    text("table.column.until", 110.0),
];

/// One cell.
pub fn cell(scope: Scope<'_>, row: &Household, column: usize) -> Cell {
    let cell = match column {
        0 => Cell::text(&row.code),
        1 => scope.village(Some(row.village)),
        2 => scope.township(township(scope, row)),
        3 => scope.kind(CatalogueKind::Need, &row.need),
        4 => scope.cadre(row.cadre),
        5 => scope.day(Some(row.from)),
        _ => scope.day(row.until),
    };
    if holds(scope, row) { cell } else { cell.toned(Tone::Quiet) }
}

fn township(scope: Scope<'_>, row: &Household) -> Option<Id<Township>> {
    scope.world().villages.get(row.village).map(|village| village.township)
}

fn holds(scope: Scope<'_>, row: &Household) -> bool {
    row.until.is_none_or(|until| scope.today() < until)
}

/// Whether one of its cells says what was typed.
pub fn mentions(scope: Scope<'_>, row: &Household, typed: &Typed<'_>) -> bool {
    typed.is_in(&row.code)
        || typed.name(Some(row.village.uuid()))
        || typed.name(row.cadre.map(Id::uuid))
        || typed.kind(CatalogueKind::Need, &row.need)
        || typed.day(Some(row.from))
        || typed.day(row.until)
        || typed.name(township(scope, row).map(Id::uuid))
}

/// Whether a row stands in a quick view.
pub fn in_view(scope: Scope<'_>, row: &Household, view: usize) -> bool {
    view != 0 || holds(scope, row)
}

/// By what the rows differ.
pub const FACETS: [Facet; 3] = [Facet::Need, Facet::Township, Facet::Cadre];

/// What a row has of a facet.
pub fn value<'a>(scope: Scope<'a>, row: &'a Household, facet: Facet) -> Value<'a> {
    match facet {
        Facet::Need => Value::Code(&row.need),
        Facet::Township => Value::Id(township(scope, row).map(Id::uuid)),
        _ => Value::Id(row.cadre.map(Id::uuid)),
    }
}

/// A day of a row.
pub fn day(row: &Household, field: DayField) -> Option<Date> {
    match field {
        DayField::Begun => Some(row.from),
        DayField::Due => None,
        DayField::Ended => row.until,
    }
}
