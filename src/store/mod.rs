//! # store: our own file
//!
//! Holds: the GeoPackage of a county: its schema, its tables, the journal, migrations, backups, locks.
//! May use: model
//! Foreign: rusqlite wkb geo_traits geo_types jiff serde serde_json sha2 thiserror uuid tracing
//! Never: decides what may be done, keeps a copy in memory, opens other people's files.
//!
//! A table is one file: its columns and how a row is written and read. Everything else (SQL, triggers, journal, undo) is
//! made from that. The journal is written by triggers in plain SQL, so that QGIS and GDAL write it too; it is evidence of
//! what was done, not a lock against somebody who owns the file.

mod activity;
mod attachment;
mod backup;
mod blob;
mod cadre;
mod campaign;
mod catalogue;
mod cell;
mod change;
mod commit;
mod connection;
mod content;
mod create;
mod criterion;
mod document;
mod error;
mod functions;
mod geopackage;
mod header;
mod history;
mod homeless;
mod household;
mod indicator;
mod inverse;
mod issue;
mod issue_step;
mod journal;
mod literal;
mod load;
mod lock;
mod many;
mod migrations;
mod month;
mod mould;
mod note;
mod open;
mod plan;
mod plan_item;
mod plan_mark;
mod posting;
mod promise;
mod questions;
mod reader;
mod rtree;
mod schema;
mod setting;
mod site;
mod stacks;
mod standing;
mod style;
mod survey;
#[cfg(test)]
mod tests_open;
mod township;
mod triggers;
mod unit;
mod verify;
mod village;
mod writer;

pub use backup::{restore, save_copy};
pub use commit::Committed;
pub use content::Content;
pub use create::create;
pub use error::StoreError;
pub use history::{CellChange, CellKind, CellValue, RowChange, RowEvent};
pub use journal::{EditKind, JournalLine, Meta, Target};
pub use load::Loaded;
pub use lock::Desk as WritingDesk;
#[cfg(test)]
pub use mould::column_names;
pub use note::Note;
pub use open::{Access, Store};
pub use stacks::Stacks;
pub use verify::Fault;
