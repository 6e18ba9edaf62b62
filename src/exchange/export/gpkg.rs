//! Writes a table as one plain layer of a new GeoPackage, for other programs. It is no project file of ours.

use std::path::Path;

use geo::BoundingRect;
use geo_types::Geometry;
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};
use wkb::Endianness;
use wkb::writer::{WriteOptions, write_geometry};

use crate::exchange::geopackage::interrupted;
use crate::model::Progress;

use super::grid::{Cell, Grid};

/// What every GeoPackage has (OGC 12-128r19, 1.1), and the two systems that it must name beside ours.
const SCHEMA: &str = r#"
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10400;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude'),
  ('China Geodetic Coordinate System 2000', 4490, 'EPSG', 4490, 'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4490"]]', 'longitude/latitude');
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL REFERENCES gpkg_contents(table_name),
  column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id),
  z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name), UNIQUE (table_name));
"#;

/// The system of the coordinates: CGCS2000, longitude and latitude.
const SRS: i32 = 4490;

/// Writes the table to a file that does not exist yet.
pub(super) fn write(grid: &Grid, path: &Path, progress: Progress<'_>) -> rusqlite::Result<()> {
    let mut file = Connection::open(path)?;
    let transaction = file.transaction()?;
    transaction.execute_batch(SCHEMA)?;
    let spatial = !grid.geometry.is_empty();
    let columns: Vec<String> = (0..grid.columns.len()).map(|at| definition(grid, at)).collect();
    let geometry = if spatial { ", geom BLOB" } else { "" };
    let list = columns.iter().map(|column| format!(", {column}")).collect::<String>();
    let name = quoted(&grid.name);
    transaction
        .execute_batch(&format!("CREATE TABLE {name} (fid INTEGER PRIMARY KEY AUTOINCREMENT{geometry}{list})"))?;
    register(&transaction, grid, spatial)?;
    let places = vec!["?"; grid.columns.len() + usize::from(spatial)].join(", ");
    let mut names: Vec<String> = grid.columns.iter().map(|column| quoted(&column.name)).collect();
    names.extend(spatial.then(|| "geom".to_owned()));
    let mut insert = transaction.prepare(&format!("INSERT INTO {name} ({}) VALUES ({places})", names.join(", ")))?;
    for (index, row) in grid.rows.iter().enumerate() {
        progress.step(index, grid.rows.len()).map_err(interrupted)?;
        let cells = row.iter().map(value);
        let shape = spatial.then(|| grid.geometry.get(index).and_then(Option::as_ref).and_then(blob));
        let shape = shape.map(|shape| shape.map_or(Value::Null, Value::Blob));
        insert.execute(params_from_iter(cells.chain(shape)))?;
    }
    drop(insert);
    transaction.commit()
}

fn register(file: &Connection, grid: &Grid, spatial: bool) -> rusqlite::Result<()> {
    let kind = if spatial { "features" } else { "attributes" };
    let srs = if spatial { SRS } else { 0 };
    let boxes = grid.geometry.iter().flatten().filter_map(BoundingRect::bounding_rect);
    let bounds = boxes.fold([f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY], |all, rect| {
        [all[0].min(rect.min().x), all[1].min(rect.min().y), all[2].max(rect.max().x), all[3].max(rect.max().y)]
    });
    let bound = |at: usize| bounds[at].is_finite().then_some(bounds[at]);
    file.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, min_x, min_y, max_x, max_y, srs_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![grid.name, kind, grid.title, bound(0), bound(1), bound(2), bound(3), srs],
    )?;
    if spatial {
        let sql = "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, ?3, 0, 0)";
        file.execute(sql, params![grid.name, geometry_type(grid), SRS])?;
    }
    Ok(())
}

/// The one type of the geometries; any where they differ.
fn geometry_type(grid: &Grid) -> &'static str {
    let mut kinds = grid.geometry.iter().flatten().map(|geometry| match geometry {
        Geometry::Point(_) => "POINT",
        Geometry::MultiPolygon(_) => "MULTIPOLYGON",
        _ => "GEOMETRY",
    });
    let first = kinds.next().unwrap_or("GEOMETRY");
    if kinds.all(|kind| kind == first) { first } else { "GEOMETRY" }
}

fn definition(grid: &Grid, column: usize) -> String {
    let cells = || grid.rows.iter().filter_map(|row| row.get(column)).filter(|cell| **cell != Cell::Empty);
    let kind = match cells().next() {
        Some(Cell::Number(_)) => "REAL",
        Some(Cell::Day(_)) => "DATE",
        _ => "TEXT",
    };
    format!("{} {kind}", quoted(&grid.columns[column].name))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Number(number) => Value::Real(*number),
        other => Value::Text(other.plain()),
    }
}

/// A GeoPackage blob without envelope: a head of 8 bytes, then WKB.
fn blob(geometry: &Geometry<f64>) -> Option<Vec<u8>> {
    let mut bytes = vec![b'G', b'P', 0, 0b0000_0001];
    bytes.extend(SRS.to_le_bytes());
    let options = WriteOptions { endianness: Endianness::LittleEndian };
    write_geometry(&mut bytes, geometry, &options).ok()?;
    Some(bytes)
}
