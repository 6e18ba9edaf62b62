//! The papers of the work.

use crate::model::{CatalogueKind, Date, Document, DocumentState};

use super::cell::{Cell, Scope, Tone};
use super::column::{Column, text};
use super::facet::{DayField, Facet, Value};

/// The column by which the latest comes first.
pub const BY_DAY: usize = 5;

/// The columns.
pub const COLUMNS: [Column; 8] = [
    text("table.column.number", 140.0),
    text("table.column.title", 0.0),
    text("table.column.kind", 96.0),
    text("table.column.state", 84.0),
    text("table.column.unit", 150.0),
    text("table.column.begun", 96.0),
    text("table.column.issued", 96.0),
    text("table.column.campaign", 130.0),
];

/// One cell.
pub fn cell(scope: Scope<'_>, row: &Document, column: usize) -> Cell {
    let cell = match column {
        0 => Cell::text(&row.number),
        1 => Cell::text(&row.title),
        2 => scope.kind(CatalogueKind::DocumentKind, &row.kind),
        3 => Cell::text(scope.sight.language.say(&format!("state.document.{}", row.state.code())))
            .ordered(row.state as i64)
            .toned(if row.state == DocumentState::Issued { Tone::Good } else { Tone::Plain }),
        4 => scope.unit(row.unit),
        5 => scope.day(Some(row.made_on)),
        6 => scope.day(row.issued_on),
        _ => Cell::text(
            row.campaign.and_then(|id| scope.world().campaigns.get(id)).map_or("", |campaign| &campaign.name),
        ),
    };
    if row.state == DocumentState::Repealed { cell.toned(Tone::Quiet) } else { cell }
}

/// Whether a row stands in a quick view.
pub fn in_view(_scope: Scope<'_>, row: &Document, view: usize) -> bool {
    match view {
        1 => matches!(row.state, DocumentState::Draft | DocumentState::Review),
        2 => row.state == DocumentState::Issued,
        _ => true,
    }
}

/// By what the rows differ.
pub const FACETS: [Facet; 3] = [Facet::Kind, Facet::State, Facet::Unit];

/// What a row has of a facet.
pub fn value<'a>(_scope: Scope<'a>, row: &'a Document, facet: Facet) -> Value<'a> {
    match facet {
        Facet::Kind => Value::Code(&row.kind),
        Facet::State => Value::Code(row.state.code()),
        _ => Value::Id(row.unit.map(crate::model::Id::uuid)),
    }
}

/// A day of a row.
pub fn day(row: &Document, field: DayField) -> Option<Date> {
    match field {
        DayField::Begun => Some(row.made_on),
        DayField::Due => None,
        DayField::Ended => row.issued_on,
    }
}
