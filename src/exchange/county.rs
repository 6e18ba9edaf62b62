//! Makes a new county from a file of villages.

use std::path::Path;

use crate::model::{CatalogueRow, Changes, Progress, Record, Sentence, Setting, Township, Village, World, setting_key};

use super::error::ExchangeError;
use super::plan::plan_import_watched;
use super::plan_options::ImportOptions;
use super::read::{ReadOptions, read_file_watched};
use super::report::ImportReport;
use super::sheet::Sheet;

/// What a new county is made from.
#[derive(Clone, Debug, Default)]
pub struct NewCounty {
    /// The name of the county; taken from the villages' own column of county names when empty.
    pub name: String,
    /// The catalogue with which it begins.
    pub catalogue: Vec<CatalogueRow>,
    /// Further settings.
    pub settings: Vec<Setting>,
    /// How its files are taken in; unknown townships are always made.
    pub options: ImportOptions,
    /// How its files are read.
    pub reading: ReadOptions,
}

/// Makes a new county from a file of villages and, if there is one, a file of townships. The changes start from an empty
/// world. Without a file of townships they come from the villages' columns, else from the first nine digits of their codes.
pub fn new_county(
    villages: &Path,
    townships: Option<&Path>,
    county: NewCounty,
) -> Result<(Changes, ImportReport), ExchangeError> {
    new_county_watched(villages, townships, county, Progress::UNWATCHED)
}

/// The same as [`new_county`], while somebody waits.
pub fn new_county_watched(
    villages: &Path,
    townships: Option<&Path>,
    county: NewCounty,
    progress: Progress<'_>,
) -> Result<(Changes, ImportReport), ExchangeError> {
    let villages = read_file_watched(villages, &county.reading, progress.part(0.0, 0.5))?;
    let read = |path| read_file_watched(path, &ReadOptions::default(), progress.part(0.5, 0.6));
    let townships = townships.map(read).transpose()?;
    from_sheets(&villages, townships.as_ref(), county, progress.part(0.6, 1.0))
}

/// The same as [`new_county`], from sheets that have been read already.
pub fn county_from_sheets(
    villages: &Sheet,
    townships: Option<&Sheet>,
    county: NewCounty,
) -> Result<(Changes, ImportReport), ExchangeError> {
    from_sheets(villages, townships, county, Progress::UNWATCHED)
}

fn from_sheets(
    villages: &Sheet,
    townships: Option<&Sheet>,
    mut county: NewCounty,
    progress: Progress<'_>,
) -> Result<(Changes, ImportReport), ExchangeError> {
    if county.name.is_empty() {
        county.name = county_name(villages).unwrap_or_default();
    }
    let mut changes = Changes::new(Sentence::new("exchange.county.made").with("county", &county.name));
    let name = Setting::new(setting_key::COUNTY_NAME, &county.name);
    std::iter::once(name).chain(county.settings).for_each(|setting| changes.add(setting));
    county.catalogue.into_iter().for_each(|row| changes.add(row));
    let mut world = World::default();
    world.apply(&changes);
    county.options.create_townships = true;
    let mut report = ImportReport::default();
    for (sheet, table) in
        townships.map(|sheet| (sheet, Township::TABLE)).into_iter().chain([(villages, Village::TABLE)])
    {
        let whole = ImportOptions { indicators: Vec::new(), ..county.options.clone() };
        let (options, part) = match table == Village::TABLE {
            true => (&county.options, progress.part(0.1, 1.0)),
            false => (&whole, progress.part(0.0, 0.1)),
        };
        let plan = plan_import_watched(&world, sheet, table, options, part)?;
        world.apply(&plan.changes);
        changes.rows.extend(plan.changes.rows);
        report.append(plan.report);
    }
    if world.villages.is_empty() {
        return Err(nothing_taken(&report));
    }
    Ok((changes, report))
}

fn nothing_taken(report: &ImportReport) -> ExchangeError {
    let first = report.rejected.first();
    let row = first.map(|problem| problem.row).unwrap_or_default();
    let column = first.map(|problem| problem.column.clone()).unwrap_or_default();
    ExchangeError::new("exchange.county.no_villages").with("rows", report.rows).with("row", row).with("column", column)
}

/// The name that the villages' own column gives to their county.
fn county_name(sheet: &Sheet) -> Option<String> {
    let titles = ["county_name", "县", "县名", "县名称", "区县", "县区", "所属县"];
    let column = sheet.columns.iter().position(|title| titles.contains(&title.as_str()))?;
    (0..sheet.len()).map(|row| sheet.cell(row, column)).find(|name| !name.is_empty()).map(str::to_owned)
}

