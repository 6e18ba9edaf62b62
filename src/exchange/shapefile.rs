//! Reads Shapefiles with their table, projection and encoding, as separate files or in one archive.

use std::io::{Cursor, Read};
use std::path::Path;

use geo_types::Geometry;
use shapefile::{Shape, ShapeReader};
use zip::ZipArchive;

use crate::model::Sentence;

use super::crs::{self, Crs};
use super::dbf;
use super::encoding;
use super::error::{ExchangeError, file_name};
use super::sheet::Sheet;
use super::source::{bytes_of, unreadable};

/// The most bytes of one file in an archive.
const MOST_BYTES: u64 = 1024 * 1024 * 1024;

/// The files that make up a Shapefile.
#[derive(Default)]
struct Parts {
    shp: Vec<u8>,
    dbf: Option<Vec<u8>>,
    prj: Option<String>,
    cpg: Option<String>,
}

/// Reads the Shapefile whose `.shp` (or `.dbf`) is at `path`.
pub(super) fn read(path: &Path) -> Result<Sheet, ExchangeError> {
    let beside = |extension: &str| {
        [path.with_extension(extension), path.with_extension(extension.to_ascii_uppercase())]
            .into_iter()
            .find(|path| path.exists())
    };
    let shp = beside("shp").unwrap_or_else(|| path.with_extension("shp"));
    let optional = |extension: &str| -> Result<Option<Vec<u8>>, ExchangeError> {
        beside(extension).map(|path| std::fs::read(&path).map_err(|error| unreadable(&path, &error))).transpose()
    };
    let text = |bytes: Option<Vec<u8>>| bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let parts =
        Parts { shp: bytes_of(&shp)?, dbf: optional("dbf")?, prj: text(optional("prj")?), cpg: text(optional("cpg")?) };
    sheet(path, &parts)
}

/// Reads the one Shapefile in an archive.
pub(super) fn read_archive(path: &Path, bytes: &[u8]) -> Result<Sheet, ExchangeError> {
    let broken = || ExchangeError::file("exchange.file.broken_zip", path);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let mut parts = Parts::default();
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|_| broken())?;
        let name = file.name().map_err(|_| broken())?.to_ascii_lowercase();
        let Some((_, extension)) = name.rsplit_once('.') else { continue };
        if !matches!(extension, "shp" | "dbf" | "prj" | "cpg") {
            continue;
        }
        let extension = extension.to_owned();
        let mut content = Vec::new();
        file.take(MOST_BYTES + 1).read_to_end(&mut content).map_err(|_| broken())?;
        if content.len() as u64 > MOST_BYTES {
            return Err(ExchangeError::file("exchange.file.swells", path));
        }
        let text = || String::from_utf8_lossy(&content).into_owned();
        match extension.as_str() {
            "shp" if parts.shp.is_empty() => parts.shp = content,
            "shp" => return Err(ExchangeError::file("exchange.file.several_shapefiles", path)),
            "dbf" => parts.dbf = Some(content),
            "prj" => parts.prj = Some(text()),
            _ => parts.cpg = Some(text()),
        }
    }
    if parts.shp.is_empty() {
        return Err(ExchangeError::file("exchange.file.no_shapefile", path));
    }
    sheet(path, &parts)
}

fn sheet(path: &Path, parts: &Parts) -> Result<Sheet, ExchangeError> {
    let shapes = shapes(path, &parts.shp)?;
    let table = parts.dbf.as_ref().ok_or_else(|| {
        ExchangeError::file("exchange.file.no_dbf", path).with("dbf", file_name(&path.with_extension("dbf")))
    })?;
    let named = parts.cpg.as_deref().and_then(encoding::from_name);
    let table = dbf::read(table, named).ok_or_else(|| ExchangeError::file("exchange.file.broken_dbf", path))?;
    if table.is_cut || table.rows.len() != shapes.len() {
        return Err(ExchangeError::file("exchange.file.cut_shapefile", path)
            .with("shapes", shapes.len())
            .with("rows", table.rows.len()));
    }
    let note = Sentence::new("exchange.note.encoding").with("encoding", table.encoding.name());
    let (mut sheet, kept) = table.into_sheet();
    let mut shapes: Vec<_> = shapes.into_iter().map(Some).collect();
    sheet.geometry =
        kept.iter().map(|index| shapes[*index].take().and_then(|shape| Geometry::try_from(shape).ok())).collect();
    sheet.notes.push(note);
    (sheet.crs, sheet.unknown_crs) = system(parts.prj.as_deref());
    Ok(sheet)
}

/// The coordinate system of a `.prj` text, or the name of one that we cannot use.
fn system(prj: Option<&str>) -> (Option<Crs>, Option<String>) {
    match prj.map(crs::from_wkt) {
        None | Some(Ok(None)) => (None, None),
        Some(Ok(found)) => (found, None),
        Some(Err(name)) => (None, Some(name)),
    }
}

fn shapes(path: &Path, bytes: &[u8]) -> Result<Vec<Shape>, ExchangeError> {
    if bytes.get(..4) != Some(&[0, 0, 0x27, 0x0a]) {
        return Err(ExchangeError::file("exchange.file.not_shapefile", path));
    }
    let stated = bytes
        .get(24..28)
        .and_then(|length| length.try_into().ok())
        .map_or(0, |length| u64::from(u32::from_be_bytes(length)) * 2);
    if stated > bytes.len() as u64 {
        return Err(ExchangeError::file("exchange.file.truncated", path));
    }
    let reader = ShapeReader::new(Cursor::new(bytes));
    reader.and_then(ShapeReader::read).map_err(|_| ExchangeError::file("exchange.file.broken_shapefile", path))
}
