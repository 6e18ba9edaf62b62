//! Reads the whole county, once, in one look at the file.

use rusqlite::{Connection, Result};

use crate::model::{Sentence, Table, Village, World, each_table};

use super::homeless;
use super::mould::Row;
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

/// Reads everything.
pub(super) fn load(sqlite: &Connection) -> Result<Loaded> {
    let look = sqlite.unchecked_transaction()?;
    let mut loaded = Loaded { stacks: stacks::read(&look)?, ..Loaded::default() };
    loaded.world = world(&look, &mut loaded.notes)?;
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
        fn world(sqlite: &Connection, notes: &mut Vec<Note>) -> Result<World> {
            let mut world = World { $($field: rows::<crate::model::$variant>(sqlite, notes)?.into_iter().collect(),)* };
            settle(&mut world, notes);
            Ok(world)
        }
    };
}
each_table!(define_world_reader);

fn rows<T: Row>(sqlite: &Connection, notes: &mut Vec<Note>) -> Result<Vec<T>> {
    let mut statement = sqlite.prepare(&T::SHEET.select())?;
    let mut found = statement.query([])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
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
