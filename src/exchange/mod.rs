//! # exchange: other people's files
//!
//! Holds: reading and writing CSV, XLSX, GeoJSON, Shapefile and foreign GeoPackages; coordinate shifts; the matching of
//! columns and rows to records; the fictional demo county.
//! May use: model geometry words
//! Foreign: csv calamine rust_xlsxwriter geojson shapefile zip encoding_rs chardetng rusqlite wkb proj4rs geo geo_traits geo_types rstar jiff serde serde_json toml thiserror uuid tracing
//! Never: writes our own file, decides whether a change may be made.
//!
//! A file comes in by three steps: [`read_file`] brings it into the one plain form of a [`Sheet`], [`plan_import`] (or
//! [`new_county`]) turns that into changes and a report without touching anything, and the caller carries the changes
//! out as one edit.

mod approximate;
mod batch;
mod boundary;
mod columns;
mod county;
mod crossing;
mod crs;
mod csv;
mod dates;
mod dbf;
pub mod demo;
mod encoding;
mod error;
mod export;
mod field;
mod fields;
mod fill;
mod geojson;
mod geopackage;
mod indicators;
mod inside;
mod ledger_fields;
mod lookup;
mod mapping;
pub mod mask;
mod place;
mod plain_table;
mod plan;
mod plan_options;
mod read;
mod references;
mod report;
mod row;
mod row_links;
mod senders;
mod shapefile;
mod sheet;
pub mod shift;
mod source;
mod spelling;
mod stamp;
mod table_builder;
mod tables;
pub mod template;
#[cfg(test)]
mod tests_files;
#[cfg(test)]
mod tests_ledger;
#[cfg(test)]
mod tests_rows;
mod twins;
mod xlsx;

pub use batch::{
    Batch, BatchOptions, BookPlan, CellChange, Conflict, Incoming, plan_batch, report_grid, table_of_template,
};
pub use columns::Columns;
pub use county::{NewCounty, county_from_sheets, new_county, new_county_watched};
pub use crs::{Converter, Crs, Zone};
pub use demo::demo_county;
pub use error::ExchangeError;
pub use export::{
    Cell, ExportOptions, Grid, GridColumn, Personal, export_table, grid_of, log_unmasked, write_grid,
    write_grid_watched,
};
pub use fields::{Field, IMPORTED, TABLES, fields_of};
pub use mapping::{Mapping, Texts, mark_of};
pub use plain_table::{PlainTable, plain_table};
pub use plan::{plan_import, plan_import_watched};
pub use plan_options::ImportOptions;
pub use read::{ReadOptions, read_file, read_file_watched};
pub use report::{ImportPlan, ImportReport, RowProblem};
pub use senders::{KeptMapping, MAPPING_PREFIX, kept_mappings, mapping_for};
pub use sheet::{Mark, Sheet};
pub use stamp::Stamp;
