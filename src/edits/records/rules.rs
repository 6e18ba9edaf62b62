//! What the office's rules say about a record of one type.

use crate::model::{Changes, Record, Refusal, Table, World};

use super::super::checks::{filled, what};
use super::super::desk::Desk;
use super::uses::{NAMED, Use};

/// The rules for the records of one type.
pub trait Rules: Record {
    /// What a sentence calls this record: its name, its number, or who and where.
    fn title(&self, world: &World) -> String;

    /// Refuses a record that may not stand like this. `before` is what it replaces; a new record has none.
    fn check(&self, world: &World, desk: &Desk, before: Option<&Self>) -> Result<(), Refusal>;

    /// The record as it is kept: what a form may leave untidy is put in order.
    #[must_use]
    fn tidied(&self) -> Self {
        self.clone()
    }

    /// Refuses the removal of a record that has to stay for another reason than its uses.
    fn removable(&self) -> Result<(), Refusal> {
        Ok(())
    }

    /// The records that refer to it and would be left without it.
    fn uses(&self, _world: &World) -> Vec<Use> {
        Vec::new()
    }

    /// Removes the records that are nothing without it.
    fn remove_belongings(&self, _world: &World, _changes: &mut Changes) {}
}

/// Refuses a text that another record has too; `text` reads it from a record.
pub(super) fn unique<T: Rules>(
    row: &T,
    world: &World,
    table: &Table<T>,
    field: &str,
    text: impl Fn(&T) -> &str,
) -> Result<(), Refusal> {
    let own = text(row);
    match table.find(|other| other.id() != row.id() && text(other) == own) {
        Some(other) => Err(Refusal::new("refusal.taken")
            .with("field", format!("@edit.field.{field}"))
            .with("text", own)
            .with("what", what::<T>())
            .with("name", other.title(world))),
        None => Ok(()),
    }
}

/// Refuses an empty text and one that another record has too.
pub(super) fn filled_and_unique<T: Rules>(
    row: &T,
    world: &World,
    table: &Table<T>,
    field: &str,
    text: impl Fn(&T) -> &str,
) -> Result<(), Refusal> {
    filled(text(row), field)?;
    unique(row, world, table, field, text)
}

/// The records of a table for which the question is answered with yes; nothing where there is none.
pub(super) fn used_in<T: Rules>(table: &Table<T>, world: &World, question: impl Fn(&T) -> bool) -> Option<Use> {
    let users: Vec<&T> = table.iter().filter(|row| question(row)).collect();
    let names = users.iter().take(NAMED).map(|row| row.title(world)).collect();
    (!users.is_empty()).then(|| Use { what: what::<T>(), count: users.len(), names })
}
