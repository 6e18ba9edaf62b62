//! What the office's rules say about a record of one type.

use crate::model::{Changes, Id, Record, Refusal, Table, Uuid, World, each_table};

use super::super::checks::{filled, what};
use super::super::desk::Desk;
use super::uses::{NAMED, Use, refuse_used};

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

    /// Whether this record names the one with this identity, which may then not go.
    fn refers_to(&self, _id: Uuid) -> bool {
        false
    }

    /// Whether this record is nothing without the one with this identity, and goes with it.
    fn belongs_to(&self, _id: Uuid) -> bool {
        false
    }

    /// The records that refer to it and would be left without it, the most numerous first.
    fn uses(&self, world: &World) -> Vec<Use> {
        uses_of(self.id().uuid(), world)
    }

    /// Refuses the removal while others refer to it.
    fn refuse_used(&self, world: &World) -> Result<(), Refusal> {
        refuse_used(&what::<Self>(), &self.title(world), &self.uses(world))
    }

    /// Cuts the links to it that need not keep it.
    fn cut_links(&self, _world: &World, _changes: &mut Changes) {}
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

/// Whether a reference names the record with this identity.
pub(super) fn names<T>(reference: impl Into<Option<Id<T>>>, id: Uuid) -> bool {
    reference.into().is_some_and(|reference: Id<T>| reference.uuid() == id)
}

macro_rules! define_uses_of {
    ($($variant:ident, $field:ident;)*) => {
        /// The records of all tables that refer to a record, and would not go with it.
        fn uses_of(id: Uuid, world: &World) -> Vec<Use> {
            let mut uses: Vec<Use> = [
                $(used_in(&world.$field, world, |row| row.refers_to(id) && !row.belongs_to(id)),)*
            ].into_iter().flatten().collect();
            uses.sort_by_key(|one| std::cmp::Reverse(one.count));
            uses
        }

        /// Removes the records of all tables that are nothing without a record.
        pub(super) fn remove_belongings(id: Uuid, world: &World, changes: &mut Changes) {
            $(world.$field.iter().filter(|row| row.belongs_to(id)).for_each(|row| changes.remove(row));)*
        }
    };
}
each_table!(define_uses_of);
