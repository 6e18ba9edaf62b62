//! Why a file could not be read or written: one sentence that says what, where and what to do.

use std::path::Path;

use crate::model::{Sentence, Stopped};

/// Why a file could not be read or written as a whole. Faults of single rows are no errors: see [`super::RowProblem`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.key)]
pub struct ExchangeError(pub Sentence);

impl ExchangeError {
    /// An error without places in its sentence.
    pub fn new(key: &str) -> Self {
        Self(Sentence::new(key))
    }

    /// An error about a file; its sentence has the place `file`.
    pub fn file(key: &str, path: &Path) -> Self {
        Self::new(key).with("file", file_name(path))
    }

    /// The error with one place of its sentence filled.
    #[must_use]
    pub fn with(self, name: &str, value: impl ToString) -> Self {
        Self(self.0.with(name, value))
    }
}

impl From<Stopped> for ExchangeError {
    fn from(_: Stopped) -> Self {
        Self::new("exchange.stopped")
    }
}

/// The name of a file without its folders, as a person would say it.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
