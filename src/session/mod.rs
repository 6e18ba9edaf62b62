//! # session: one open file
//!
//! Holds: the open file with its world; perform, undo, redo, reload; the revision; findings and geography, kept while
//! nothing changes that they are made from; the clock.
//! May use: model edits analysis geometry store words
//! Foreign: jiff thiserror tracing
//! Never: draws, asks a person.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::Findings;
use crate::edits::{Desk, Edit};
use crate::geometry::Geography;
use crate::model::{Changes, Date, Refusal, Sentence, World};

/// How to open a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To read and write; where that cannot be, it is opened to read only and [`Session::read_only`] says why.
    Write,
    /// To read only.
    Read,
}

/// Why something with the open file went wrong.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// The edit may not be done.
    #[error("{0:?}")]
    Refused(Refusal),
    /// The file could not be read or written: what, where, and what to do.
    #[error("{0:?}")]
    File(Sentence),
}

/// One line of the history, latest first.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryEntry {
    /// The number of the edit; `None` for changes from outside that no edit has taken up yet.
    pub number: Option<i64>,
    /// What was done.
    pub sentence: Sentence,
    /// Who did it.
    pub author: String,
    /// When: RFC 3339, UTC.
    pub at: String,
    /// How many rows it changed.
    pub rows: u64,
    /// Whether it was made outside of this program (外部编辑).
    pub external: bool,
    /// Whether it stands undone now.
    pub undone: bool,
}

/// One open file.
pub struct Session {
    world: World,
    path: PathBuf,
    revision: u64,
}

impl Session {
    /// Makes a new file at `path` (which must not exist) from the rows of `changes`, and opens it to write.
    pub fn create(path: &Path, changes: &Changes) -> Result<Self, SessionError> {
        let _ = (path, changes);
        todo!()
    }

    /// Opens a file.
    pub fn open(path: &Path, access: Access) -> Result<Self, SessionError> {
        let _ = (path, access);
        todo!()
    }

    /// The records.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A number that grows with every change of the world.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Why nothing can be written, if so: somebody else writes, the medium is read-only, the file is newer.
    pub fn read_only(&self) -> Option<&Sentence> {
        todo!()
    }

    /// The person at the desk, and the day that counts as today (the file's own date of reference before the clock's).
    pub fn desk(&self) -> &Desk {
        todo!()
    }

    /// Sets the name of the person at the desk.
    pub fn set_author(&mut self, author: &str) {
        let _ = author;
        todo!()
    }

    /// The findings of this revision.
    pub fn findings(&self) -> Arc<Findings> {
        todo!()
    }

    /// The geography of the boundaries as they stand.
    pub fn geography(&self) -> Arc<Geography> {
        todo!()
    }

    /// Whether the edit may be done now, without doing it.
    pub fn check(&self, edit: &Edit) -> Result<(), Refusal> {
        edit.changes(&self.world, self.desk()).map(drop)
    }

    /// Does the edit: in the file first, in one transaction with its journal, then in memory.
    pub fn perform(&mut self, edit: &Edit) -> Result<(), SessionError> {
        let _ = edit;
        todo!()
    }

    /// What undo would take back.
    pub fn undoable(&self) -> Option<&Sentence> {
        todo!()
    }

    /// What redo would do again.
    pub fn redoable(&self) -> Option<&Sentence> {
        todo!()
    }

    /// Takes back the last edit that stands, also one of an earlier session or from outside.
    pub fn undo(&mut self) -> Result<Sentence, SessionError> {
        todo!()
    }

    /// Does again what was undone last.
    pub fn redo(&mut self) -> Result<Sentence, SessionError> {
        todo!()
    }

    /// The history, latest first, at most `limit` entries.
    pub fn history(&self, limit: usize) -> Result<Vec<HistoryEntry>, SessionError> {
        let _ = limit;
        todo!()
    }

    /// Reads the file again if another program changed it; says whether it did.
    pub fn reload(&mut self) -> Result<bool, SessionError> {
        todo!()
    }

    /// Writes a complete copy of the file to `path` (which must not exist).
    pub fn save_copy(&self, path: &Path) -> Result<(), SessionError> {
        let _ = path;
        todo!()
    }

    /// The day of the clock in the local time zone.
    pub fn clock_today() -> Date {
        todo!()
    }
}
