//! An open file: reading it, and changing it one edit at a time.

use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::model::{Change, Changes, Id, Progress, Record, Sentence, Uuid, World};

use super::content::Content;
use super::error::StoreError;
use super::history::{self, CellChange, RowChange};
use super::journal::{self, EditKind, JournalLine, Meta, Target};
use super::load::{self, Loaded};
use super::lock::{Desk, Lock, Taken};
use super::stacks::Stacks;
use super::verify::{self, Fault};
use super::{backup, change, connection, content, geopackage, header, inverse, migrations, schema};

/// An edit of that many rows is preceded by a backup.
const BIG: usize = 1000;
/// The share of the time of such an edit that the backup takes.
const BACKED_UP: f32 = 0.15;

/// How to open a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To read and write; where that cannot be, it is opened to read only and one is told why.
    Write,
    /// To read only.
    Read,
}

/// What came of an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Committed {
    /// The number of the edit.
    pub number: i64,
    /// Whether other programs had changed other rows meanwhile, so that everything has to be read again.
    pub outside: bool,
}

/// An open file.
pub struct Store {
    sqlite: Connection,
    path: PathBuf,
    _lock: Option<Lock>,
    read_only: Option<Sentence>,
    stacks: Stacks,
    version: i64,
    is_backed_up: bool,
    backup: Option<JoinHandle<()>>,
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

    fn finish_backup(&mut self) {
        if let Some(backup) = self.backup.take() {
            let _ = backup.join();
        }
    }

