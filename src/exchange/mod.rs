//! # exchange: other people's files
//!
//! Holds: reading and writing CSV, XLSX, GeoJSON, Shapefile and foreign GeoPackages; coordinate shifts; the matching of
//! columns and rows to records; the fictional demo county.
//! May use: model geometry words
//! Foreign: csv calamine rust_xlsxwriter geojson shapefile zip encoding_rs chardetng rusqlite wkb proj4rs geo geo_types jiff serde serde_json toml thiserror uuid tracing
//! Never: writes our own file, decides whether a change may be made.

pub mod demo;

pub use demo::demo_county;
