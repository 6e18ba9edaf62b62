//! The enterprises and project sites.

use crate::model::{CatalogueKind, Date, Site};

use super::cell::{Cell, Scope};
use super::column::{Column, text};
use super::facet::{DayField, Facet, Value};

/// The columns.
pub const COLUMNS: [Column; 6] = [
    text("table.column.name", 0.0),
    text("table.column.kind", 130.0),
    text("table.column.code", 110.0),
    text("table.column.township", 130.0),
    text("table.column.village", 120.0),
    text("table.column.unit", 170.0),
];

/// One cell.
pub fn cell(scope: Scope<'_>, site: &Site, column: usize) -> Cell {
    match column {
        0 => Cell::text(&site.name),
        1 => scope.kind(CatalogueKind::SiteKind, &site.kind),
        2 => Cell::text(&site.code),
        3 => scope.township(site.township),
        4 => scope.village(site.village),
        _ => scope.unit(site.unit),
    }
}

/// Whether a row stands in a quick view.
pub fn in_view(_scope: Scope<'_>, _site: &Site, _view: usize) -> bool {
    true
}

/// By what the rows differ.
pub const FACETS: [Facet; 3] = [Facet::Kind, Facet::Township, Facet::Unit];

/// What a row has of a facet.
pub fn value<'a>(_scope: Scope<'a>, site: &'a Site, facet: Facet) -> Value<'a> {
    match facet {
        Facet::Kind => Value::Code(&site.kind),
        Facet::Township => Value::Id(site.township.map(crate::model::Id::uuid)),
        _ => Value::Id(site.unit.map(crate::model::Id::uuid)),
    }
}

/// A site has no days.
pub fn day(_site: &Site, _field: DayField) -> Option<Date> {
    None
}