    fn failed(&self, error: &rusqlite::Error) -> StoreError {
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
fn with_backup(path: &Path, error: StoreError) -> StoreError {
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::model::Setting;

    fn meta(kind: EditKind) -> Meta {
        Meta {
            at: "2026-10-31T00:00:00.000Z".into(),
            author: "王某".into(),
            text: String::new(),
            outside: (Sentence::new("store.external"), String::new()),
            kind,
            target: None,
        }
    }

    fn setting(n: u32) -> Setting {
        Setting { id: Id::named(&n.to_string()), key: n.to_string(), value: "值".repeat(200) }
    }

    fn settings(numbers: std::ops::Range<u32>) -> Changes {
        let mut changes = Changes::new(Sentence::new("edit.test"));
        numbers.for_each(|n| changes.add(setting(n)));
        changes
    }

    fn new_file() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("county.gpkg");
        crate::store::create(&path, &settings(0..3), &meta(EditKind::Create), Progress::UNWATCHED).unwrap();
        (folder, path)
    }

    fn open(path: &Path) -> (Store, Loaded) {
        Store::open(path, Access::Write, &Desk::default(), Progress::UNWATCHED).unwrap()
    }

    #[test]
    fn a_full_disk_is_told_and_nothing_that_was_there_is_lost() {
        let (_folder, path) = new_file();
        let (mut store, loaded) = open(&path);
        let pages: i64 = store.sqlite.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        store.sqlite.pragma_update(None, "max_page_count", pages + 2).unwrap();
        let error = store.commit(&settings(10..500), &meta(EditKind::Do), Progress::UNWATCHED).unwrap_err();
        assert_eq!(error, StoreError::Full(path.clone()));
        assert_eq!(error.sentence().key, "store.full");
        assert_eq!(store.load().unwrap().world, loaded.world);
        store.sqlite.pragma_update(None, "max_page_count", pages + 2000).unwrap();
        store.commit(&settings(10..500), &meta(EditKind::Do), Progress::UNWATCHED).unwrap();
        drop(store);
        assert_eq!(open(&path).1.world.settings.len(), 493);
    }

    /// The lines of the journal: which edit, which row, which kind.
    fn journal(store: &Store) -> Vec<(Option<i64>, String, String, Option<String>)> {
        let mut select = store.sqlite.prepare("SELECT edit, uuid, kind, at FROM edit_change ORDER BY fid").unwrap();
        let lines = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap();
        lines.map(Result::unwrap).collect()
    }

    #[test]
    fn many_new_rows_leave_the_same_journal_as_few_and_the_triggers_keep_it_afterwards() {
        let (_folder, path) = new_file();
        let (mut store, _) = open(&path);
        for first in [10, 2000] {
            // The first is many, the second a few: by the triggers.
            let range = if first == 10 { 10..1500 } else { 2000..2010 };
            store.commit(&settings(range.clone()), &meta(EditKind::Do), Progress::UNWATCHED).unwrap();
            let edit = store.stacks().undo();
            let uuids: Vec<_> = range.map(|n| setting(n).id.to_string()).collect();
            let expected: Vec<_> = uuids.into_iter().map(|uuid| (edit, uuid, "insert".to_owned(), None)).collect();
            assert!(journal(&store).ends_with(&expected), "from {first}");
        }
        let world = store.load().unwrap().world;
        let target = Target::Edit(store.stacks().undo().unwrap());
        assert_eq!(store.inverse(&world, target).unwrap().len(), 10);
        // A row that is there twice: nothing of the many stays, and what others write is journalled.
        let before = journal(&store).len();
        assert!(store.commit(&settings(1400..3000), &meta(EditKind::Do), Progress::UNWATCHED).is_err());
        assert_eq!(journal(&store).len(), before);
        store.sqlite.execute("UPDATE setting SET value = 'anders' WHERE key = '10'", []).unwrap();
        let (edit, uuid, kind, at) = journal(&store).pop().unwrap();
        assert_eq!((edit, uuid, kind), (None, setting(10).id.to_string(), "update".into()));
        assert!(at.is_some());
    }

    #[test]
    fn a_file_that_another_program_keeps_locked_is_told() {
        let (_folder, path) = new_file();
        let (mut store, _) = open(&path);
        store.sqlite.busy_timeout(Duration::ZERO).unwrap();
        let other = connection::writing(&path).unwrap();
        other.execute_batch("BEGIN EXCLUSIVE").unwrap();
        store.is_backed_up = true;
        let error = store.commit(&settings(10..11), &meta(EditKind::Do), Progress::UNWATCHED).unwrap_err();
        assert_eq!(error, StoreError::Locked(path.clone()));
        other.execute_batch("ROLLBACK").unwrap();
        store.commit(&settings(10..11), &meta(EditKind::Do), Progress::UNWATCHED).unwrap();
    }

    #[test]
    fn a_line_of_the_journal_that_is_changed_by_hand_breaks_the_hashes() {
        let (_folder, path) = new_file();
        let (mut store, loaded) = open(&path);
        let mut changes = Changes::new(Sentence::new("edit.test"));
        let row = loaded.world.settings.get(setting(1).id()).unwrap();
        changes.change(row, Setting { value: "新".into(), ..row.clone() });
        let number = store.commit(&changes, &meta(EditKind::Do), Progress::UNWATCHED).unwrap().number;
        store.commit(&settings(10..11), &meta(EditKind::Do), Progress::UNWATCHED).unwrap();
        assert_eq!(store.faults().unwrap(), []);
        store.sqlite.execute("UPDATE edit_change SET old = replace(old, '值', '假')", []).unwrap();
        assert_eq!(store.faults().unwrap(), [Fault::Journal(number)]);
    }

    #[test]
    fn a_big_edit_is_preceded_by_a_backup_and_the_oldest_backups_go() {
        let (_folder, path) = new_file();
        let (mut store, _) = open(&path);
        for n in 0..12 {
            let at = format!("2026-10-31T00:00:{n:02}.000Z");
            store
                .commit(
                    &settings(n * 1000 + 10..n * 1000 + 1010),
                    &Meta { at, ..meta(EditKind::Do) },
                    Progress::UNWATCHED,
                )
                .unwrap();
        }
        let newest = backup::newest_good(&path).unwrap();
        assert!(newest.to_string_lossy().ends_with("county.backups/county-20261031000011000.gpkg"), "{newest:?}");
        assert_eq!(std::fs::read_dir(header::backups_of(&path)).unwrap().count(), 10);
        assert_eq!(open(&newest).1.world.settings.len(), 3 + 11 * 1000);
    }

    #[test]
    fn a_log_that_another_program_left_is_taken_up_and_given_up() {
        let (_folder, path) = new_file();
        let other = connection::writing(&path).unwrap();
        other.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
        other.execute("UPDATE setting SET value = '外部' WHERE key = '1'", []).unwrap();
        drop(other);
        let (mut store, loaded) = open(&path);
        assert_eq!(loaded.stacks.outside(), 1);
        store.commit(&settings(10..11), &meta(EditKind::Do), Progress::UNWATCHED).unwrap();
        let mode: String = store.sqlite.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
        assert_eq!(mode, "delete");
        drop(store);
        assert!(!header::beside(&path, "-wal").exists());
    }
}
