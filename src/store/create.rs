//! Makes a new file.

use std::path::Path;

use rusqlite::Connection;

use crate::model::{Changes, Progress};

use super::error::StoreError;
use super::header::beside;
use super::journal::{self, Meta};
use super::{backup, change, connection, geopackage, schema};

/// Makes a new file at `path`, which must not exist, from the rows of `changes`. It appears whole or not at all.
pub fn create(path: &Path, changes: &Changes, meta: &Meta, progress: Progress<'_>) -> Result<(), StoreError> {
    if path.exists() {
        return Err(StoreError::Exists(path.to_owned()));
    }
    let part = beside(path, ".part");
    let _ = std::fs::remove_file(&part);
    let made = fill(&part, changes, meta, progress)
        .and_then(|()| Ok(progress.at(1.0)?))
        .and_then(|()| backup::sync(&part))
        .and_then(|()| std::fs::rename(&part, path).map_err(|error| StoreError::io(path, &error)));
    if made.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    made
}

fn fill(part: &Path, changes: &Changes, meta: &Meta, progress: Progress<'_>) -> Result<(), StoreError> {
    let sqlite = connection::new(part)?;
    fill_new(&sqlite, changes, meta, progress).map_err(|error| match StoreError::sqlite(part, &error) {
        StoreError::System { path, what } if !path.exists() => StoreError::System { path, what },
        other => other,
    })
}

fn fill_new(sqlite: &Connection, changes: &Changes, meta: &Meta, progress: Progress<'_>) -> rusqlite::Result<()> {
    // Nobody has seen this file yet: it is synced as a whole when it is complete.
    sqlite.query_row("PRAGMA journal_mode = MEMORY", [], |_| Ok(()))?;
    sqlite.pragma_update(None, "synchronous", "OFF")?;
    sqlite.pragma_update(None, "application_id", geopackage::APPLICATION_ID)?;
    sqlite.pragma_update(None, "user_version", geopackage::USER_VERSION)?;
    let all = sqlite.unchecked_transaction()?;
    schema::make_tables(&all, &meta.at)?;
    schema::make_indexes(&all)?;
    change::carry_out(&all, changes, progress.part(0.05, 0.9))?;
    schema::make_triggers(&all)?;
    let (number, _) = journal::begin(&all, &changes.sentence, meta, None)?;
    journal::finish(&all, number, changes.rows.len())?;
    change::touch(&all, changes, &meta.at)?;
    all.commit()?;
    sqlite.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))
}
