//! Gets at the bytes of a file, and says clearly why it cannot.

use std::io::ErrorKind;
use std::path::Path;

use super::error::ExchangeError;

/// The bytes of a file that is there and not empty.
pub(super) fn bytes_of(path: &Path) -> Result<Vec<u8>, ExchangeError> {
    let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error))?;
    if bytes.is_empty() {
        return Err(ExchangeError::file("exchange.file.empty", path));
    }
    Ok(bytes)
}

/// Why a file could not be opened or read.
pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> ExchangeError {
    let key = match error.kind() {
        ErrorKind::NotFound => "exchange.file.missing",
        ErrorKind::PermissionDenied => "exchange.file.forbidden",
        _ if path.is_dir() => "exchange.file.folder",
        _ => "exchange.file.unreadable",
    };
    ExchangeError::file(key, path).with("detail", error)
}