#[cfg(test)]
#[expect(clippy::print_stderr, reason = "a test that was left out says so")]
mod tests {
    use std::path::PathBuf;

    use geo::CoordsIter;

    use crate::exchange::crs::Crs;

    use super::*;

    fn shared(path: &str) -> Option<PathBuf> {
        let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data")).join(path);
        if !path.exists() {
            eprintln!("left out: {} is not there", path.display());
            return None;
        }
        Some(path)
    }

    #[test]
    fn a_county_is_made_from_villages_alone_and_from_both_files_alike() {
        let (Some(villages), Some(townships)) = (shared("demo/villages.geojson"), shared("demo/townships.geojson"))
        else {
            return;
        };
        let make = |townships: Option<&Path>| {
            let (changes, report) = new_county(&villages, townships, NewCounty::default()).unwrap();
            assert_eq!(report.rejected, []);
            let mut world = World::default();
            world.apply(&changes);
            world
        };
        let (alone, both) = (make(None), make(Some(&townships)));
        assert_eq!((alone.villages.len(), alone.townships.len()), (335, 20));
        assert_eq!(alone.villages, both.villages);
        assert_eq!(alone.county_name(), "云岫县");
        assert!(both.townships.iter().all(|township| township.boundary.is_some() && township.seat.is_some()));
        let village = both.villages.find(|village| village.code == "990101001001").unwrap();
        assert_eq!((village.name.as_str(), village.full_name.as_str()), ("徐坝社区", "徐坝居委会"));
        assert_eq!(
            (village.kind.as_str(), village.households, village.population),
            ("community", Some(324), Some(962))
        );
        assert_eq!(both.townships.get(village.township).unwrap().name, "莲川街道");
    }

    /// Makes the real county from one of its encodings: names and borders only.
    fn xianju(file: &str, crs: Option<Crs>) -> Option<World> {
        let path = shared("xianju")?.join(file);
        let options = ImportOptions { crs, ..ImportOptions::default() };
        let (changes, report) = new_county(&path, None, NewCounty { options, ..NewCounty::default() }).unwrap();
        assert_eq!(report.rejected, [], "{file}");
        let mut world = World::default();
        world.apply(&changes);
        Some(world)
    }

    /// The largest distance between the vertices of two boundaries of the same form, degrees.
    fn boundary_gap(a: &Village, b: &Village) -> f64 {
        let (a, b) = (a.boundary.as_ref().unwrap(), b.boundary.as_ref().unwrap());
        assert_eq!(a.coords_count(), b.coords_count());
        a.coords_iter()
            .map(|at| b.coords_iter().map(|other| (at.x - other.x).hypot(at.y - other.y)).fold(f64::MAX, f64::min))
            .fold(0.0, f64::max)
    }

    #[test]
    fn every_encoding_of_the_real_county_gives_the_same_villages() {
        let Some(base) = xianju("villages.geojson", None) else { return };
        assert_eq!((base.villages.len(), base.townships.len()), (335, 20));
        let gcj = Some(Crs::Gcj02);
        // The tolerance in degrees: what the variant's own rounding leaves (1 mm in a zone, 7 digits in GCJ-02).
        let variants = [
            ("villages.csv", None, None),
            ("import_variants/villages_gb18030.csv", None, None),
            ("import_variants/村庄名录.xlsx", None, None),
            ("import_variants/villages_gcj02.geojson", gcj, Some(2e-7)),
            ("import_variants/villages_epsg4549.gpkg", None, Some(2e-8)),
            ("import_variants/villages_gbk_epsg4528.shp", None, Some(2e-8)),
        ];
        for (file, crs, tolerance) in variants {
            let Some(other) = xianju(file, crs) else { return };
            assert_eq!(other.villages.len(), base.villages.len(), "{file}");
            for (a, b) in base.villages.iter().zip(other.villages.iter()) {
                assert_eq!((a.id, &a.code, &a.name, &a.kind), (b.id, &b.code, &b.name, &b.kind), "{file}");
                let name =
                    |world: &World, village: &Village| world.townships.get(village.township).unwrap().name.clone();
                assert_eq!(name(&base, a), name(&other, b), "{file}");
                if let (Some(a), Some(b)) = (a.position, b.position) {
                    assert!((a.x() - b.x()).hypot(a.y() - b.y()) < 2e-7, "{file}");
                }
                if let Some(tolerance) = tolerance {
                    assert!(boundary_gap(a, b) < tolerance, "{file}: {} {}", a.name, boundary_gap(a, b));
                } else {
                    assert_eq!(b.boundary, None);
                    assert!(b.position.is_some(), "{file}");
                }
            }
        }
    }
}
