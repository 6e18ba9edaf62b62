//! What the file system says of a file before SQLite opens it.
//!
//! The file itself is never opened here: on POSIX, closing it would drop the locks that SQLite holds on it elsewhere in
//! this process.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::error::StoreError;

/// Refuses what is missing, empty or no file.
pub(super) fn check(path: &Path) -> Result<(), StoreError> {
    let metadata = std::fs::metadata(path).map_err(|error| StoreError::io(path, &error))?;
    if !metadata.is_file() {
        return Err(StoreError::Foreign(path.to_owned()));
    }
    if metadata.len() == 0 {
        return Err(StoreError::Empty(path.to_owned()));
    }
    Ok(())
}

/// The folder of the backups of a file: `云岫县.backups` beside `云岫县.gpkg`.
pub(super) fn backups_of(path: &Path) -> PathBuf {
    path.with_extension("backups")
}

/// The path with something put behind its name.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}
