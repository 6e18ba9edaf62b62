//! How a connection to a file is opened.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::error::StoreError;
use super::functions;

/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// How much of a file is kept in memory, KB: an import of 100,000 rows stays there until it is committed.
pub(super) const CACHE_KB: i64 = 65_536;

/// Says how much of the file is kept in memory.
pub(super) fn keep_pages(sqlite: &Connection, cache_kb: i64) -> rusqlite::Result<()> {
    sqlite.pragma_update(None, "cache_size", -cache_kb)
}

/// Opens a file to read and write. Nothing is written by opening.
///
/// The rollback journal (`journal_mode` DELETE) is kept on purpose: all that was done is in the one file that people copy
/// to a stick, also while the program runs; it works on network drives, where a write-ahead log must not be used; and
/// a read-only medium needs no second file. It costs two more syncs for each edit, a few milliseconds.
pub(super) fn writing(path: &Path) -> Result<Connection, StoreError> {
    open(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)
}

/// Opens a file to read only.
pub(super) fn reading(path: &Path) -> Result<Connection, StoreError> {
    match open(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX) {
        // A writer was cut off: the journal beside the file has to be rolled back before anybody can read.
        Err(StoreError::ReadOnly(_)) => {
            let sqlite = writing(path)?;
            sqlite.pragma_update(None, "query_only", true).map_err(|error| StoreError::sqlite(path, &error))?;
            Ok(sqlite)
        }
        other => other,
    }
}

/// Makes an empty database.
pub(super) fn new(path: &Path) -> Result<Connection, StoreError> {
    open(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX)
}

fn open(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let sqlite = Connection::open_with_flags(path, flags).map_err(|error| StoreError::sqlite(path, &error))?;
    prepare(&sqlite).map_err(|error| StoreError::sqlite(path, &error))?;
    Ok(sqlite)
}

fn prepare(sqlite: &Connection) -> rusqlite::Result<()> {
    sqlite.busy_timeout(PATIENCE)?;
    // A column that is not there is an error, not a text in double quotes.
    sqlite.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    sqlite.pragma_update(None, "foreign_keys", true)?;
    sqlite.pragma_update(None, "synchronous", "FULL")?;
    keep_pages(sqlite, CACHE_KB)?;
    // The notes that SQLite keeps to take one statement back: on disk they double the time of an import.
    sqlite.pragma_update(None, "temp_store", "MEMORY")?;
    sqlite.set_prepared_statement_cache_capacity(128);
    functions::register(sqlite)?;
    // The first look at the file: what is wrong with it is to be known now.
    sqlite.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
}
