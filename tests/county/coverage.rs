//! The coverage on whole counties: the fictional one, a real one, a reference of neighbours, and the communes of a
//! country.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot go on fails"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cunqing::geometry::{Contiguity, Coverage, CoverageReport, area_km2, perimeter_km};
use geo::Area;
use geo_types::MultiPolygon;
use wkb::reader::read_wkb;

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");

/// A file of the shared data, or a word that the test was left out.
fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(SHARED).join(path);
    if !path.exists() {
        println!("left out: {} is not there", path.display());
        return None;
    }
    Some(path)
}

/// The areas of a GeoJSON file with their codes and township codes.
fn geojson_areas(path: &Path) -> Vec<(String, String, MultiPolygon<f64>)> {
    let text = std::fs::read_to_string(path).unwrap();
    let collection = geojson::FeatureCollection::try_from(text.parse::<geojson::GeoJson>().unwrap()).unwrap();
    let text_of = |feature: &geojson::Feature, key: &str| {
        feature.property(key).and_then(|value| value.as_str()).unwrap_or_default().to_owned()
    };
    let area = |feature: geojson::Feature| {
        let (code, township) = (text_of(&feature, "code"), text_of(&feature, "township_code"));
        let shape = match geo_types::Geometry::<f64>::try_from(feature.geometry.unwrap()).unwrap() {
            geo_types::Geometry::Polygon(polygon) => polygon.into(),
            geo_types::Geometry::MultiPolygon(polygons) => polygons,
            other => panic!("not an area: {other:?}"),
        };
        (code, township, shape)
    };
    collection.features.into_iter().map(area).collect()
}

/// The areas of a GeoPackage table, in the order of its rows.
fn geopackage_areas(path: &Path, table: &str) -> Vec<MultiPolygon<f64>> {
    let file = rusqlite::Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let column: String = file
        .query_row("SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?1", [table], |row| row.get(0))
        .unwrap();
    let mut rows = file.prepare(&format!("SELECT \"{column}\" FROM \"{table}\" ORDER BY fid")).unwrap();
    let shapes = rows.query_map([], |row| row.get::<_, Vec<u8>>(0)).unwrap();
    shapes.map(|blob| shape_of(&blob.unwrap())).collect()
}

/// The shape in a GeoPackage blob (OGC 12-128r19, 2.1.3).
fn shape_of(blob: &[u8]) -> MultiPolygon<f64> {
    let envelope = [0, 32, 48, 48, 64][usize::from(blob[3] >> 1 & 7)];
    use geo_traits::to_geo::ToGeoGeometry;
    match read_wkb(&blob[8 + envelope..]).unwrap().to_geometry() {
        geo_types::Geometry::Polygon(polygon) => polygon.into(),
        geo_types::Geometry::MultiPolygon(polygons) => polygons,
        other => panic!("not an area: {other:?}"),
    }
}

/// What holds of every coverage of areas that tile exactly.
fn tiles_exactly(areas: &[MultiPolygon<f64>], coverage: &Coverage, report: &CoverageReport) {
    assert_eq!((report.snapped, report.inserted), (0, 0));
    assert_eq!(report.overlaps, []);
    assert_eq!(report.gaps, []);
    assert_eq!(report.self_crossing, []);
    assert_eq!(report.dropped, []);
    for (number, area) in (0..).zip(areas) {
        let again = coverage.polygon(number).unsigned_area();
        assert!((again - area.unsigned_area()).abs() <= 1e-9 * again, "area {number}: {again}");
    }
    let outline = coverage.dissolved(&vec![0; areas.len()]);
    let sum: f64 = areas.iter().map(Area::unsigned_area).sum();
    assert!((outline.polygon(0).unsigned_area() - sum).abs() <= 1e-9 * sum);
}

fn demo(layer: &str) -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo").join(layer);
    if own.exists() { own } else { Path::new(SHARED).join("data/demo").join(layer) }
}

#[test]
fn the_fictional_county_tiles_exactly_and_dissolves_into_its_townships() {
    if demo("villages.geojson").exists() {
        county_dissolves(&demo("villages.geojson"), &demo("townships.geojson"));
    }
}

#[test]
fn the_real_county_tiles_exactly_and_dissolves_into_its_townships() {
    if let (Some(villages), Some(townships)) =
        (shared("data/xianju/villages.geojson"), shared("data/xianju/townships.geojson"))
    {
        county_dissolves(&villages, &townships);
    }
}

fn county_dissolves(villages: &Path, townships: &Path) {
    let rows = geojson_areas(villages);
    let areas: Vec<_> = rows.iter().map(|row| row.2.clone()).collect();
    let (coverage, report) = Coverage::build(&areas, 1e-7);
    tiles_exactly(&areas, &coverage, &report);
    let townships = geojson_areas(townships);
    let number: BTreeMap<&str, u32> = townships.iter().map(|row| row.0.as_str()).zip(0..).collect();
    let groups: Vec<u32> = rows.iter().map(|row| number[row.1.as_str()]).collect();
    let dissolved = coverage.dissolved(&groups);
    for (number, (code, _, shape)) in (0..).zip(&townships) {
        let (ours, theirs) = (dissolved.polygon(number).unsigned_area(), shape.unsigned_area());
        assert!((ours - theirs).abs() <= 1e-7 * theirs, "{code}: {ours} {theirs}");
    }
}

