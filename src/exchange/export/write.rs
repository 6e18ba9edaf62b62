//! Writes a table of the county to a file: first beside its place, then into it, so that a failure leaves what was there.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use geo_types::Geometry;

use crate::exchange::error::ExchangeError;
use crate::exchange::fields;
use crate::model::{Boundary, Point, Progress, Record, Stopped, Table, TableName, World};
use crate::words::Language;

use super::cells::Desk;
use super::grid::{Cell, Grid, GridColumn};
use super::{gpkg, json, ledger, papers, people, places, sheet, text};

/// How a table is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportOptions {
    /// The language of titles and words.
    pub language: Language,
    /// Why names and telephone numbers are written in full; they are masked when `None`. The caller logs it.
    pub unmasked: Option<String>,
}

/// Writes a table of the county to a file, whose ending names the format: csv, xlsx, geojson, gpkg. Says how many rows
/// it wrote.
pub fn export_table(
    world: &World,
    table: TableName,
    path: &Path,
    options: &ExportOptions,
) -> Result<usize, ExchangeError> {
    if options.unmasked.as_ref().is_some_and(|reason| reason.trim().is_empty()) {
        return Err(ExchangeError::new("exchange.export.no_reason"));
    }
    let grid = grid_of(world, table, options)?;
    write_grid(&grid, path)?;
    Ok(grid.rows.len())
}

/// A table of the county as titles and cells, in the order of codes or numbers where it has them.
pub fn grid_of(world: &World, table: TableName, options: &ExportOptions) -> Result<Grid, ExchangeError> {
    let unknown = || ExchangeError::new("exchange.table.unknown").with("table", table.0);
    let fields = fields::of(table).ok_or_else(unknown)?;
    let title = |field: &fields::Field| match options.language {
        Language::Chinese => field.title.to_owned(),
        Language::English => field.name.to_owned(),
    };
    let columns = fields.iter().map(|field| GridColumn { name: field.name.to_owned(), title: title(field) }).collect();
    let name = options.language.say(&format!("exchange.table.{}", table.0)).into_owned();
    let grid = Grid { name: table.0.to_owned(), title: name, columns, ..Grid::default() };
    let desk = Desk::new(world, options.language, options.unmasked.is_none());
    let filler = Filler { desk, grid };
    Ok(match table.0 {
        "township" => filler.fill(
            &world.townships,
            |row| &row.code,
            places::township,
            |row| area(row.boundary.as_ref(), row.seat),
        ),
        "village" => filler.fill(
            &world.villages,
            |row| &row.code,
            places::village,
            |row| area(row.boundary.as_ref(), row.position),
        ),
        "site" => filler.fill(&world.sites, |row| &row.code, places::site, |row| area(None, row.position)),
        "unit" => filler.fill(&world.units, |row| &row.code, places::unit, |row| area(None, row.position)),
        "cadre" => filler.fill(&world.cadres, |row| &row.code, people::cadre, |_| None),
        "posting" => filler.fill(&world.postings, |_| "", people::posting, |_| None),
        "issue" => filler.fill(&world.issues, |row| &row.number, people::issue, |row| area(None, row.position)),
        "standing" => filler.fill(&world.standings, |_| "", people::standing, |_| None),
        "indicator" => filler.fill(&world.indicators, |_| "", places::indicator, |_| None),
        "catalogue" => filler.fill(&world.catalogue, |_| "", places::catalogue, |_| None),
        "issue_step" => filler.fill(&world.issue_steps, |_| "", ledger::step, |_| None),
        "activity" => filler.fill(&world.activities, |row| &row.number, ledger::activity, |_| None),
        "promise" => filler.fill(&world.promises, |row| &row.number, ledger::promise, |_| None),
        "campaign" => filler.fill(&world.campaigns, |row| &row.name, ledger::campaign, |_| None),
        "document" => filler.fill(&world.documents, |row| &row.number, papers::document, |_| None),
        "criterion" => filler.fill(&world.criteria, |_| "", ledger::criterion, |_| None),
        "household" => filler.fill(&world.households, |row| &row.code, ledger::household, |_| None),
        "plan" => filler.fill(&world.plans, |row| &row.title, papers::plan, |_| None),
        "plan_item" => filler.fill(&world.plan_items, |_| "", papers::plan_item, |_| None),
        "plan_mark" => filler.fill(&world.plan_marks, |_| "", papers::plan_mark, |_| None),
        "month" => filler.fill(&world.months, |_| "", ledger::month, |_| None),
        "setting" => filler.fill(&world.settings, |row| &row.key, ledger::setting, |_| None),
        "attachment" => filler.fill(&world.attachments, |row| &row.owner_table, papers::attachment, |_| None),
        _ => return Err(unknown()),
    })
}

