//! Backups: complete, checked copies in a folder beside the file, and the way back from them.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use crate::model::Progress;

use super::error::StoreError;
use super::header::{backups_of as folder, beside};
use super::{connection, content};

/// How many backups are kept.
const KEPT: usize = 10;
/// How many pages are copied at a time: 4 MB, some milliseconds.
const PAGES: i32 = 1024;
/// The share of the time that copying takes; the rest is the check.
const COPIED: f32 = 0.6;

/// Copies an open file to `target`, checks the copy, and only then gives it its name. `target` must not exist.
pub(super) fn copy(from: &Connection, target: &Path, progress: Progress<'_>) -> Result<(), StoreError> {
    copy_but(from, target, |_| Ok(()), progress)
}

/// The same without what lost contents there are: for a person who saves a copy.
pub(super) fn copy_without_lost(from: &Connection, target: &Path, progress: Progress<'_>) -> Result<(), StoreError> {
    copy_but(from, target, |copy| content::leave_out_lost(copy).map(drop), progress)
}

fn copy_but(
    from: &Connection,
    target: &Path,
    change: impl FnOnce(&Connection) -> rusqlite::Result<()>,
    progress: Progress<'_>,
) -> Result<(), StoreError> {
    if target.exists() {
        return Err(StoreError::Exists(target.to_owned()));
    }
    let part = beside(target, ".part");
    let _ = std::fs::remove_file(&part);
    let copied = copy_checked(from, &part, change, progress)
        .and_then(|()| std::fs::rename(&part, target).map_err(|error| StoreError::io(target, &error)));
    if copied.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    copied
}

fn copy_checked(
    from: &Connection,
    part: &Path,
    change: impl FnOnce(&Connection) -> rusqlite::Result<()>,
    progress: Progress<'_>,
) -> Result<(), StoreError> {
    let failed = |error: rusqlite::Error| StoreError::sqlite(part, &error);
    let mut to = connection::new(part)?;
    // It is synced as a whole below.
    to.pragma_update(None, "synchronous", "OFF").map_err(failed)?;
    pages(from, &mut to, part, progress.part(0.0, COPIED))?;
    progress.at(COPIED)?;
    change(&to).map_err(failed)?;
    if !is_whole(&to).map_err(failed)? {
        return Err(StoreError::Damaged { path: part.to_owned(), backup: None });
    }
    drop(to);
    sync(part)?;
    Ok(progress.at(1.0)?)
}

/// Copies all pages. Where another program writes meanwhile, SQLite begins again: the copy is of one moment.
pub(super) fn pages(
    from: &Connection,
    to: &mut Connection,
    part: &Path,
    progress: Progress<'_>,
) -> Result<(), StoreError> {
    let failed = |error: rusqlite::Error| StoreError::sqlite(part, &error);
    let backup = Backup::new(from, to).map_err(failed)?;
    loop {
        match backup.step(PAGES).map_err(failed)? {
            StepResult::Done => return Ok(()),
            StepResult::More => {
                let pages = backup.progress();
                progress.at(1.0 - pages.remaining as f32 / pages.pagecount.max(1) as f32)?;
            }
            // The connection itself has waited for as long as it has patience.
            _ => return Err(StoreError::Locked(part.to_owned())),
        }
    }
}

/// Writes a complete, checked copy of the file at `from` to `target`, which must not exist. The file may be open and
/// may be written meanwhile.
pub fn save_copy(from: &Path, target: &Path, progress: Progress<'_>) -> Result<(), StoreError> {
    copy_without_lost(&connection::reading(from)?, target, progress.part(0.0, 0.9))?;
    let carried = content::carry(from, target, progress.part(0.9, 1.0));
    if carried.is_err() {
        let _ = std::fs::remove_file(target);
    }
    carried
}

/// Sees to it that a file is on the disk.
pub(super) fn sync(path: &Path) -> Result<(), StoreError> {
    let synced = std::fs::OpenOptions::new().write(true).open(path).and_then(|file| file.sync_all());
    synced.map_err(|error| StoreError::io(path, &error))
}

/// Whether SQLite finds every page and index in order.
pub(super) fn is_whole(sqlite: &Connection) -> rusqlite::Result<bool> {
    sqlite.query_row("PRAGMA integrity_check(1)", [], |row| Ok(row.get_ref(0)?.as_str()? == "ok"))
}

