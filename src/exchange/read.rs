//! Reads a file of any kind that we know.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::model::Progress;

use super::error::ExchangeError;
use super::sheet::Sheet;
use super::source::{bytes_of, unreadable};
use super::{csv, geojson, geopackage, shapefile, xlsx};

/// How to read a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The layer of a GeoPackage or the sheet of a workbook; the first that has rows when `None`.
    pub layer: Option<String>,
    /// The encoding of a text file, such as `gb18030`; found out when `None`.
    pub encoding: Option<String>,
}

/// What a file is, by its first bytes and its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Geojson,
    Xlsx,
    OldXls,
    Geopackage,
    Shapefile,
    Archive,
}

/// Reads a file into the one plain form of a table. Its kind is told by its first bytes before its name.
pub fn read_file(path: &Path, options: &ReadOptions) -> Result<Sheet, ExchangeError> {
    read_file_watched(path, options, Progress::UNWATCHED)
}

/// The same as [`read_file`], while somebody waits.
pub fn read_file_watched(path: &Path, options: &ReadOptions, progress: Progress<'_>) -> Result<Sheet, ExchangeError> {
    progress.at(0.0)?;
    let layer = options.layer.as_deref();
    if path.is_dir() {
        return Err(ExchangeError::file("exchange.file.folder", path));
    }
    let head = head_of(path)?;
    let sheet = match kind_of(path, &head) {
        Kind::Text => csv::read(path, &bytes_of(path)?, options.encoding.as_deref(), progress),
        Kind::Geojson => geojson::read(path, &bytes_of(path)?, progress),
        Kind::Xlsx => xlsx::read(path, &bytes_of(path)?, layer, progress),
        Kind::OldXls => Err(ExchangeError::file("exchange.file.old_xls", path)),
        Kind::Geopackage => geopackage::read(path, layer, progress),
        Kind::Shapefile => shapefile::read(path),
        Kind::Archive => shapefile::read_archive(path, &bytes_of(path)?),
    }?;
    progress.at(1.0)?;
    Ok(sheet)
}

fn kind_of(path: &Path, head: &[u8]) -> Kind {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    match extension.as_str() {
        _ if head.starts_with(b"SQLite format 3\0") => Kind::Geopackage,
        _ if head.starts_with(b"\xd0\xcf\x11\xe0") => Kind::OldXls,
        "zip" => Kind::Archive,
        _ if head.starts_with(b"PK") => Kind::Xlsx,
        "shp" | "dbf" | "shx" => Kind::Shapefile,
        "xlsx" | "xlsm" => Kind::Xlsx,
        "gpkg" => Kind::Geopackage,
        "geojson" | "json" => Kind::Geojson,
        _ if text.starts_with(b"{") => Kind::Geojson,
        _ => Kind::Text,
    }
}

/// The first bytes of a file that is there and not empty.
fn head_of(path: &Path) -> Result<Vec<u8>, ExchangeError> {
    let mut head = Vec::new();
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    file.take(64).read_to_end(&mut head).map_err(|error| unreadable(path, &error))?;
    if head.is_empty() {
        return Err(ExchangeError::file("exchange.file.empty", path));
    }
    Ok(head)
}