/// Fills a grid with the rows of a table.
struct Filler<'w> {
    desk: Desk<'w>,
    grid: Grid,
}

impl<'w> Filler<'w> {
    fn fill<T: Record + 'w>(
        mut self,
        table: &'w Table<T>,
        order: fn(&T) -> &str,
        cell: fn(&Desk<'_>, &T, &str) -> Cell,
        geometry: fn(&T) -> Option<Geometry<f64>>,
    ) -> Grid {
        let mut rows: Vec<&T> = table.iter().collect();
        rows.sort_by(|a, b| order(a).cmp(order(b)));
        for row in rows {
            self.grid.rows.push(self.grid.columns.iter().map(|column| cell(&self.desk, row, &column.name)).collect());
            self.grid.geometry.push(geometry(row));
            self.grid.ids.push(row.id().uuid());
        }
        if self.grid.geometry.iter().all(Option::is_none) {
            self.grid.geometry.clear();
        }
        self.grid
    }
}

/// The boundary, or the point where there is none.
fn area(boundary: Option<&Boundary>, point: Option<Point>) -> Option<Geometry<f64>> {
    let area = boundary.map(|boundary| Geometry::MultiPolygon((**boundary).clone()));
    area.or_else(|| point.map(Geometry::Point))
}

/// Writes a grid to a file, whose ending names the format: csv, xlsx, geojson, gpkg.
pub fn write_grid(grid: &Grid, path: &Path) -> Result<(), ExchangeError> {
    write_grid_watched(grid, path, Progress::UNWATCHED)
}

/// The same as [`write_grid`], while somebody waits.
pub fn write_grid_watched(grid: &Grid, path: &Path, progress: Progress<'_>) -> Result<(), ExchangeError> {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let beside = beside(path);
    let _ = fs::remove_file(&beside);
    let written = match extension.as_str() {
        "csv" => stream(&beside, |out| text::write(grid, out, progress)),
        "geojson" | "json" => stream(&beside, |out| json::write(grid, out, progress)),
        "xlsx" => sheet::bytes(grid, progress).and_then(|bytes| fs::write(&beside, bytes)),
        "gpkg" => gpkg::write(grid, &beside, progress).map_err(disk),
        _ => return Err(ExchangeError::file("exchange.export.unknown_format", path)),
    };
    let written = written.and_then(|()| progress.at(1.0).map_err(io::Error::other));
    let placed = written.and_then(|()| fs::rename(&beside, path));
    placed.map_err(|error| {
        // What was begun is of no use; a file that stood there before is untouched.
        let _ = fs::remove_file(&beside);
        unwritable(path, &error)
    })
}

fn stream(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    write(&mut out)?;
    out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
}

/// A name beside the file, for what is being written.
pub(in crate::exchange) fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    path.with_file_name(name)
}

