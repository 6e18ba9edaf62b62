//! Reads the whole county, once, in one look at the file.

use rusqlite::{Connection, Result};

use std::cell::Cell;

use crate::model::{Progress, Sentence, Table, Village, World, each_table};

use super::connection;
use super::error::interrupted;
use super::homeless;
use super::mould::{self, Row};
use super::note::Note;
use super::reader::{Cells, Reader, Unreadable};
use super::stacks::{self, Stacks};

/// What stands in the file.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The records.
    pub world: World,
    /// What could not be understood.
    pub notes: Vec<Note>,
    /// What can be undone and done again.
    pub stacks: Stacks,
    /// SQLite's `data_version` at the time of reading.
    pub(super) version: i64,
}

/// How many of all rows have been read, and who waits for them.
struct Count<'a> {
    done: Cell<usize>,
    all: usize,
    progress: Progress<'a>,
}

impl Count<'_> {
    fn one_more(&self) -> Result<()> {
        self.done.set(self.done.get() + 1);
        self.progress.step(self.done.get(), self.all).map_err(interrupted)
    }
}

/// How many rows there are in all tables. A newer file may lack one: that is told when its rows are read.
fn count(sqlite: &Connection) -> usize {
    let sql = |table: &str| format!("SELECT count(*) FROM \"{table}\"");
    let of = |table: &str| sqlite.query_row(&sql(table), [], |row| row.get::<_, i64>(0)).unwrap_or_default();
    mould::sheets().iter().map(|sheet| usize::try_from(of(sheet.table)).unwrap_or_default()).sum()
}

/// So much of the file is kept in memory while all of it is read once, KB: more would only be fetched to be thrown away.
const CACHE_KB: i64 = 2_048;

/// Reads everything.
pub(super) fn load(sqlite: &Connection, progress: Progress<'_>) -> Result<Loaded> {
    connection::keep_pages(sqlite, CACHE_KB)?;
    let loaded = read(sqlite, progress);
    connection::keep_pages(sqlite, connection::CACHE_KB)?;
    loaded
}

fn read(sqlite: &Connection, progress: Progress<'_>) -> Result<Loaded> {
    let look = sqlite.unchecked_transaction()?;
    let mut loaded = Loaded { stacks: stacks::read(&look)?, ..Loaded::default() };
    let count = Count { done: Cell::new(0), all: count(&look), progress };
    progress.at(0.0).map_err(interrupted)?;
    loaded.world = world(&look, &mut loaded.notes, &count)?;
    loaded.version = version(&look)?;
    look.commit()?;
    Ok(loaded)
}

/// A number that changes when another connection commits.
pub(super) fn version(sqlite: &Connection) -> Result<i64> {
    sqlite.query_row("PRAGMA data_version", [], |row| row.get(0))
}

macro_rules! define_world_reader {
    ($($variant:ident, $field:ident;)*) => {
        fn world(sqlite: &Connection, notes: &mut Vec<Note>, count: &Count<'_>) -> Result<World> {
            let mut world = World { $($field: rows::<crate::model::$variant>(sqlite, notes, count)?.into_iter().collect(),)* };
            settle(&mut world, notes);
            Ok(world)
        }
    };
}
each_table!(define_world_reader);

fn rows<T: Row>(sqlite: &Connection, notes: &mut Vec<Note>, count: &Count<'_>) -> Result<Vec<T>> {
    let mut statement = sqlite.prepare(&T::SHEET.select())?;
    let mut found = statement.query([])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        count.one_more()?;
        let mut reader = Reader::new(Cells::Row(row), T::SHEET.columns);
        match T::read(&mut reader) {
            Ok(record) => rows.push(record),
            Err(unreadable) => notes.push(note::<T>("store.note.row", row, &unreadable)),
        }
        notes.extend(reader.noted.iter().map(|unreadable| note::<T>("store.note.cell", row, unreadable)));
    }
    Ok(rows)
}

fn note<T: Row>(key: &str, row: &rusqlite::Row<'_>, unreadable: &Unreadable) -> Note {
    let uuid: String = row.get(0).unwrap_or_default();
    let title = T::SHEET.columns.iter().find(|column| column.name == unreadable.column);
    let sentence = Sentence::new(key)
        .with("table", T::SHEET.table)
        .with("row", uuid)
        .with("column", title.map_or(unreadable.column, |column| column.title))
        .with("value", &unreadable.value);
    Note(sentence)
}

/// Finds a township for villages that name none.
fn settle(world: &mut World, notes: &mut Vec<Note>) {
    if world.villages.iter().all(|village| world.townships.get(village.township).is_some()) {
        return;
    }
    let townships: Vec<_> = world.townships.iter().cloned().collect();
    let villages: Vec<Village> = world.villages.iter().cloned().collect();
    world.villages = Table::from_iter(homeless::place(villages, &townships, notes));
}
