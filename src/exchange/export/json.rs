//! Writes a table as GeoJSON: one feature a row, in longitude and latitude.

use std::io::{self, Write};

use geojson::{Feature, GeometryValue, JsonObject, JsonValue};

use crate::model::Progress;

use super::grid::{Cell, Grid};

/// Writes the table, one feature a line.
pub(super) fn write(grid: &Grid, out: &mut dyn Write, progress: Progress<'_>) -> io::Result<()> {
    writeln!(out, "{{\"type\":\"FeatureCollection\",\"name\":{},\"features\":[", JsonValue::from(grid.name.as_str()))?;
    for (index, row) in grid.rows.iter().enumerate() {
        progress.step(index, grid.rows.len()).map_err(io::Error::other)?;
        let geometry = grid.geometry.get(index).and_then(Option::as_ref);
        let feature = Feature {
            geometry: geometry.map(|geometry| geojson::Geometry::new(GeometryValue::from(geometry))),
            properties: Some(properties(grid, row)),
            ..Feature::default()
        };
        serde_json::to_writer(&mut *out, &feature)?;
        out.write_all(if index + 1 < grid.rows.len() { b",\n" } else { b"\n" })?;
    }
    out.write_all(b"]}\n")
}

fn properties(grid: &Grid, row: &[Cell]) -> JsonObject {
    let value = |cell: &Cell| match cell {
        Cell::Empty => JsonValue::Null,
        Cell::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => JsonValue::from(*number as i64),
        Cell::Number(number) => JsonValue::from(*number),
        other => JsonValue::from(other.plain()),
    };
    grid.columns.iter().zip(row).map(|(column, cell)| (column.name.clone(), value(cell))).collect()
}
