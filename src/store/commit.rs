//! Writing an edit: its rows and its journal in one transaction, with a backup before a big one and once a day.

use rusqlite::{Transaction, TransactionBehavior};

use crate::model::{Changes, Progress};

use super::error::StoreError;
use super::journal::{self, EditKind, Meta, Target};
use super::open::{Store, with_backup};
use super::{backup, change, load};

/// An edit of that many rows is preceded by a backup.
const BIG: usize = 1000;
/// The share of the time of such an edit that the backup takes.
const BACKED_UP: f32 = 0.15;

/// What came of an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Committed {
    /// The number of the edit.
    pub number: i64,
    /// Whether other programs had changed other rows meanwhile, so that everything has to be read again.
    pub outside: bool,
}

impl Store {
    /// Carries out an edit with its journal in one transaction. When it returns without an error, the edit is on the disk.
    /// Until then it can be stopped, and nothing has changed.
    pub fn commit(&mut self, changes: &Changes, meta: &Meta, progress: Progress<'_>) -> Result<Committed, StoreError> {
        if self.read_only.is_some() {
            return Err(StoreError::ReadOnly(self.path.clone()));
        }
        if changes.rows.len() >= BIG {
            self.finish_backup();
            backup::make(&self.path, &meta.at, progress.part(0.0, BACKED_UP))?;
            self.is_backed_up = true;
        }
        let committed = self.write(changes, meta, progress.part(BACKED_UP, 1.0));
        self.back_up_daily(meta);
        committed
    }

    fn write(&mut self, changes: &Changes, meta: &Meta, progress: Progress<'_>) -> Result<Committed, StoreError> {
        self.leave_wal();
        let failed = |error: rusqlite::Error| with_backup(&self.path, StoreError::sqlite(&self.path, &error));
        let all = Transaction::new_unchecked(&self.sqlite, TransactionBehavior::Immediate).map_err(failed)?;
        let outside = load::version(&all).map_err(failed)? != self.version;
        if outside && !change::is_as_believed(&all, changes).map_err(failed)? {
            return Err(StoreError::Conflict(self.path.clone()));
        }
        let adopted = journal::adopt(&all, meta).map_err(failed)?;
        let target = match meta.target {
            Some(Target::Edit(number)) => Some(number),
            Some(Target::Outside) => adopted,
            None => None,
        };
        let (number, origin) = journal::begin(&all, &changes.sentence, meta, target).map_err(failed)?;
        if !change::carry_out(&all, changes, progress.part(0.0, 0.9)).map_err(failed)? {
            return Err(StoreError::Conflict(self.path.clone()));
        }
        change::touch(&all, changes, &meta.at).map_err(failed)?;
        journal::finish(&all, number, changes.rows.len()).map_err(failed)?;
        progress.at(0.95)?;
        all.commit().map_err(failed)?;
        if let Some(adopted) = adopted {
            self.stacks.push(adopted, EditKind::External, adopted);
            self.stacks.clear_outside();
        }
        self.stacks.push(number, meta.kind, origin);
        Ok(Committed { number, outside })
    }

    /// Another program may have left the file with a write-ahead log; our own writing goes without one.
    fn leave_wal(&self) {
        let mode: rusqlite::Result<String> = self.sqlite.query_row("PRAGMA journal_mode", [], |row| row.get(0));
        if mode.is_ok_and(|mode| mode == "wal") {
            // It cannot be left while that program is there; writing goes on either way.
            let _ = self.sqlite.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()));
        }
    }

    /// The first edit of a day starts a backup, on a thread of its own: the edit does not wait for it.
    fn back_up_daily(&mut self, meta: &Meta) {
        if std::mem::replace(&mut self.is_backed_up, true) || backup::has_one_of_day(&self.path, &meta.at) {
            return;
        }
        let (path, at) = (self.path.clone(), meta.at.clone());
        self.backup = Some(std::thread::spawn(move || {
            if let Err(error) = backup::make(&path, &at, Progress::UNWATCHED) {
                tracing::warn!(%error, "no backup was made");
            }
        }));
    }
}
