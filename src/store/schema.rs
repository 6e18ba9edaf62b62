//! The schema of our file: its number, and how an empty file of it is made.

use rusqlite::{Connection, Result, params};

use super::{geopackage, mould, rtree, style, triggers};

/// The number of this schema, in the table `cunqing`. A change of any table raises it by one and adds a migration.
pub(super) const SCHEMA: i64 = 1;
/// The first schema that was shipped: there is nothing older.
pub(super) const FIRST: i64 = 1;

/// The journal: what was done (`edit`), row by row (`edit_change`), and which edit is being carried out (`edit_running`).
const JOURNAL: &str = "
CREATE TABLE edit (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, kind TEXT NOT NULL, target INTEGER REFERENCES edit (fid),
  origin INTEGER REFERENCES edit (fid), at TEXT NOT NULL, author TEXT NOT NULL DEFAULT '', sentence TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT '', rows INTEGER NOT NULL DEFAULT 0, hash TEXT NOT NULL DEFAULT '');
CREATE TABLE edit_change (
  fid INTEGER PRIMARY KEY NOT NULL, edit INTEGER REFERENCES edit (fid), table_name TEXT NOT NULL, uuid TEXT NOT NULL,
  kind TEXT NOT NULL, old TEXT, at TEXT);
CREATE INDEX edit_change_edit ON edit_change (edit);
CREATE TABLE edit_running (fid INTEGER PRIMARY KEY NOT NULL, edit INTEGER);
INSERT INTO edit_running VALUES (1, NULL);
CREATE TABLE cunqing (fid INTEGER PRIMARY KEY NOT NULL, schema INTEGER NOT NULL, program TEXT NOT NULL, made_at TEXT NOT NULL);
";

/// Makes every table but no trigger yet: the rows of a new file are not journalled one by one.
pub(super) fn make_tables(sqlite: &Connection, at: &str) -> Result<()> {
    geopackage::make_core(sqlite)?;
    for sheet in mould::sheets() {
        geopackage::make_table(sqlite, &sheet, at)?;
    }
    sqlite.execute_batch(JOURNAL)?;
    for (table, title) in
        [("edit", "操作"), ("edit_change", "操作明细"), ("edit_running", "进行中的操作"), ("cunqing", "文件")]
    {
        geopackage::register_attributes(sqlite, table, title, at)?;
    }
    style::make(sqlite, at)?;
    sqlite.execute(
        "INSERT INTO cunqing VALUES (1, ?1, ?2, ?3)",
        params![SCHEMA, concat!("cunqing ", env!("CARGO_PKG_VERSION")), at],
    )?;
    Ok(())
}

/// Makes the spatial indexes with their triggers.
pub(super) fn make_indexes(sqlite: &Connection) -> Result<()> {
    run(sqlite, mould::sheets().iter().flat_map(rtree::of))
}

/// Makes the triggers that journal.
pub(super) fn make_triggers(sqlite: &Connection) -> Result<()> {
    run(sqlite, mould::sheets().iter().flat_map(triggers::of))
}

fn run(sqlite: &Connection, statements: impl Iterator<Item = String>) -> Result<()> {
    statements.into_iter().try_for_each(|statement| sqlite.execute_batch(&statement))
}

/// The number of the schema of an open file; `None` where it is not ours.
pub(super) fn number(sqlite: &Connection) -> Result<Option<i64>> {
    let ours: bool = sqlite.query_row(
        "SELECT count(*) = 2 FROM sqlite_schema WHERE type = 'table' AND name IN ('cunqing', 'gpkg_contents')",
        [],
        |row| row.get(0),
    )?;
    if !ours {
        return Ok(None);
    }
    sqlite.query_row("SELECT max(schema) FROM cunqing", [], |row| row.get(0))
}
