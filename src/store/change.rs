//! Carries out the rows of an edit in the file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rusqlite::types::ToSqlOutput;
use rusqlite::{CachedStatement, Connection, Result};

use crate::model::{Change, Changes, Delta, Progress, each_table};

use super::error::interrupted;
use super::geopackage;
use super::mould::{self, Row, borrowed};
use super::reader::{Cells, Reader};

/// `INSERT` and `DELETE` of each table.
static STATEMENTS: LazyLock<BTreeMap<&'static str, (String, String)>> = LazyLock::new(|| {
    let delete = |table: &str| format!("DELETE FROM \"{table}\" WHERE uuid = ?1");
    mould::sheets().iter().map(|sheet| (sheet.table, (sheet.insert(), delete(sheet.table)))).collect()
});

/// Carries out all rows; says whether each of them was there as it should be.
pub(super) fn carry_out(sqlite: &Connection, changes: &Changes, progress: Progress<'_>) -> Result<bool> {
    for (done, change) in changes.rows.iter().enumerate() {
        progress.step(done, changes.rows.len()).map_err(interrupted)?;
        if !carry_out_one(sqlite, change)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether every row that is to be changed or removed stands in the file as the edit believes.
pub(super) fn is_as_believed(sqlite: &Connection, changes: &Changes) -> Result<bool> {
    let mut seen = BTreeSet::new();
    for change in &changes.rows {
        // A row that the edit changes twice is looked at once: later the edit's own rows stand there.
        if seen.insert(key(change)) && !is_one_as_believed(sqlite, change)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Notes the change in the tables that say what is in the file.
pub(super) fn touch(sqlite: &Connection, changes: &Changes, at: &str) -> Result<()> {
    let tables: BTreeSet<&str> = changes.rows.iter().map(|change| change.table().0).collect();
    let moved: BTreeSet<&str> =
        changes.rows.iter().filter(|change| moves(change)).map(|change| change.table().0).collect();
    for sheet in mould::sheets() {
        if tables.contains(sheet.table) {
            geopackage::touch(sqlite, sheet.table, at)?;
        }
        if moved.contains(sheet.table) {
            geopackage::measure(sqlite, &sheet)?;
        }
    }
    Ok(())
}

/// Whether a geometry changes.
fn moves(change: &Change) -> bool {
    match change {
        Change::Township(delta) => differs(delta, |row| &row.boundary),
        Change::Village(delta) => differs(delta, |row| &row.boundary),
        Change::Site(delta) => differs(delta, |row| &row.position),
        _ => false,
    }
}

fn differs<T: Row, G: PartialEq>(delta: &Delta<T>, geometry: impl Fn(&T) -> &Option<G>) -> bool {
    let of = |row: &Option<Box<T>>| row.as_deref().map(&geometry).is_some_and(Option::is_some);
    match (&delta.before, &delta.after) {
        (Some(before), Some(after)) => geometry(before) != geometry(after),
        (before, after) => of(before) || of(after),
    }
}

macro_rules! define_dispatch {
    ($($variant:ident, $field:ident;)*) => {
        fn carry_out_one(sqlite: &Connection, change: &Change) -> Result<bool> {
            match change { $(Change::$variant(delta) => carry_out_row(sqlite, delta),)* }
        }

        fn is_one_as_believed(sqlite: &Connection, change: &Change) -> Result<bool> {
            match change { $(Change::$variant(delta) => is_row_as_believed(sqlite, delta),)* }
        }

        fn key(change: &Change) -> (&'static str, uuid::Uuid) {
            match change { $(Change::$variant(delta) => (change.table().0, row_key(delta)),)* }
        }
    };
}
each_table!(define_dispatch);

fn row_key<T: Row>(delta: &Delta<T>) -> uuid::Uuid {
    delta.before.as_ref().or(delta.after.as_ref()).map(|row| row.id().uuid()).unwrap_or_default()
}

fn carry_out_row<T: Row>(sqlite: &Connection, delta: &Delta<T>) -> Result<bool> {
    match (&delta.before, &delta.after) {
        (None, None) => Ok(true),
        (None, Some(after)) => insert(sqlite, after.as_ref()).map(|()| true),
        (Some(before), None) => remove(sqlite, before.as_ref()),
        (Some(before), Some(after)) => update(sqlite, before.as_ref(), after.as_ref()),
    }
}

fn insert<T: Row>(sqlite: &Connection, record: &T) -> Result<()> {
    let mut statement = sqlite.prepare_cached(statements::<T>().map_or("", |(insert, _)| insert))?;
    bind(&mut statement, mould::cells(record).iter())?;
    statement.raw_execute().map(drop)
}

fn remove<T: Row>(sqlite: &Connection, record: &T) -> Result<bool> {
    let mut statement = sqlite.prepare_cached(statements::<T>().map_or("", |(_, delete)| delete))?;
    Ok(statement.execute([record.id().to_string()])? == 1)
}

/// Writes only the cells that differ, so that the journal keeps only these.
fn update<T: Row>(sqlite: &Connection, before: &T, after: &T) -> Result<bool> {
    let (old, new) = (mould::cells(before), mould::cells(after));
    let cells = T::SHEET.columns.iter().zip(old.iter().zip(&new));
    let changed: Vec<_> = cells
        .filter(|(_, (old, new))| borrowed(old) != borrowed(new))
        .map(|(column, (_, new))| (column, new))
        .collect();
    if changed.is_empty() {
        return Ok(true);
    }
    let names: Vec<String> = changed.iter().map(|(column, _)| format!("{} = ?", column.quoted())).collect();
    let sql = format!("UPDATE \"{}\" SET {} WHERE uuid = ?", T::SHEET.table, names.join(", "));
    let mut statement = sqlite.prepare_cached(&sql)?;
    let uuid = ToSqlOutput::from(before.id().to_string());
    bind(&mut statement, changed.into_iter().map(|(_, cell)| cell).chain([&uuid]))?;
    Ok(statement.raw_execute()? == 1)
}

fn is_row_as_believed<T: Row>(sqlite: &Connection, delta: &Delta<T>) -> Result<bool> {
    let Some(before) = &delta.before else { return Ok(true) };
    let mut select = sqlite.prepare_cached(&format!("{} WHERE uuid = ?1", T::SHEET.select()))?;
    let mut rows = select.query([before.id().to_string()])?;
    let Some(row) = rows.next()? else { return Ok(false) };
    Ok(T::read(&mut Reader::new(Cells::Row(row), T::SHEET.columns)).is_ok_and(|stands| stands == **before))
}

fn statements<T: Row>() -> Option<&'static (String, String)> {
    STATEMENTS.get(T::SHEET.table)
}

fn bind<'a>(statement: &mut CachedStatement<'_>, cells: impl Iterator<Item = &'a ToSqlOutput<'a>>) -> Result<()> {
    cells.enumerate().try_for_each(|(at, cell)| statement.raw_bind_parameter(at + 1, cell))
}
