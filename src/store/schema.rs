//! The schema of our file: its number, and how an empty file of it is made.

use std::collections::BTreeSet;

use rusqlite::{Connection, Result, params};

use super::{content, geopackage, mould, rtree, style, triggers};

/// The number of this schema, in the table `cunqing`. A change of any table raises it by one and adds a migration.
pub(super) const SCHEMA: i64 = 4;
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
CREATE INDEX edit_change_uuid ON edit_change (uuid);
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
    content::make_table(sqlite, at)?;
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

/// Brings the tables of an older file up to this schema: makes those that are missing, adds the columns that are missing,
/// and makes the triggers anew, which name every column. Nothing goes and nothing that stands is changed.
pub(super) fn complete(sqlite: &Connection) -> Result<()> {
    let at: String = sqlite.query_row("SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')", [], |row| row.get(0))?;
    for sheet in mould::sheets() {
        let present = columns(sqlite, sheet.table)?;
        if present.is_empty() {
            geopackage::make_table(sqlite, &sheet, &at)?;
            run(sqlite, rtree::of(&sheet).into_iter())?;
        }
        for column in sheet.columns.iter().filter(|column| !present.is_empty() && !present.contains(column.name)) {
            geopackage::add_column(sqlite, &sheet, column)?;
        }
        drop_triggers(sqlite, sheet.table)?;
        run(sqlite, triggers::of(&sheet).into_iter())?;
    }
    // The history of one row is looked up by its identity.
    sqlite.execute_batch("CREATE INDEX IF NOT EXISTS edit_change_uuid ON edit_change (uuid)")?;
    content::make_table(sqlite, &at)
}

/// The names of the columns of a table; none where there is no such table.
fn columns(sqlite: &Connection, table: &str) -> Result<BTreeSet<String>> {
    let mut select = sqlite.prepare("SELECT name FROM pragma_table_info(?1)")?;
    select.query_map([table], |row| row.get(0))?.collect()
}

/// Removes our own triggers of a table, but not those of its spatial index.
pub(super) fn drop_triggers(sqlite: &Connection, table: &str) -> Result<()> {
    let mut select = sqlite.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1 AND name NOT LIKE 'rtree%'",
    )?;
    let names: Vec<String> = select.query_map([table], |row| row.get(0))?.collect::<Result<_>>()?;
    names.iter().try_for_each(|name| sqlite.execute_batch(&format!("DROP TRIGGER \"{name}\"")))
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
