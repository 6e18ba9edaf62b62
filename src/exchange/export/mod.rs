//! Writes tables for other programs: what stands in them ([`grid`]), and one file a format.

mod cells;
mod gpkg;
mod grid;
mod json;
mod people;
mod places;
mod sheet;
mod text;
mod write;

pub use grid::{Cell, Grid, GridColumn};
pub use write::{ExportOptions, export_table, grid_of, write_grid, write_grid_watched};
