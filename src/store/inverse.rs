//! The rows that take an edit back, made from the journal. Undo and redo are this, performed as an edit.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::Value;
use uuid::Uuid;

use crate::model::{Change, Delta, Id, Record, World, each_table};

use super::error::StoreError;
use super::journal::Target;
use super::literal;
use super::mould::{self, Row};

/// A row as it stands while the edit is being taken back, where that differs from the world.
type Overlay = BTreeMap<(&'static str, Uuid), Option<Vec<Value>>>;

struct Line {
    table: String,
    uuid: Uuid,
    kind: String,
    old: BTreeMap<String, Value>,
}

/// The changes that take back an edit, in order. The world is that of the file. `None`: the rows are no longer as the
/// edit left them.
pub(super) fn inverse(
    sqlite: &Connection,
    world: &World,
    target: Target,
) -> Result<Option<Vec<Change>>, rusqlite::Error> {
    let number = match target {
        Target::Edit(number) => Some(number),
        Target::Outside => None,
    };
    Ok(taken_back(world, lines(sqlite, "edit IS ?1", number)?))
}

/// The changes that take back everything that was written after a line of the journal, by edits and from outside. The
/// world is that of the file. `None`: the rows are no longer as the journal says.
pub(super) fn inverse_since(
    sqlite: &Connection,
    world: &World,
    line: i64,
) -> Result<Option<Vec<Change>>, rusqlite::Error> {
    Ok(taken_back(world, lines(sqlite, "fid > ?1", Some(line))?))
}

fn taken_back(world: &World, lines: Option<Vec<Line>>) -> Option<Vec<Change>> {
    let mut overlay = Overlay::new();
    lines?.iter().map(|line| take_back(world, &mut overlay, line)).collect()
}

/// The lines of the journal for which a condition on `?1` holds, latest first; `None` if one of them cannot be
/// understood.
fn lines(sqlite: &Connection, condition: &str, number: Option<i64>) -> Result<Option<Vec<Line>>, rusqlite::Error> {
    let mut select = sqlite.prepare_cached(&format!(
        "SELECT table_name, uuid, kind, old FROM edit_change WHERE {condition} ORDER BY fid DESC"
    ))?;
    let mut rows = select.query([number])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let old: Option<String> = row.get(3)?;
        let Some((uuid, old)) = Uuid::parse_str(row.get_ref(1)?.as_str()?).ok().zip(old_values(old.as_deref())) else {
            return Ok(None);
        };
        lines.push(Line { table: row.get(0)?, uuid, kind: row.get(2)?, old });
    }
    Ok(Some(lines))
}

/// The old values by column.
pub(super) fn old_values(json: Option<&str>) -> Option<BTreeMap<String, Value>> {
    let Some(json) = json else { return Some(BTreeMap::new()) };
    let literals: BTreeMap<String, String> = serde_json::from_str(json).ok()?;
    literals.into_iter().map(|(column, text)| Some((column, literal::value(&text)?))).collect()
}

macro_rules! define_take_back {
    ($($variant:ident, $field:ident;)*) => {
        fn take_back(world: &World, overlay: &mut Overlay, line: &Line) -> Option<Change> {
            $(if line.table == crate::model::$variant::TABLE.0 {
                return take_back_row::<crate::model::$variant>(world, overlay, line);
            })*
            None
        }
    };
}
each_table!(define_take_back);

fn take_back_row<T: Row>(world: &World, overlay: &mut Overlay, line: &Line) -> Option<Change> {
    let place = (T::SHEET.table, line.uuid);
    let now = match overlay.get(&place) {
        Some(values) => values.clone(),
        None => T::table(world).get(Id::from_uuid(line.uuid)).map(mould::values),
    };
    let then = match line.kind.as_str() {
        "insert" => None,
        "update" => Some(with_old::<T>(now.clone()?, line)),
        _ => Some(with_old::<T>(vec![Value::Null; T::SHEET.columns.len()], line)),
    };
    let record = |values: &Vec<Value>| mould::record::<T>(values).ok();
    let delta = match (&now, &then) {
        (Some(now), Some(then)) if line.kind == "update" => Delta::changed(&record(now)?, record(then)?),
        (Some(now), None) => Delta::removed(&record(now)?),
        (None, Some(then)) => Delta::added(record(then)?),
        _ => return None,
    };
    overlay.insert(place, then);
    Some(T::change(delta))
}

/// The values with the old ones of the line put over them.
fn with_old<T: Row>(mut values: Vec<Value>, line: &Line) -> Vec<Value> {
    for (value, column) in values.iter_mut().zip(T::SHEET.columns) {
        if let Some(old) = line.old.get(column.name) {
            *value = old.clone();
        }
    }
    values
}

/// [`inverse`] with the error of the store.
pub(super) fn changes(
    sqlite: &Connection,
    path: &Path,
    world: &World,
    target: Target,
) -> Result<Vec<Change>, StoreError> {
    there(path, inverse(sqlite, world, target))
}

/// [`inverse_since`] with the error of the store.
pub(super) fn changes_since(
    sqlite: &Connection,
    path: &Path,
    world: &World,
    line: i64,
) -> Result<Vec<Change>, StoreError> {
    there(path, inverse_since(sqlite, world, line))
}

fn there(path: &Path, found: Result<Option<Vec<Change>>, rusqlite::Error>) -> Result<Vec<Change>, StoreError> {
    found.map_err(|error| StoreError::sqlite(path, &error))?.ok_or_else(|| StoreError::Gone(path.to_owned()))
}
