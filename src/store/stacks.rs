//! What can be undone and what can be done again: derived from the journal, so that it reaches across sessions.

use std::collections::BTreeSet;

use rusqlite::{Connection, Result};

use super::journal::EditKind;

/// The two stacks of edits by number, latest last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stacks {
    undo: Vec<i64>,
    redo: Vec<i64>,
    undone: BTreeSet<i64>,
    outside: u64,
}

impl Stacks {
    /// The edit that undo takes back, unless changes from outside come first.
    pub fn undo(&self) -> Option<i64> {
        self.undo.last().copied()
    }

    /// The undo that redo takes back. Changes from outside end it, as any other edit does.
    pub fn redo(&self) -> Option<i64> {
        if self.outside > 0 { None } else { self.redo.last().copied() }
    }

    /// How many rows other programs changed since the last edit.
    pub fn outside(&self) -> u64 {
        self.outside
    }

    /// Whether an edit stands undone now.
    pub fn is_undone(&self, number: i64) -> bool {
        self.undone.contains(&number)
    }

    /// Takes up the next edit of the journal.
    pub(super) fn push(&mut self, number: i64, kind: EditKind, origin: i64) {
        match kind {
            EditKind::Create => {}
            EditKind::Do | EditKind::External => {
                self.undo.push(number);
                self.redo.clear();
            }
            EditKind::Undo => {
                self.undo.pop();
                self.redo.push(number);
                self.undone.insert(origin);
            }
            EditKind::Redo => {
                self.redo.pop();
                self.undo.push(number);
                self.undone.remove(&origin);
            }
        }
    }

    /// All changes from outside have been taken up.
    pub(super) fn clear_outside(&mut self) {
        self.outside = 0;
    }
}

/// Derives the stacks from the journal.
pub(super) fn read(sqlite: &Connection) -> Result<Stacks> {
    let mut stacks = Stacks::default();
    let mut statement = sqlite.prepare("SELECT fid, kind, coalesce(origin, fid) FROM edit ORDER BY fid")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let kind = EditKind::from_code(row.get_ref(1)?.as_str()?).unwrap_or(EditKind::Create);
        stacks.push(row.get(0)?, kind, row.get(2)?);
    }
    let outside = "SELECT count(*) FROM edit_change WHERE edit IS NULL";
    stacks.outside = sqlite.query_row(outside, [], |row| row.get::<_, i64>(0))?.unsigned_abs();
    Ok(stacks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undo_and_redo_walk_back_and_forth_and_a_new_edit_ends_the_redo() {
        let mut stacks = Stacks::default();
        stacks.push(1, EditKind::Create, 1);
        stacks.push(2, EditKind::Do, 2);
        stacks.push(3, EditKind::Do, 3);
        stacks.push(4, EditKind::Undo, 3);
        assert_eq!((stacks.undo(), stacks.redo(), stacks.is_undone(3)), (Some(2), Some(4), true));
        stacks.push(5, EditKind::Redo, 3);
        assert_eq!((stacks.undo(), stacks.redo(), stacks.is_undone(3)), (Some(5), None, false));
        stacks.push(6, EditKind::Undo, 3);
        stacks.push(7, EditKind::Do, 7);
        assert_eq!((stacks.undo(), stacks.redo()), (Some(7), None));
        stacks.push(8, EditKind::Undo, 7);
        stacks.push(9, EditKind::Undo, 2);
        assert_eq!((stacks.undo(), stacks.redo()), (None, Some(9)));
    }
}
