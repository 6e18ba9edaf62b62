//! Reads GeoJSON: a feature collection, a feature or a bare geometry.

use std::collections::BTreeMap;
use std::path::Path;

use geo_types::Geometry;
use geojson::{Feature, GeoJson};
use serde_json::Value;

use crate::model::{Progress, Sentence};

use super::crs::Crs;
use super::error::ExchangeError;
use super::sheet::Sheet;

/// The share of the time that parsing the text takes.
const PARSED: f32 = 0.7;

/// Reads the text of a GeoJSON file; properties become columns, in the order in which they first appear.
///
/// The coordinates are taken as the file's `crs` member says (an old custom), else as longitude and latitude; a file
/// that was shifted to GCJ-02 cannot say so, and the caller names it.
pub fn read(path: &Path, bytes: &[u8], progress: Progress<'_>) -> Result<Sheet, ExchangeError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let document: GeoJson = serde_json::from_slice(bytes).map_err(|error| fault(path, bytes, &error))?;
    progress.at(PARSED)?;
    let (features, crs) = match document {
        GeoJson::FeatureCollection(all) => (all.features, all.foreign_members.as_ref().and_then(named_crs)),
        GeoJson::Feature(feature) => (vec![feature], None),
        GeoJson::Geometry(geometry) => (vec![Feature { geometry: Some(geometry), ..Feature::default() }], None),
    };
    let mut sheet = Sheet::new(columns(&features));
    sheet.crs = Some(crs.unwrap_or(Crs::Lonlat(4326)));
    let all = features.len();
    for (number, feature) in (1u32..).zip(features) {
        progress.part(PARSED, 1.0).step(sheet.len(), all)?;
        push(&mut sheet, number, feature);
    }
    Ok(sheet)
}

fn fault(path: &Path, bytes: &[u8], error: &serde_json::Error) -> ExchangeError {
    let start = bytes.trim_ascii_start();
    let key = match error.classify() {
        _ if start.first() != Some(&b'{') => "exchange.file.not_geojson",
        serde_json::error::Category::Eof => "exchange.file.truncated",
        serde_json::error::Category::Data => "exchange.file.not_geojson",
        _ => "exchange.file.broken_json",
    };
    ExchangeError::file(key, path).with("line", error.line()).with("column", error.column())
}

/// The system that the old `crs` member names: `urn:ogc:def:crs:EPSG::4549` or `EPSG:4549`.
fn named_crs(members: &serde_json::Map<String, Value>) -> Option<Crs> {
    let name = members.get("crs")?.get("properties")?.get("name")?.as_str()?;
    let code = name.rsplit(':').next()?;
    code.parse().ok().and_then(Crs::from_epsg)
}

fn columns(features: &[Feature]) -> Vec<String> {
    let mut seen = BTreeMap::new();
    for name in features.iter().filter_map(|feature| feature.properties.as_ref()).flat_map(serde_json::Map::keys) {
        if !seen.contains_key(name.as_str()) {
            seen.insert(name.as_str(), seen.len());
        }
    }
    let mut names: Vec<_> = seen.into_iter().collect();
    names.sort_by_key(|(_, place)| *place);
    names.into_iter().map(|(name, _)| name.to_owned()).collect()
}

fn push(sheet: &mut Sheet, number: u32, feature: Feature) {
    let names = std::mem::take(&mut sheet.columns);
    for name in &names {
        match feature.properties.as_ref().and_then(|all| all.get(name)) {
            None | Some(Value::Null) => sheet.push_cell(""),
            Some(Value::String(text)) => sheet.push_cell(text),
            Some(other) => sheet.push_cell(&other.to_string()),
        }
    }
    sheet.columns = names;
    sheet.end_row(number);
    let found = feature.geometry.map(|geometry| Geometry::try_from(&geometry.value));
    if matches!(found, Some(Err(_))) {
        sheet.broken_rows.insert(sheet.len() - 1, Sentence::new("exchange.row.broken_geometry"));
    }
    sheet.geometry.push(found.and_then(Result::ok));
}