/// Makes a backup of the file at `path`, named after the time (RFC 3339), and lets the oldest go.
pub(super) fn make(path: &Path, at: &str, progress: Progress<'_>) -> Result<PathBuf, StoreError> {
    let folder = folder(path);
    std::fs::create_dir_all(&folder).map_err(|error| StoreError::io(&folder, &error))?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let target = folder.join(format!("{stem}-{}.gpkg", digits(at)));
    if !target.exists() {
        copy(&connection::reading(path)?, &target, progress)?;
        content::back_up(path, Progress::UNWATCHED)?;
    }
    let mut all = list(path);
    for old in all.drain(..all.len().saturating_sub(KEPT)) {
        let _ = std::fs::remove_file(old);
    }
    Ok(target)
}

/// Whether there is a backup of that day already.
pub(super) fn has_one_of_day(path: &Path, at: &str) -> bool {
    let day: String = digits(at).chars().take(8).collect();
    list(path).iter().any(|backup| stamp(backup).is_some_and(|stamp| stamp.starts_with(&day)))
}

/// The newest backup that is whole.
pub(super) fn newest_good(path: &Path) -> Option<PathBuf> {
    let is_good = |backup: &PathBuf| connection::reading(backup).is_ok_and(|file| is_whole(&file).unwrap_or(false));
    list(path).into_iter().rev().find(is_good)
}

/// All backups, oldest first.
fn list(path: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder(path)).into_iter().flatten().flatten();
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|backup| stamp(backup).is_some()).collect();
    all.sort_by_key(|backup| stamp(backup));
    all
}

/// The digits of the time in the name of a backup.
fn stamp(backup: &Path) -> Option<String> {
    let is_ours = backup.extension().is_some_and(|extension| extension == "gpkg");
    let stem = backup.file_stem().filter(|_| is_ours)?.to_string_lossy().into_owned();
    let stamp = stem.rsplit_once('-')?.1.to_owned();
    (stamp.len() >= 14 && stamp.bytes().all(|byte| byte.is_ascii_digit())).then_some(stamp)
}

fn digits(at: &str) -> String {
    at.chars().filter(char::is_ascii_digit).collect()
}

/// Puts the newest good backup in the place of a damaged file, which is kept under another name (given back). `at` is
/// the time: RFC 3339.
pub fn restore(path: &Path, at: &str) -> Result<PathBuf, StoreError> {
    let backup = newest_good(path).ok_or_else(|| StoreError::NoBackup(path.to_owned()))?;
    let fresh = beside(path, ".restored");
    let _ = std::fs::remove_file(&fresh);
    copy(&connection::reading(&backup)?, &fresh, Progress::UNWATCHED)?;
    let mut damaged = path.to_owned();
    damaged.set_extension(format!("damaged-{}.gpkg", digits(at)));
    for suffix in ["-journal", "-wal", "-shm"] {
        // They belong to the damaged file, and would be played into the good one: where one cannot go, nothing is done.
        let own = beside(path, suffix);
        if own.exists() {
            std::fs::rename(&own, beside(&damaged, suffix)).map_err(|error| StoreError::io(&own, &error))?;
        }
    }
    if path.exists() {
        std::fs::rename(path, &damaged).map_err(|error| StoreError::io(path, &error))?;
    }
    std::fs::rename(&fresh, path).map_err(|error| StoreError::io(path, &error))?;
    Ok(damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_that_cannot_be_moved_away_stops_the_restoring_before_anything_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("county.gpkg");
        connection::new(&path).unwrap().execute_batch("CREATE TABLE kept (number INTEGER)").unwrap();
        make(&path, "2026-11-20T08:00:00.000Z", Progress::UNWATCHED).unwrap();
        std::fs::write(&path, "damaged").unwrap();
        std::fs::write(beside(&path, "-journal"), "of the damaged file").unwrap();
        // A folder stands where the journal would have to go.
        std::fs::create_dir(folder.path().join("county.damaged-20261121080000000.gpkg-journal")).unwrap();
        assert!(restore(&path, "2026-11-21T08:00:00.000Z").is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"damaged");
        assert_eq!(std::fs::read(beside(&path, "-journal")).unwrap(), b"of the damaged file");
        assert!(restore(&path, "2026-11-21T08:00:01.000Z").is_ok(), "at another time there is room for it");
        assert!(!beside(&path, "-journal").exists());
    }
}
