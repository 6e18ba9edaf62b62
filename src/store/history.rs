//! The history of one row, read from the journal: the old values stand there, the new ones are those of the next change,
//! or of the row as it is now.

use std::collections::BTreeMap;

use rusqlite::types::Value;
use rusqlite::{Connection, Result};
use uuid::Uuid;

use crate::model::{Change, Delta, Id, Record, Sentence, World, each_table};

use super::cell::{Column, Kind};
use super::inverse::old_values;
use super::journal::{self, EditKind};
use super::mould::{self, Row};

/// What a cell holds, as far as it can be shown.
#[derive(Clone, Debug, PartialEq)]
pub enum CellValue {
    /// Nothing.
    Empty,
    /// A text; also a day, a code, or the identity of another row.
    Text(String),
    /// A number.
    Number(f64),
    /// Texts by their names.
    Map(BTreeMap<String, String>),
    /// A boundary or a point.
    Shape,
}

/// What a cell holds by its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// A text or a code, or identities joined by semicolons.
    Text,
    /// A number.
    Number,
    /// Yes or no.
    Boolean,
    /// A day.
    Date,
    /// The identity of a row of the table of this name.
    Reference(&'static str),
    /// A geometry.
    Shape,
}

/// One cell before and after a change.
#[derive(Clone, Debug, PartialEq)]
pub struct CellChange {
    /// The name of the column.
    pub column: &'static str,
    /// Its title in Chinese.
    pub title: &'static str,
    /// What it holds.
    pub kind: CellKind,
    /// What stood there.
    pub old: CellValue,
    /// What stands there since.
    pub new: CellValue,
    was: Value,
}

/// What happened to the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowEvent {
    /// It was made.
    Made,
    /// Cells were changed.
    Changed,
    /// It was removed.
    Removed,
}

/// One change of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowChange {
    /// The number of the edit; `None` for changes from outside that no edit has taken up yet.
    pub number: Option<i64>,
    /// Whether it was made outside of this program.
    pub external: bool,
    /// What the edit did; `None` for changes from outside that no edit has taken up yet.
    pub sentence: Option<Sentence>,
    /// Who did it.
    pub author: String,
    /// When: RFC 3339, UTC.
    pub at: String,
    /// What happened.
    pub event: RowEvent,
    /// The cells that changed, in the order of the columns.
    pub cells: Vec<CellChange>,
}

/// Columns that only make sense together: a point, and the place of a posting.
const TOGETHER: [&[&str]; 4] =
    [&["lon", "lat"], &["base_lon", "base_lat"], &["seat_lon", "seat_lat"], &["township", "village", "site"]];
/// The tables in which three columns are one place.
const WITH_PLACE: [&str; 3] = ["posting", "plan_item", "plan_mark"];

macro_rules! define_dispatch {
    ($($variant:ident, $field:ident;)*) => {
        /// The changes of a row, latest first. The world is that of the file.
        pub(super) fn of_row(sqlite: &Connection, world: &World, table: &str, uuid: Uuid) -> Result<Vec<RowChange>> {
            $(if table == crate::model::$variant::TABLE.0 {
                return changes_of::<crate::model::$variant>(sqlite, world, uuid);
            })*
            Ok(Vec::new())
        }

        /// The change that puts old values back into a row; nothing where there is no such row, or where they make none.
        pub(super) fn put_back(world: &World, table: &str, uuid: Uuid, cells: &[&CellChange]) -> Option<Change> {
            $(if table == crate::model::$variant::TABLE.0 {
                return put_back_into::<crate::model::$variant>(world, uuid, cells);
            })*
            None
        }
    };
}
each_table!(define_dispatch);

/// The cells that have to be put back together with one of them.
pub(super) fn companions<'a>(table: &str, cells: &'a [CellChange], one: &'a CellChange) -> Vec<&'a CellChange> {
    let group = TOGETHER
        .iter()
        .find(|group| group.contains(&one.column) && (!group.contains(&"site") || WITH_PLACE.contains(&table)));
    match group {
        Some(group) => cells.iter().filter(|cell| group.contains(&cell.column)).collect(),
        None => vec![one],
    }
}

/// A line of the journal about the row.
struct Line {
    number: Option<i64>,
    row: String,
    old: BTreeMap<String, Value>,
    at: String,
    author: String,
    sentence: Option<Sentence>,
    kind: Option<EditKind>,
}

fn changes_of<T: Row>(sqlite: &Connection, world: &World, uuid: Uuid) -> Result<Vec<RowChange>> {
    let mut values = T::table(world).get(Id::from_uuid(uuid)).map(mould::values);
    let mut changes = Vec::new();
    for line in lines(sqlite, T::SHEET.table, uuid)? {
        let (event, cells, before) = match (line.row.as_str(), values.take()) {
            ("update", Some(now)) => {
                let then = with_old::<T>(now.clone(), &line.old);
                (RowEvent::Changed, cells_of::<T>(&then, &now), Some(then))
            }
            ("delete", _) => {
                let blank = vec![Value::Null; T::SHEET.columns.len()];
                (RowEvent::Removed, Vec::new(), Some(with_old::<T>(blank, &line.old)))
            }
            ("insert", _) => (RowEvent::Made, Vec::new(), None),
            // A line that does not fit what stands now tells nothing.
            (_, now) => {
                values = now;
                continue;
            }
        };
        values = before;
        if event != RowEvent::Changed || !cells.is_empty() {
            changes.push(told(line, event, cells));
        }
    }
    // The rows of a new file are not journalled one by one: they were made with it.
    if values.is_some() {
        changes.extend(made_with_the_file(sqlite)?);
    }
    Ok(changes)
}

