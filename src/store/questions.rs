//! What an open file is asked: for its journal, for copies, for what it keeps, and for what is wrong with it.

use std::path::Path;

use crate::model::{Change, Id, Progress, Record, Sentence, Uuid, World};

use super::content::Content;
use super::error::StoreError;
use super::history::{self, CellChange, RowChange};
use super::journal::{self, JournalLine, Target};
use super::open::Store;
use super::verify::{self, Fault};
use super::{backup, content, inverse};

impl Store {
    /// The rows that take back an edit. `world` is what stands in the file.
    pub fn inverse(&self, world: &World, target: Target) -> Result<Vec<Change>, StoreError> {
        inverse::changes(&self.sqlite, &self.path, world, target)
    }

    /// The last line of the journal of what was written together with this row, which stands now; 0 for a row with which
    /// the file was made.
    pub fn line_that_added<T: Record>(&self, id: Id<T>) -> Result<i64, StoreError> {
        journal::line_that_added(&self.sqlite, T::TABLE.0, &id.to_string()).map_err(|error| self.failed(&error))
    }

    /// The rows that take back everything that was written after this line of the journal, by edits and from outside.
    /// `world` is what stands in the file.
    pub fn inverse_since(&self, world: &World, line: i64) -> Result<Vec<Change>, StoreError> {
        inverse::changes_since(&self.sqlite, &self.path, world, line)
    }

    /// The sentence of the edit from which an edit stems.
    pub fn sentence_of(&self, number: i64) -> Result<Sentence, StoreError> {
        journal::sentence_of(&self.sqlite, number).map_err(|error| self.failed(&error))
    }

    /// The lines of the journal, latest first, without changes from outside that no edit has taken up.
    pub fn lines(&self, limit: usize) -> Result<Vec<JournalLine>, StoreError> {
        journal::lines(&self.sqlite, limit).map_err(|error| self.failed(&error))
    }

    /// The head of the journal's hash: that of the last edit.
    pub fn journal_head(&self) -> Result<Option<String>, StoreError> {
        journal::head(&self.sqlite).map_err(|error| self.failed(&error))
    }

    /// The changes of one row, latest first, also those from outside. The world is that of the file.
    pub fn row_changes(&self, world: &World, table: &str, uuid: Uuid) -> Result<Vec<RowChange>, StoreError> {
        history::of_row(&self.sqlite, world, table, uuid).map_err(|error| self.failed(&error))
    }

    /// The change that puts the old value of one of these cells back into a row, with those that belong to it; nothing
    /// where there is no such row, or where nothing would change.
    pub fn put_back(world: &World, table: &str, uuid: Uuid, cells: &[CellChange], one: &CellChange) -> Option<Change> {
        history::put_back(world, table, uuid, &history::companions(table, cells, one))
    }

    /// When the last change from outside was made that no edit has taken up.
    pub fn outside_at(&self) -> Result<String, StoreError> {
        journal::outside_at(&self.sqlite).map_err(|error| self.failed(&error))
    }

    /// Writes a complete, checked copy to `path`, which must not exist.
    pub fn save_copy(&self, path: &Path) -> Result<(), StoreError> {
        backup::copy_without_lost(&self.sqlite, path, Progress::UNWATCHED)?;
        content::carry(&self.path, path, Progress::UNWATCHED)
    }

    /// Keeps the content of the file at `from`, for an attachment that names it by its hash.
    pub fn keep_content(&mut self, from: &Path, progress: Progress<'_>) -> Result<Content, StoreError> {
        if self.read_only.is_some() {
            return Err(StoreError::ReadOnly(self.path.clone()));
        }
        content::keep(&self.sqlite, &self.path, from, progress)
    }

    /// The content with this hash, checked.
    pub fn content(&self, hash: &str) -> Result<Vec<u8>, StoreError> {
        content::read(&self.sqlite, &self.path, hash)
    }

    /// Writes the content with this hash, checked, to a file; what stood there goes.
    pub fn save_content(&self, hash: &str, to: &Path) -> Result<(), StoreError> {
        content::write(&self.sqlite, &self.path, hash, to)
    }

    /// What is wrong with the file as a file.
    pub fn faults(&self) -> Result<Vec<Fault>, StoreError> {
        let contents = content::faults(&self.sqlite, &self.path);
        let all = verify::faults(&self.sqlite).and_then(|all| Ok(all.into_iter().chain(contents?).collect()));
        all.map_err(|error| self.failed(&error))
    }
}
