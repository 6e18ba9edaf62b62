//! Reads a file of any kind that we know, and says clearly what is wrong with one that cannot be read.

use std::io::ErrorKind;
use std::path::Path;

use super::error::ExchangeError;
use super::geojson;
use super::sheet::Sheet;

/// How to read a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The layer of a GeoPackage or the sheet of a workbook; the first that has rows when `None`.
    pub layer: Option<String>,
    /// The encoding of a text file, such as `gb18030`; found out when `None`.
    pub encoding: Option<String>,
}

/// Reads a file into the one plain form of a table.
pub fn read_file(path: &Path, options: &ReadOptions) -> Result<Sheet, ExchangeError> {
    let _ = options;
    let bytes = bytes_of(path)?;
    geojson::read(path, &bytes)
}

/// The bytes of a file that is there and not empty.
fn bytes_of(path: &Path) -> Result<Vec<u8>, ExchangeError> {
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
