//! The tables that make a file a GeoPackage (OGC 12-128r18), and what they say about ours.

use rusqlite::{Connection, Result, params};

use super::blob::SRS_ID;
use super::cell::{Column, Kind, Sheet};

/// `GPKG` in the header of the file.
pub(super) const APPLICATION_ID: i32 = 0x4750_4B47;
/// GeoPackage 1.3.0 in the header of the file. What we write holds for 1.4 as well, but GDAL before 3.7, which Debian 12
/// and the QGIS of many offices have, warns of every file that says 1.4.
pub(super) const USER_VERSION: i32 = 10300;

const CORE: &str = "
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY NOT NULL, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT PRIMARY KEY NOT NULL, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_data_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
  constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE (table_name, name));
CREATE TABLE gpkg_data_column_constraints (
  constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN,
  max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
";

const WGS_84: &str = r#"GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]"#;
const CGCS_2000: &str = r#"GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4490"]]"#;

/// Makes the core tables, the reference systems and the extensions that the whole file uses.
pub(super) fn make_core(sqlite: &Connection) -> Result<()> {
    sqlite.execute_batch(CORE)?;
    let mut insert = sqlite.prepare("INSERT INTO gpkg_spatial_ref_sys VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    insert.execute(params![
        "Undefined Cartesian SRS",
        -1,
        "NONE",
        -1,
        "undefined",
        "undefined Cartesian coordinate reference system"
    ])?;
    insert.execute(params![
        "Undefined geographic SRS",
        0,
        "NONE",
        0,
        "undefined",
        "undefined geographic coordinate reference system"
    ])?;
    insert.execute(params![
        "WGS 84 geodetic",
        4326,
        "EPSG",
        4326,
        WGS_84,
        "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid"
    ])?;
    insert.execute(params!["CGCS2000", SRS_ID, "EPSG", SRS_ID, CGCS_2000, "2000国家大地坐标系，经纬度"])?;
    let schema = "http://www.geopackage.org/spec121/#extension_schema";
    let mut extend = sqlite.prepare("INSERT INTO gpkg_extensions VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for table in ["gpkg_data_columns", "gpkg_data_column_constraints"] {
        extend.execute(params![table, None::<&str>, "gpkg_schema", schema, "read-write"])?;
    }
    Ok(())
}

/// Makes one of our tables, without its triggers, and says so in the core tables.
pub(super) fn make_table(sqlite: &Connection, sheet: &Sheet, at: &str) -> Result<()> {
    sqlite.execute_batch(&create_table(sheet))?;
    sheet.columns.iter().try_for_each(|column| index_column(sqlite, sheet, column))?;
    register(sqlite, sheet.table, sheet.title, sheet, at)?;
    sheet.columns.iter().try_for_each(|column| entitle_column(sqlite, sheet, column))
}

/// Adds a column without geometry to one of our tables that stands, and says so in the core tables.
pub(super) fn add_column(sqlite: &Connection, sheet: &Sheet, column: &Column) -> Result<()> {
    sqlite.execute_batch(&format!("ALTER TABLE \"{}\" ADD COLUMN {}", sheet.table, column_sql(column)))?;
    index_column(sqlite, sheet, column)?;
    entitle_column(sqlite, sheet, column)
}

/// Removing a row looks for rows that refer to it: without these, a big undo would be quadratic.
fn index_column(sqlite: &Connection, sheet: &Sheet, column: &Column) -> Result<()> {
    if !matches!(column.kind, Kind::Reference(_)) {
        return Ok(());
    }
    let (table, name) = (sheet.table, column.name);
    sqlite.execute_batch(&format!(
        "CREATE INDEX \"{table}_{name}\" ON \"{table}\" (\"{name}\") WHERE \"{name}\" IS NOT NULL"
    ))
}

/// Gives a column its title, which QGIS shows.
fn entitle_column(sqlite: &Connection, sheet: &Sheet, column: &Column) -> Result<()> {
    if column.kind.is_geometry() {
        return Ok(());
    }
    sqlite
        .prepare_cached("INSERT INTO gpkg_data_columns (table_name, column_name, name, title) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![sheet.table, column.name, column.title, column.title])
        .map(drop)
}

/// Whether the file has a table of this name.
pub(super) fn has_table(sqlite: &Connection, table: &str) -> Result<bool> {
    let stands = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1";
    sqlite.query_row(stands, [table], |row| row.get::<_, i64>(0)).map(|count| count > 0)
}

/// Says of a table without geometry that it is there.
pub(super) fn register_attributes(sqlite: &Connection, table: &str, title: &str, at: &str) -> Result<()> {
    sqlite.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) \
         VALUES (?1, 'attributes', ?2, '', ?3)",
        [table, title, at],
    )?;
    Ok(())
}

fn register(sqlite: &Connection, table: &str, title: &str, sheet: &Sheet, at: &str) -> Result<()> {
    let Some(column) = sheet.geometry() else { return register_attributes(sqlite, table, title, at) };
    sqlite.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) \
         VALUES (?1, 'features', ?2, '', ?3, ?4)",
        params![table, title, at, SRS_ID],
    )?;
    sqlite.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?1, ?2, ?3, ?4, 0, 0)",
        params![table, column.name, column.kind.sql_type(), SRS_ID],
    )?;
    sqlite.execute(
        "INSERT INTO gpkg_extensions VALUES (?1, ?2, 'gpkg_rtree_index', ?3, 'write-only')",
        params![table, column.name, "http://www.geopackage.org/spec120/#extension_rtree"],
    )?;
    Ok(())
}

fn create_table(sheet: &Sheet) -> String {
    let columns: Vec<String> = sheet.columns.iter().map(column_sql).collect();
    format!("CREATE TABLE \"{}\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {})", sheet.table, columns.join(", "))
}

fn column_sql(column: &Column) -> String {
    let mut text = format!("{} {}", column.quoted(), column.kind.sql_type());
    if let Some(default) = column.default {
        text += &format!(" DEFAULT {default}");
    }
    match column.kind {
        Kind::Uuid => text += " UNIQUE",
        // Deferred: the rows of one edit may come in any order.
        Kind::Reference(to) => text += &format!(" REFERENCES \"{to}\" (uuid) DEFERRABLE INITIALLY DEFERRED"),
        _ => {}
    }
    text
}

/// Notes the time of the last change of a table, and its extent if it is a layer.
pub(super) fn touch(sqlite: &Connection, table: &str, at: &str) -> Result<()> {
    sqlite.prepare_cached("UPDATE gpkg_contents SET last_change = ?2 WHERE table_name = ?1")?.execute([table, at])?;
    Ok(())
}

/// Measures the extent of a layer anew. From the areas themselves: the spatial index keeps only single precision.
pub(super) fn measure(sqlite: &Connection, sheet: &Sheet) -> Result<()> {
    let Some(column) = sheet.geometry() else { return Ok(()) };
    let (table, geom) = (sheet.table, column.quoted());
    sqlite
        .prepare_cached(&format!(
            "UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) = (SELECT min(ST_MinX({geom})), min(ST_MinY({geom})), \
             max(ST_MaxX({geom})), max(ST_MaxY({geom})) FROM \"{table}\") WHERE table_name = ?1"
        ))?
        .execute([table])?;
    Ok(())
}