fn told(line: Line, event: RowEvent, cells: Vec<CellChange>) -> RowChange {
    RowChange {
        number: line.number,
        external: line.kind.is_none_or(|kind| kind == EditKind::External),
        sentence: line.sentence,
        author: line.author,
        at: line.at,
        event,
        cells,
    }
}

/// The lines about a row, latest first.
fn lines(sqlite: &Connection, table: &str, uuid: Uuid) -> Result<Vec<Line>> {
    let mut select = sqlite.prepare_cached(
        "SELECT c.edit, c.kind, c.old, coalesce(e.at, c.at, ''), coalesce(e.author, ''), e.sentence, e.kind \
         FROM edit_change c LEFT JOIN edit e ON e.fid = c.edit \
         WHERE c.uuid = ?1 AND c.table_name = ?2 ORDER BY c.fid DESC",
    )?;
    let rows = select.query_map([uuid.to_string().as_str(), table], |row| {
        let old: Option<String> = row.get(2)?;
        let kind: Option<String> = row.get(6)?;
        Ok(Line {
            number: row.get(0)?,
            row: row.get(1)?,
            old: old_values(old.as_deref()).unwrap_or_default(),
            at: row.get(3)?,
            author: row.get(4)?,
            sentence: row.get::<_, Option<String>>(5)?.map(|json| journal::sentence(&json)),
            kind: kind.and_then(|kind| EditKind::from_code(&kind)),
        })
    })?;
    rows.collect()
}

/// The first edit of the file, if it made the file.
fn made_with_the_file(sqlite: &Connection) -> Result<Option<RowChange>> {
    let mut select = sqlite
        .prepare_cached("SELECT fid, at, author, sentence FROM edit WHERE kind = 'create' ORDER BY fid LIMIT 1")?;
    let mut rows = select.query([])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some(RowChange {
        number: row.get(0)?,
        external: false,
        sentence: Some(journal::sentence(row.get_ref(3)?.as_str()?)),
        author: row.get(2)?,
        at: row.get(1)?,
        event: RowEvent::Made,
        cells: Vec::new(),
    }))
}

fn with_old<T: Row>(mut values: Vec<Value>, old: &BTreeMap<String, Value>) -> Vec<Value> {
    for (value, column) in values.iter_mut().zip(T::SHEET.columns) {
        if let Some(old) = old.get(column.name) {
            *value = old.clone();
        }
    }
    values
}

/// The cells that differ.
fn cells_of<T: Row>(then: &[Value], now: &[Value]) -> Vec<CellChange> {
    let cells = T::SHEET.columns.iter().zip(then.iter().zip(now)).filter(|(_, (then, now))| then != now);
    cells.map(|(column, (then, now))| cell(column, then, now)).collect()
}

fn cell(column: &Column, then: &Value, now: &Value) -> CellChange {
    CellChange {
        column: column.name,
        title: column.title,
        kind: kind(column.kind),
        old: shown(then),
        new: shown(now),
        was: then.clone(),
    }
}

fn kind(kind: Kind) -> CellKind {
    match kind {
        Kind::Uuid | Kind::Text => CellKind::Text,
        Kind::Integer | Kind::Real => CellKind::Number,
        Kind::Boolean => CellKind::Boolean,
        Kind::Date => CellKind::Date,
        Kind::Reference(table) => CellKind::Reference(table),
        Kind::Area | Kind::Spot => CellKind::Shape,
    }
}

fn shown(value: &Value) -> CellValue {
    match value {
        Value::Null => CellValue::Empty,
        Value::Integer(number) => CellValue::Number(*number as f64),
        Value::Real(number) => CellValue::Number(*number),
        Value::Text(text) if text.is_empty() => CellValue::Empty,
        Value::Text(text) => match serde_json::from_str(text) {
            Ok(map) if text.starts_with('{') => CellValue::Map(map),
            _ => CellValue::Text(text.clone()),
        },
        Value::Blob(_) => CellValue::Shape,
    }
}

fn put_back_into<T: Row>(world: &World, uuid: Uuid, cells: &[&CellChange]) -> Option<Change> {
    let now = T::table(world).get(Id::from_uuid(uuid))?;
    let mut values = mould::values(now);
    for (value, column) in values.iter_mut().zip(T::SHEET.columns) {
        if let Some(cell) = cells.iter().find(|cell| cell.column == column.name) {
            *value = cell.was.clone();
        }
    }
    let then = mould::record::<T>(&values).ok().filter(|then| then != now)?;
    Some(T::change(Delta::changed(now, then)))
}