/// A full disk and the like, as the system would have said it.
fn disk(error: rusqlite::Error) -> io::Error {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DiskFull) => io::Error::from(ErrorKind::StorageFull),
        Some(rusqlite::ErrorCode::ReadOnly | rusqlite::ErrorCode::CannotOpen) => {
            io::Error::from(ErrorKind::PermissionDenied)
        }
        Some(rusqlite::ErrorCode::OperationInterrupted) => io::Error::other(Stopped),
        _ => io::Error::other(error),
    }
}

/// Why a file could not be written.
pub(in crate::exchange) fn unwritable(path: &Path, error: &io::Error) -> ExchangeError {
    if error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Stopped>) {
        return Stopped.into();
    }
    let key = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "exchange.export.disk_full",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "exchange.export.forbidden",
        ErrorKind::NotFound => "exchange.export.no_folder",
        _ => "exchange.export.failed",
    };
    ExchangeError::file(key, path).with("detail", error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_export_that_is_stopped_leaves_what_stood_there_and_nothing_else() {
        let column = GridColumn { name: "a".into(), title: "甲".into() };
        let rows = (0..2000).map(|n| vec![Cell::text(format!("row {n}"))]).collect();
        let grid = Grid { name: "t".into(), title: "表".into(), columns: vec![column], rows, ..Grid::default() };
        for ending in ["csv", "geojson", "xlsx", "gpkg"] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join(format!("table.{ending}"));
            fs::write(&path, "old").unwrap();
            for most in [0.0, 0.3, 0.99] {
                let told = std::cell::Cell::new(0.0);
                let tell = |share: f32| {
                    told.set(share);
                    share < most
                };
                let error = write_grid_watched(&grid, &path, Progress::new(&tell)).unwrap_err();
                assert_eq!(error.0.key, "exchange.stopped", "{ending} {most}");
                assert!(told.get() >= most, "{ending} {most}");
                assert_eq!(fs::read(&path).unwrap(), b"old", "{ending}");
                assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{ending}");
            }
            write_grid(&grid, &path).unwrap();
            assert!(fs::metadata(&path).unwrap().len() > 1000);
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{ending}");
        }
    }

    #[test]
    fn reading_and_planning_stop_wherever_they_are_asked_to() {
        use crate::exchange::{ImportOptions, ReadOptions, plan_import_watched, read_file, read_file_watched};
        let folder = tempfile::tempdir().unwrap();
        let rows: Vec<_> = (0..3000).map(|n| vec![Cell::text(format!("单位{n}")), Cell::text("部门")]).collect();
        let columns = ["单位名称", "类别"].map(|title| GridColumn { name: title.into(), title: title.into() });
        let grid = Grid { name: "t".into(), title: "表".into(), columns: columns.into(), rows, ..Grid::default() };
        for ending in ["csv", "geojson", "xlsx", "gpkg"] {
            let path = folder.path().join(format!("table.{ending}"));
            write_grid(&grid, &path).unwrap();
            for most in [0.0, 0.5, 0.95] {
                let stopped = read_file_watched(&path, &ReadOptions::default(), Progress::new(&|share| share < most));
                assert_eq!(stopped.unwrap_err().0.key, "exchange.stopped", "{ending} {most}");
            }
            let sheet = read_file(&path, &ReadOptions::default()).unwrap();
            assert_eq!(sheet.len(), 3000, "{ending}");
            let (world, unit) = (World::default(), TableName("unit"));
            let told = std::cell::RefCell::new(Vec::new());
            let plan = |most: f32| {
                let tell = |share: f32| {
                    told.borrow_mut().push(share);
                    share < most
                };
                plan_import_watched(&world, &sheet, unit, &ImportOptions::default(), Progress::new(&tell))
            };
            for most in [0.0, 0.5, 1.0] {
                assert_eq!(plan(most).unwrap_err().0.key, "exchange.stopped", "{ending} {most}");
            }
            told.borrow_mut().clear();
            assert_eq!(plan(2.0).unwrap().report.rows, 3000);
            assert!(told.borrow().is_sorted() && told.borrow().len() > 10, "{:?}", told.borrow());
        }
    }
}
