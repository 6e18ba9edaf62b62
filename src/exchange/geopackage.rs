//! Reads a layer of a GeoPackage that is not ours, without writing to it.

use std::path::Path;

use geo_traits::to_geo::ToGeoGeometry;
use geo_types::Geometry;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, Row};

use crate::model::{Progress, Sentence, Stopped};

use super::crs::{self, Crs};
use super::error::ExchangeError;
use super::sheet::Sheet;

/// One layer: its table, its column of geometries, its coordinate system.
struct Layer {
    table: String,
    geometry: Option<(String, i64)>,
}

/// Reads one layer: the one named, else the first with geometries, else the first.
pub(super) fn read(path: &Path, wanted: Option<&str>, progress: Progress<'_>) -> Result<Sheet, ExchangeError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let broken = |_| ExchangeError::file("exchange.file.broken_gpkg", path);
    let file = Connection::open_with_flags(path, flags).map_err(broken)?;
    let layers = layers(&file).map_err(broken)?;
    let Some(layers) = layers else { return Err(ExchangeError::file("exchange.file.not_gpkg", path)) };
    let names = || layers.iter().map(|layer| layer.table.as_str()).collect::<Vec<_>>().join("、");
    let layer = match wanted {
        Some(wanted) => layers.iter().find(|layer| layer.table == wanted).ok_or_else(|| {
            ExchangeError::file("exchange.file.no_layer", path).with("layer", wanted).with("layers", names())
        })?,
        None => layers
            .iter()
            .find(|layer| layer.geometry.is_some())
            .or(layers.first())
            .ok_or_else(|| ExchangeError::file("exchange.file.no_layers", path))?,
    };
    let mut sheet = rows(&file, layer, progress).map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::OperationInterrupted) => Stopped.into(),
        _ => broken(error),
    })?;
    if wanted.is_none() && layers.len() > 1 {
        sheet
            .notes
            .push(Sentence::new("exchange.note.first_layer").with("layer", &layer.table).with("layers", names()));
    }
    if let Some((_, srs)) = layer.geometry {
        (sheet.crs, sheet.unknown_crs) = system(&file, srs).map_err(broken)?;
    }
    Ok(sheet)
}

/// The layers, in the order of their names; `None` when the file is no GeoPackage.
fn layers(file: &Connection) -> rusqlite::Result<Option<Vec<Layer>>> {
    let known = "SELECT count(*) FROM sqlite_master WHERE name IN ('gpkg_contents', 'gpkg_geometry_columns')";
    if file.query_row(known, [], |row| row.get::<_, i64>(0))? == 0 {
        return Ok(None);
    }
    let mut query = file.prepare(
        "SELECT c.table_name, g.column_name, g.srs_id FROM gpkg_contents c
         LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
         WHERE c.data_type IN ('features', 'attributes') ORDER BY c.table_name",
    )?;
    let layer = |row: &Row<'_>| {
        let geometry: Option<String> = row.get(1)?;
        let srs: Option<i64> = row.get(2)?;
        Ok(Layer { table: row.get(0)?, geometry: geometry.zip(srs) })
    };
    query.query_map([], layer)?.collect::<rusqlite::Result<_>>().map(Some)
}

fn system(file: &Connection, srs: i64) -> rusqlite::Result<(Option<Crs>, Option<String>)> {
    let sql = "SELECT organization, organization_coordsys_id, definition, srs_name FROM gpkg_spatial_ref_sys WHERE srs_id = ?1";
    let found = file.query_row(sql, [srs], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?))
    });
    let Some((organization, code, definition, name)) = found.optional()? else { return Ok((None, None)) };
    let by_code =
        organization.eq_ignore_ascii_case("epsg").then(|| u16::try_from(code).ok().and_then(Crs::from_epsg)).flatten();
    if by_code.is_some() || srs <= 0 {
        return Ok((by_code, None));
    }
    Ok(match crs::from_wkt(&definition) {
        Ok(Some(crs)) => (Some(crs), None),
        Ok(None) | Err(_) => (None, Some(name)),
    })
}

fn rows(file: &Connection, layer: &Layer, progress: Progress<'_>) -> rusqlite::Result<Sheet> {
    let quoted = layer.table.replace('"', "\"\"");
    let all = format!("SELECT count(*) FROM \"{quoted}\"");
    let all = file.query_row(&all, [], |row| row.get::<_, i64>(0))?;
    let all = usize::try_from(all).unwrap_or_default();
    let mut query = file.prepare(&format!("SELECT * FROM \"{quoted}\""))?;
    let names: Vec<String> = query.column_names().map(str::to_owned).collect();
    let geometry = layer.geometry.as_ref().and_then(|(column, _)| names.iter().position(|name| name == column));
    let kept: Vec<usize> = (0..names.len()).filter(|at| Some(*at) != geometry).collect();
    let mut sheet = Sheet::new(kept.iter().map(|at| names[*at].clone()).collect());
    let mut rows = query.query([])?;
    let mut number = 0;
    while let Some(row) = rows.next()? {
        number += 1;
        progress.step(sheet.len(), all).map_err(interrupted)?;
        for at in &kept {
            push(&mut sheet, row.get_ref(*at)?);
        }
        sheet.end_row(number);
        if let Some(at) = geometry {
            let blob = row.get_ref(at)?.as_blob_or_null()?.filter(|blob| !is_empty(blob));
            let found = blob.and_then(from_blob);
            if found.is_none() && blob.is_some() {
                sheet.broken_rows.insert(sheet.len() - 1, Sentence::new("exchange.row.broken_geometry"));
            }
            sheet.geometry.push(found);
        }
    }
    Ok(sheet)
}

/// Being stopped, as SQLite itself says it.
pub(super) fn interrupted(_: Stopped) -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_INTERRUPT), None)
}

fn push(sheet: &mut Sheet, value: ValueRef<'_>) {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => sheet.push_cell(""),
        ValueRef::Integer(number) => sheet.push_cell(&number.to_string()),
        ValueRef::Real(number) => sheet.push_cell(&number.to_string()),
        ValueRef::Text(text) => sheet.push_cell(&String::from_utf8_lossy(text)),
    }
}

/// Whether the head of a blob says that it holds no geometry.
fn is_empty(blob: &[u8]) -> bool {
    blob.get(3).is_some_and(|flags| flags & 0b1_0000 != 0)
}

/// The geometry of a GeoPackage blob: a head of 8 bytes, an envelope, then WKB (OGC 12-128, 2.1.3).
fn from_blob(blob: &[u8]) -> Option<Geometry<f64>> {
    let (head, rest) = blob.split_first_chunk::<8>()?;
    let [b'G', b'P', 0, flags, ..] = *head else { return None };
    let envelope = match (flags >> 1) & 0b111 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return None,
    };
    wkb::reader::read_wkb(rest.get(envelope..)?).ok()?.try_to_geometry()
}
