//! Many new rows of one table at once, as imports bring them.
//!
//! A row with a trigger makes SQLite keep a copy of every page that it touches, so that the row and what its trigger wrote
//! can be taken back together; a hundred thousand times over that costs more than the rows themselves. So the triggers
//! rest while such rows are written, and their lines are put into the journal here, the same lines as the triggers write.

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Result, params};

use crate::model::{Change, Delta};

use super::mould::Row;

/// So many new rows that it pays.
const MANY: usize = 1000;

/// How many of the rows at the beginning are new ones of one table that has no spatial index; none where it would not pay.
pub(super) fn new_rows(rows: &[Change], is_new: impl Fn(&Change) -> bool) -> usize {
    let Some(first) = rows.first() else { return 0 };
    let count = rows.iter().take_while(|row| row.table() == first.table() && is_new(row)).count();
    if count >= MANY { count } else { 0 }
}

/// Whether the row is new, and its table has no triggers but those of the journal.
pub(super) fn is_plainly_new<T: Row>(delta: &Delta<T>) -> bool {
    delta.before.is_none() && delta.after.is_some() && T::SHEET.geometry().is_none()
}

/// Writes the rows by `insert` while the triggers rest, and a line of the journal for each.
pub(super) fn write<'a>(
    sqlite: &Connection,
    rows: impl Iterator<Item = (&'a Change, uuid::Uuid)>,
    mut insert: impl FnMut(&Change) -> Result<()>,
) -> Result<()> {
    let edit: Option<i64> = sqlite.query_row("SELECT edit FROM edit_running", [], |row| row.get(0))?;
    let mut rows = rows;
    // A file that is being made has no journal yet: its rows are told by the edit that made it.
    let Some(edit) = edit else { return rows.try_for_each(|(row, _)| insert(row)) };
    sqlite.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    let mut lines =
        sqlite.prepare("INSERT INTO edit_change (edit, table_name, uuid, kind) VALUES (?1, ?2, ?3, 'insert')")?;
    let written = rows.try_for_each(|(row, uuid)| {
        insert(row)?;
        lines.execute(params![edit, row.table().0, uuid.to_string()]).map(drop)
    });
    sqlite.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true)?;
    written
}
