//! 导入: takes over rows that an import has computed, as one edit.

use crate::model::{Change, Changes, Delta, Record, Refusal, Table, World, each_table};

/// The changes as they are, unless a row no longer stands as it did when the import was computed.
pub(super) fn import(changes: &Changes, world: &World) -> Result<Changes, Refusal> {
    if changes.rows.is_empty() {
        return Err(Refusal::new("refusal.import.nothing"));
    }
    let stale = changes.rows.iter().filter(|row| !still_fits(row, world)).count();
    if stale > 0 {
        return Err(Refusal::new("refusal.import.stale").with("count", stale));
    }
    Ok(changes.clone())
}

macro_rules! define_still_fits {
    ($($variant:ident, $field:ident;)*) => {
        /// Whether the row still stands in the world as the change says.
        fn still_fits(row: &Change, world: &World) -> bool {
            match row { $(Change::$variant(delta) => fits(delta, &world.$field),)* }
        }
    };
}
each_table!(define_still_fits);

/// Whether the row before the change is the one in the table, and a new row is not in it yet.
fn fits<T: Record>(delta: &Delta<T>, table: &Table<T>) -> bool {
    match (&delta.before, &delta.after) {
        (Some(before), _) => table.get(before.id()) == Some(&**before),
        (None, Some(after)) => table.get(after.id()).is_none(),
        (None, None) => true,
    }
}
