//! # store: our own file
//!
//! Holds: the GeoPackage of a county: its schema, its tables, the journal, migrations, backups, locks.
//! May use: model
//! Foreign: rusqlite wkb geo_types jiff serde serde_json sha2 thiserror uuid tracing
//! Never: decides what may be done, keeps a copy in memory, opens other people's files.
