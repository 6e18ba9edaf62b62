//! Triggers in plain SQL with built-in functions only, so that QGIS, GDAL and any SQLite keep the journal as we do.

use super::cell::{Column, Sheet};

/// A random UUID (version 4) as text.
const RANDOM_UUID: &str = "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) \
     || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))";

/// The running edit; nothing while other programs write.
const RUNNING: &str = "(SELECT edit FROM edit_running)";

/// When, for changes from outside; our own edits carry their time themselves.
const AT: &str = "CASE WHEN (SELECT edit FROM edit_running) IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END";

/// All triggers of one table.
pub(super) fn of(sheet: &Sheet) -> Vec<String> {
    let mut all = vec![
        give_uuid(sheet),
        keep_uuid(sheet),
        journal_insert(sheet),
        journal_named(sheet),
        journal_update(sheet),
        journal_delete(sheet),
    ];
    all.extend((sheet.table == "village").then(find_township));
    all
}

/// Rows that others add get an identity.
fn give_uuid(sheet: &Sheet) -> String {
    let table = sheet.table;
    format!(
        "CREATE TRIGGER \"{table}_uuid\" AFTER INSERT ON \"{table}\" WHEN coalesce(NEW.uuid, '') = '' BEGIN \
         UPDATE \"{table}\" SET uuid = {RANDOM_UUID} WHERE fid = NEW.fid; END"
    )
}

/// An identity never changes: other records refer to it.
fn keep_uuid(sheet: &Sheet) -> String {
    let table = sheet.table;
    format!(
        "CREATE TRIGGER \"{table}_uuid_kept\" BEFORE UPDATE OF uuid ON \"{table}\" \
         WHEN OLD.uuid <> '' AND NEW.uuid IS NOT OLD.uuid BEGIN \
         SELECT RAISE(ABORT, 'uuid 不可修改 (uuid must not change)'); END"
    )
}

/// Villages that others add get the township whose code begins theirs.
fn find_township() -> String {
    "CREATE TRIGGER \"village_township\" AFTER INSERT ON \"village\" \
     WHEN coalesce(NEW.township, '') = '' AND NEW.code <> '' BEGIN \
     UPDATE \"village\" SET township = (SELECT uuid FROM \"township\" \
       WHERE code <> '' AND substr(NEW.code, 1, length(code)) = code ORDER BY length(code) DESC LIMIT 1) \
     WHERE fid = NEW.fid; END"
        .to_owned()
}

fn journal(table: &str, uuid: &str, kind: &str, old: &str) -> String {
    format!(
        "INSERT INTO edit_change (edit, table_name, uuid, kind, old, at) \
         VALUES ({RUNNING}, '{table}', {uuid}, '{kind}', {old}, {AT})"
    )
}

/// A new row: only its identity; the row itself holds the values, and undoing it journals them.
fn journal_insert(sheet: &Sheet) -> String {
    let table = sheet.table;
    let entry = journal(table, "NEW.uuid", "insert", "NULL");
    format!(
        "CREATE TRIGGER \"{table}_journal_insert\" AFTER INSERT ON \"{table}\" WHEN NEW.uuid <> '' BEGIN {entry}; END"
    )
}

/// A new row that just got its identity.
fn journal_named(sheet: &Sheet) -> String {
    let table = sheet.table;
    let entry = journal(table, "NEW.uuid", "insert", "NULL");
    format!(
        "CREATE TRIGGER \"{table}_journal_named\" AFTER UPDATE OF uuid ON \"{table}\" \
         WHEN coalesce(OLD.uuid, '') = '' AND NEW.uuid <> '' BEGIN {entry}; END"
    )
}

/// A changed row: the old values of the columns that changed.
fn journal_update(sheet: &Sheet) -> String {
    let table = sheet.table;
    let columns = &sheet.columns[1..];
    let differs = columns.iter().map(differs).collect::<Vec<_>>().join(" OR ");
    let pairs = columns.iter().map(changed_pair).collect::<Vec<_>>().join(", ");
    // A merge patch drops the members that are null: those of columns that did not change.
    let entry = journal(table, "OLD.uuid", "update", &format!("json_patch('{{}}', json_object({pairs}))"));
    format!(
        "CREATE TRIGGER \"{table}_journal_update\" AFTER UPDATE ON \"{table}\" \
         WHEN OLD.uuid <> '' AND ({differs}) BEGIN {entry}; END"
    )
}

/// A removed row: all its values.
fn journal_delete(sheet: &Sheet) -> String {
    let table = sheet.table;
    let pairs = sheet.columns.iter().map(old_pair).collect::<Vec<_>>().join(", ");
    let entry = journal(table, "OLD.uuid", "delete", &format!("json_object({pairs})"));
    format!(
        "CREATE TRIGGER \"{table}_journal_delete\" AFTER DELETE ON \"{table}\" WHEN OLD.uuid <> '' BEGIN {entry}; END"
    )
}

fn differs(column: &Column) -> String {
    let name = column.quoted();
    format!("OLD.{name} IS NOT NEW.{name}")
}

fn old_pair(column: &Column) -> String {
    format!("'{}', quote(OLD.{})", column.name, column.quoted())
}

fn changed_pair(column: &Column) -> String {
    let name = column.quoted();
    format!("'{}', CASE WHEN OLD.{name} IS NOT NEW.{name} THEN quote(OLD.{name}) END", column.name)
}
