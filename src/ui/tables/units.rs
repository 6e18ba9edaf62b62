//! The units.

use crate::model::{CatalogueKind, Date, Unit};

use super::cell::{Cell, Scope, Tone};
use super::column::{Column, number, text};
use super::facet::{DayField, Facet, Value};

/// The columns.
pub const COLUMNS: [Column; 7] = [
    text("table.column.name", 0.0),
    text("table.column.kind", 130.0),
    text("table.column.code", 110.0),
    text("table.column.township", 130.0),
    number("table.column.cadres", 76.0),
    number("table.column.open", 76.0),
    text("table.column.valid_until", 110.0),
];

/// One cell.
pub fn cell(scope: Scope<'_>, unit: &Unit, column: usize) -> Cell {
    let cell = match column {
        0 => Cell::text(&unit.name),
        1 => scope.kind(CatalogueKind::UnitKind, &unit.kind),
        2 => Cell::text(&unit.code),
        3 => scope.township(unit.township),
        4 => Cell::number(scope.lookup.cadres_of_unit.get(&unit.id).copied().unwrap_or_default()),
        5 => Cell::number(scope.lookup.open_of_unit.get(&unit.id).copied().unwrap_or_default()),
        _ => scope.day(unit.valid_until),
    };
    if is_valid(scope, unit) { cell } else { cell.toned(Tone::Quiet) }
}

fn is_valid(scope: Scope<'_>, unit: &Unit) -> bool {
    unit.valid_until.is_none_or(|until| scope.today() < until)
}

/// Whether a row stands in a quick view.
pub fn in_view(scope: Scope<'_>, unit: &Unit, view: usize) -> bool {
    view != 0 || is_valid(scope, unit)
}

/// By what the rows differ.
pub const FACETS: [Facet; 2] = [Facet::Kind, Facet::Township];

/// What a row has of a facet.
pub fn value<'a>(_scope: Scope<'a>, unit: &'a Unit, facet: Facet) -> Value<'a> {
    match facet {
        Facet::Kind => Value::Code(&unit.kind),
        _ => Value::Id(unit.township.map(crate::model::Id::uuid)),
    }
}

/// A day of a row.
pub fn day(unit: &Unit, field: DayField) -> Option<Date> {
    match field {
        DayField::Begun => unit.valid_from,
        DayField::Due => None,
        DayField::Ended => unit.valid_until,
    }
}
