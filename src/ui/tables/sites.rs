//! The enterprises and project sites.

use crate::model::{CatalogueKind, Site};

use super::cell::{Cell, Scope};
use super::column::{Column, text};

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
