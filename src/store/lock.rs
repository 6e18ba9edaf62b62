//! The writer's lock: a small file beside the county's own that says who writes it.
//!
//! SQLite alone keeps the bytes in order; this lock keeps two people from working on the same county without knowing of
//! each other. It is an advisory lock of the operating system and goes with the process, however that ends. Where the
//! file system knows no locks (some network drives), work goes on without it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::header::beside;

/// Who writes a file, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    /// The name of the person.
    pub who: String,
    /// The name of the machine.
    pub machine: String,
    /// Since when: RFC 3339, UTC.
    pub since: String,
}

/// The lock, held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    held: Option<File>,
}

/// What came of asking for the lock.
pub(super) enum Taken {
    /// It is ours.
    Held(Lock),
    /// Somebody else writes.
    By(Desk),
}

impl Lock {
    /// Asks for the lock of a file, without waiting.
    pub(super) fn take(file: &Path, desk: &Desk) -> Result<Taken, StoreError> {
        let path = beside(file, ".lock");
        loop {
            let open = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
            let mut lock = open.map_err(|error| StoreError::io(&path, &error))?;
            match lock.try_lock() {
                Err(TryLockError::WouldBlock) => return Ok(Taken::By(read(&mut lock))),
                Err(TryLockError::Error(_)) => return Ok(Taken::Held(Self { path, held: None })),
                // The one before us removed the file after we had opened it: take a new one.
                Ok(()) if !is_linked(&lock) => {}
                Ok(()) => {
                    let _ = write(&mut lock, desk);
                    return Ok(Taken::Held(Self { path, held: Some(lock) }));
                }
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.held.is_some() {
            // Removed while still held, so that nobody takes over a name that is about to go.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

fn read(lock: &mut File) -> Desk {
    let mut text = String::new();
    let _ = lock.take(4096).read_to_string(&mut text);
    serde_json::from_str(&text).unwrap_or_default()
}

fn write(lock: &mut File, desk: &Desk) -> std::io::Result<()> {
    lock.set_len(0)?;
    lock.rewind()?;
    lock.write_all(serde_json::to_string(desk)?.as_bytes())
}

#[cfg(unix)]
fn is_linked(lock: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    lock.metadata().is_ok_and(|file| file.nlink() > 0)
}

#[cfg(not(unix))]
fn is_linked(_lock: &File) -> bool {
    true
}