#[test]
fn the_neighbours_of_three_hundred_villages_are_those_of_the_reference() {
    let (Some(file), Some(pairs)) = (shared("peers/ref/villages_300.gpkg"), shared("peers/ref/queen_pairs_300.csv"))
    else {
        return;
    };
    let areas = geopackage_areas(&file, "villages");
    let (coverage, report) = Coverage::build(&areas, 0.0);
    tiles_exactly(&areas, &coverage, &report);
    let ours: Vec<(u32, u32)> = (0..)
        .zip(coverage.neighbours(Contiguity::Queen))
        .flat_map(|(one, others)| others.into_iter().map(move |other| (one, other)))
        .filter(|(one, other)| one < other)
        .collect();
    let mut theirs: Vec<(u32, u32)> = std::fs::read_to_string(pairs)
        .unwrap()
        .lines()
        .skip(1)
        .map(|line| line.split_once(',').map(|(i, j)| (i.parse().unwrap(), j.parse().unwrap())).unwrap())
        .collect();
    theirs.sort_unstable();
    assert_eq!(ours, theirs);
}

/// The communes of a country, unpacked into a folder that goes when the test ends.
fn communes() -> Option<Vec<MultiPolygon<f64>>> {
    let packed = std::fs::File::open(shared("data/scale/france_communes_2018.gpkg.gz")?).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("communes.gpkg");
    std::io::copy(&mut flate2::read::GzDecoder::new(packed), &mut std::fs::File::create(&path).unwrap()).unwrap();
    let file = rusqlite::Connection::open(&path).unwrap();
    let table: String = file
        .query_row("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'", [], |row| row.get(0))
        .unwrap();
    drop(file);
    Some(geopackage_areas(&path, &table))
}

#[test]
fn the_communes_of_a_country_become_a_coverage_in_which_one_ring_crosses_itself() {
    let Some(areas) = communes() else { return };
    assert_eq!(areas.len(), 35_357);
    let (coverage, report) = Coverage::build(&areas, 0.0);
    // Commune 14174, the 4571st, as GEOS says too: "Ring Self-intersection[-0.56932 48.89639]".
    assert_eq!(report.self_crossing, [(4570, [-0.56932, 48.89639])]);
    assert_eq!((report.dropped.len(), report.overlaps.len(), report.inner_arcs.len()), (0, 0, 0));
    // The lagoon of Berre, and Llívia, which is another country's.
    let gaps: Vec<[i32; 2]> = report.gaps.iter().map(|(at, _)| at.map(|degrees| (10.0 * degrees) as i32)).collect();
    assert_eq!(gaps, [[50, 434], [19, 424]]);
    let size = |coverage: &Coverage, area| coverage.polygon(area).unsigned_area();
    let sum: f64 = areas.iter().map(Area::unsigned_area).sum();
    let outline = size(&coverage.dissolved(&vec![0; areas.len()]), 0);
    assert!((outline - sum).abs() < 1e-6 * sum, "{outline} {sum}");
    // Simplified without optimisation all would take long: some thousand of them.
    let (part, _) = Coverage::build(&areas[..4_000], 0.0);
    let simple = part.simplified(0.004);
    assert!(simple.point_count() * 2 < part.point_count(), "{}", simple.point_count());
    assert!((0..simple.len as u32).all(|area| size(&simple, area) > 0.0), "none is lost");
    let neighbours = coverage.neighbours(Contiguity::Queen);
    assert_eq!(neighbours.iter().map(Vec::len).sum::<usize>(), 210_832);
    let mutual = |one: usize| neighbours[one].iter().all(|other| neighbours[*other as usize].contains(&(one as u32)));
    assert!((0..areas.len()).all(mutual));
}

#[test]
fn areas_on_the_ellipsoid_are_those_of_the_reference() {
    let (Some(townships), Some(table)) = (shared("data/xianju/townships.geojson"), shared("data/coords/areas.csv"))
    else {
        return;
    };
    let table = std::fs::read_to_string(table).unwrap();
    let mut compared = 0;
    for (code, _, shape) in geojson_areas(&townships) {
        let row = table.lines().find(|line| line.starts_with(&format!("xianju,township,{code},"))).unwrap();
        let fields: Vec<&str> = row.split(',').collect();
        let (area, perimeter): (f64, f64) = (fields[3].parse().unwrap(), fields[4].parse().unwrap());
        assert!((area_km2(&shape) - area).abs() < 2e-6, "{code}");
        assert!((perimeter_km(&shape) - perimeter).abs() < 2e-6, "{code}");
        compared += 1;
    }
    assert_eq!(compared, 20);
}
