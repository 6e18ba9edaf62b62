//! Opening a file, and reading it.

use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use rusqlite::Connection;

use crate::model::{Progress, Sentence};

use super::error::StoreError;
use super::load::{self, Loaded};
use super::lock::{Desk, Lock, Taken};
use super::stacks::Stacks;
use super::{backup, connection, geopackage, header, migrations, schema};

/// How to open a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To read and write; where that cannot be, it is opened to read only and one is told why.
    Write,
    /// To read only.
    Read,
}

/// An open file.
pub struct Store {
    pub(super) sqlite: Connection,
    pub(super) path: PathBuf,
    _lock: Option<Lock>,
    pub(super) read_only: Option<Sentence>,
    pub(super) stacks: Stacks,
    pub(super) version: i64,
    pub(super) is_backed_up: bool,
    pub(super) backup: Option<JoinHandle<()>>,
}

impl Store {
    /// Opens a file and reads it. Nothing in it changes, unless it is of an older schema and may be written.
    pub fn open(
        path: &Path,
        access: Access,
        desk: &Desk,
        progress: Progress<'_>,
    ) -> Result<(Self, Loaded), StoreError> {
        Self::open_unhinted(path, access, desk, progress).map_err(|error| with_backup(path, error))
    }

    fn open_unhinted(
        path: &Path,
        access: Access,
        desk: &Desk,
        progress: Progress<'_>,
    ) -> Result<(Self, Loaded), StoreError> {
        header::check(path)?;
        let number = identify(path)?;
        let (lock, mut reason) = match access {
            Access::Read => (None, Some(Sentence::new("store.reason.asked"))),
            Access::Write => ask_to_write(path, desk)?,
        };
        if number > schema::SCHEMA {
            reason = Some(Sentence::new("store.reason.newer"));
        } else if number < schema::SCHEMA && reason.is_none() {
            migrations::migrate(path, number, &migrations::STEPS, &desk.since)?;
        }
        let sqlite = match &reason {
            None => connection::writing(path)?,
            Some(_) if number < schema::SCHEMA => migrations::read_older(path, number, &migrations::STEPS)?,
            Some(_) => connection::reading(path)?,
        };
        let loaded = load::load(&sqlite, progress).map_err(|error| match StoreError::sqlite(path, &error) {
            StoreError::Stopped => StoreError::Stopped,
            _ if number > schema::SCHEMA => StoreError::Newer(path.to_owned()),
            other => other,
        })?;
        let store = Self {
            sqlite,
            path: path.to_owned(),
            _lock: lock.filter(|_| reason.is_none()),
            read_only: reason,
            stacks: loaded.stacks.clone(),
            version: loaded.version,
            is_backed_up: false,
            backup: None,
        };
        Ok((store, loaded))
    }

    /// Why nothing can be written, if so.
    pub fn read_only(&self) -> Option<&Sentence> {
        self.read_only.as_ref()
    }

    /// What can be undone and done again.
    pub fn stacks(&self) -> &Stacks {
        &self.stacks
    }

    /// Whether other programs have changed the file since it was read.
    pub fn is_changed_outside(&self) -> Result<bool, StoreError> {
        load::version(&self.sqlite).map(|version| version != self.version).map_err(|error| self.failed(&error))
    }

    /// Reads everything again.
    pub fn load(&mut self) -> Result<Loaded, StoreError> {
        let loaded = load::load(&self.sqlite, Progress::UNWATCHED).map_err(|error| self.failed(&error))?;
        self.stacks = loaded.stacks.clone();
        self.version = loaded.version;
        Ok(loaded)
    }

    pub(super) fn finish_backup(&mut self) {
        if let Some(backup) = self.backup.take() {
            let _ = backup.join();
        }
    }

    pub(super) fn failed(&self, error: &rusqlite::Error) -> StoreError {
        with_backup(&self.path, StoreError::sqlite(&self.path, error))
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // The fields go in their order: the file is closed before the lock says that it is free.
        self.finish_backup();
    }
}

/// Names the newest good backup in the error of a damaged file.
pub(super) fn with_backup(path: &Path, error: StoreError) -> StoreError {
    match error {
        StoreError::Damaged { path: damaged, backup: None } => {
            StoreError::Damaged { path: damaged, backup: backup::newest_good(path) }
        }
        other => other,
    }
}

/// The number of the schema, if the file is one of ours.
fn identify(path: &Path) -> Result<i64, StoreError> {
    let sqlite = connection::reading(path)?;
    let failed = |error: rusqlite::Error| StoreError::sqlite(path, &error);
    let application: i32 = sqlite.query_row("PRAGMA application_id", [], |row| row.get(0)).map_err(failed)?;
    let number = schema::number(&sqlite).map_err(failed)?;
    match number {
        Some(number) if application == geopackage::APPLICATION_ID && number >= schema::FIRST => Ok(number),
        _ => Err(StoreError::NotOurs(path.to_owned())),
    }
}

/// The lock, or the reason for which the file can only be read.
fn ask_to_write(path: &Path, desk: &Desk) -> Result<(Option<Lock>, Option<Sentence>), StoreError> {
    let failed = |error: rusqlite::Error| StoreError::sqlite(path, &error);
    // Asks the file system, not the permissions: who may do everything may not write to a read-only medium either.
    if connection::writing(path)?.is_readonly("main").map_err(failed)? {
        return Ok((None, Some(Sentence::new("store.reason.medium"))));
    }
    match Lock::take(path, desk) {
        Ok(Taken::Held(lock)) => Ok((Some(lock), None)),
        Ok(Taken::By(other)) => {
            let reason = Sentence::new("store.reason.writer")
                .with("who", if other.who.is_empty() { "@store.somebody" } else { &other.who })
                .with("machine", if other.machine.is_empty() { "?" } else { &other.machine })
                .with("since", format!("#{}", other.since));
            Ok((None, Some(reason)))
        }
        Err(_) => Ok((None, Some(Sentence::new("store.reason.folder")))),
    }
}
