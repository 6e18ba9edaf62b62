//! What can go wrong with a file, each with one sentence: what, where, and what to do.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::model::{Sentence, Stopped};

/// Why a file could not be opened, read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("no file at {0}")]
    Missing(PathBuf),
    /// There is already a file where a new one was to be made.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// The file has no bytes.
    #[error("{0} is empty")]
    Empty(PathBuf),
    /// It is not an SQLite file.
    #[error("{0} is not a GeoPackage")]
    Foreign(PathBuf),
    /// It is a GeoPackage, but not one of ours.
    #[error("{0} is a GeoPackage of another program")]
    NotOurs(PathBuf),
    /// It is so much newer that it cannot be read.
    #[error("{0} was made by a newer version")]
    Newer(PathBuf),
    /// It is truncated or damaged; with the newest good backup.
    #[error("{path} is damaged")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The newest backup that is whole.
        backup: Option<PathBuf>,
    },
    /// Another program is writing and does not end.
    #[error("{0} is locked")]
    Locked(PathBuf),
    /// It may only be read.
    #[error("{0} is read-only")]
    ReadOnly(PathBuf),
    /// The disk is full.
    #[error("no room left for {0}")]
    Full(PathBuf),
    /// Somebody else changed the same rows meanwhile.
    #[error("{0} was changed outside")]
    Conflict(PathBuf),
    /// Other records refer to a row that was to go, or a row refers to one that is not there.
    #[error("records in {0} refer to each other")]
    Referenced(PathBuf),
    /// The rows of an edit are no longer as it left them.
    #[error("edit cannot be taken back in {0}")]
    Gone(PathBuf),
    /// There is no good backup.
    #[error("no good backup of {0}")]
    NoBackup(PathBuf),
    /// What was to be kept as an attachment is no file.
    #[error("{0} is no file")]
    NoFile(PathBuf),
    /// What was to be kept as an attachment is larger than can be.
    #[error("{0} is too large")]
    TooLarge(PathBuf),
    /// The content of an attachment is neither in the file nor in the folder beside it.
    #[error("{path} lacks a content")]
    ContentMissing {
        /// The county's file.
        path: PathBuf,
        /// Where it was looked for.
        folder: PathBuf,
    },
    /// The content of an attachment is not what its hash says.
    #[error("a content of {0} was changed")]
    ContentWrong(PathBuf),
    /// The folder in which the file should be is not there.
    #[error("the folder of {0} is not there")]
    NoFolder(PathBuf),
    /// Whoever waited for it has stopped it; nothing was changed.
    #[error("stopped")]
    Stopped,
    /// Anything else that the system or SQLite says.
    #[error("{path}: {what}")]
    System {
        /// The file.
        path: PathBuf,
        /// What it says.
        what: String,
    },
}

impl StoreError {
    /// What the system said about a file.
    pub(super) fn io(path: &Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let path = path.to_owned();
        match error.kind() {
            ErrorKind::NotFound if !path.parent().is_none_or(is_there) => Self::NoFolder(path),
            ErrorKind::NotFound => Self::Missing(path),
            ErrorKind::AlreadyExists => Self::Exists(path),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full(path),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(path),
            _ => Self::System { path, what: error.to_string() },
        }
    }

    /// What SQLite said about a file.
    pub(super) fn sqlite(path: &Path, error: &rusqlite::Error) -> Self {
        // SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY: the row is there already.
        const TWICE: [i32; 2] = [2067, 1555];
        let path = path.to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::OperationInterrupted) => Self::Stopped,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked(path),
            Some(ErrorCode::DiskFull) => Self::Full(path),
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path, backup: None },
            Some(ErrorCode::NotADatabase) => Self::Foreign(path),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly(path),
            Some(ErrorCode::ConstraintViolation)
                if error.sqlite_error().is_some_and(|error| TWICE.contains(&error.extended_code)) =>
            {
                Self::Conflict(path)
            }
            Some(ErrorCode::ConstraintViolation) => Self::Referenced(path),
            Some(ErrorCode::CannotOpen) if !path.parent().is_none_or(is_there) => Self::NoFolder(path),
            _ => Self::System { path, what: error.to_string() },
        }
    }

    /// The sentence for the user.
    pub fn sentence(&self) -> Sentence {
        let (key, path) = match self {
            Self::Missing(path) => ("store.missing", path),
            Self::Exists(path) => ("store.exists", path),
            Self::Empty(path) => ("store.empty", path),
            Self::Foreign(path) => ("store.foreign", path),
            Self::NotOurs(path) => ("store.not_ours", path),
            Self::Newer(path) => ("store.newer", path),
            Self::Damaged { path, backup: None } => ("store.damaged", path),
            Self::Damaged { path, backup: Some(backup) } => {
                return Sentence::new("store.damaged_with_backup")
                    .with("file", path.display())
                    .with("backup", backup.display());
            }
            Self::Locked(path) => ("store.locked", path),
            Self::ReadOnly(path) => ("store.read_only", path),
            Self::Full(path) => ("store.full", path),
            Self::Conflict(path) => ("store.conflict", path),
            Self::Referenced(path) => ("store.referenced", path),
            Self::Gone(path) => ("store.gone", path),
            Self::NoFile(path) => ("attachment.no_file", path),
            Self::TooLarge(path) => ("attachment.too_large", path),
            Self::ContentWrong(path) => ("attachment.wrong", path),
            Self::ContentMissing { folder, .. } => {
                return Sentence::new("attachment.missing").with("folder", folder.display());
            }
            Self::NoFolder(path) => {
                let folder = path.parent().unwrap_or(path);
                return Sentence::new("store.no_folder").with("file", path.display()).with("folder", folder.display());
            }
            Self::Stopped => return Sentence::new("store.stopped"),
            Self::NoBackup(path) => ("store.no_backup", path),
            Self::System { path, what } => {
                return Sentence::new("store.system").with("file", path.display()).with("what", what);
            }
        };
        Sentence::new(key).with("file", path.display())
    }
}

/// Whether a folder is there; the empty path is the folder in which one is.
fn is_there(folder: &Path) -> bool {
    folder.as_os_str().is_empty() || folder.is_dir()
}

impl From<Stopped> for StoreError {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

/// Being stopped amid the work on a file, as SQLite itself says it.
pub(super) fn interrupted(_: Stopped) -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_INTERRUPT), None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::connection;

    #[test]
    fn a_file_in_a_folder_that_is_not_there_is_told_by_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2026/county.gpkg");
        let told = connection::new(&path).unwrap_err();
        assert_eq!(told, StoreError::NoFolder(path.clone()));
        assert!(told.sentence().key == "store.no_folder");
        let alone = folder.path().join("county.gpkg");
        let missing = std::fs::read(&alone).unwrap_err();
        assert_eq!(StoreError::io(&alone, &missing), StoreError::Missing(alone));
    }
}
