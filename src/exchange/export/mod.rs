//! Writes tables for other programs: what stands in them ([`grid`]), and one file a format.

pub(super) mod any;
pub(super) mod cells;
mod gpkg;
mod grid;
mod json;
mod ledger;
mod papers;
mod people;
mod personal;
mod places;
pub(super) mod sheet;
mod text;
mod unmasked;
pub(super) mod write;

pub use grid::{Cell, Grid, GridColumn};
pub use personal::Personal;
pub use unmasked::log_unmasked;
pub use write::{ExportOptions, export_table, grid_of, write_grid, write_grid_watched};
