//! Plans an import: what a file would change in the world, without changing it.

use geo::CoordsIter;

use crate::model::{Changes, Indicator, Progress, Record, Sentence, TableName, Village, World};

use super::approximate;
use super::columns::Columns;
use super::crs::Crs;
use super::error::ExchangeError;
use super::fields;
use super::indicators;
use super::lookup::Lookup;
use super::place::Frame;
use super::plan_options::ImportOptions;
use super::report::{ImportPlan, ImportReport};
use super::row::{Book, Frames};
use super::sheet::Sheet;
use super::tables;

/// Plans an import of a sheet into a table.
///
/// Existing records are found by code or number (else by name, see each table) and changed in the columns that the file
/// has; an empty cell leaves what is there. A row with any fault is not taken, and every fault is told.
pub fn plan_import(
    world: &World,
    sheet: &Sheet,
    table: TableName,
    options: &ImportOptions,
) -> Result<ImportPlan, ExchangeError> {
    plan_import_watched(world, sheet, table, options, Progress::UNWATCHED)
}

/// The same as [`plan_import`], while somebody waits.
pub fn plan_import_watched(
    world: &World,
    sheet: &Sheet,
    table: TableName,
    options: &ImportOptions,
    progress: Progress<'_>,
) -> Result<ImportPlan, ExchangeError> {
    progress.at(0.0)?;
    let wide = table == Indicator::TABLE && !options.indicators.is_empty();
    let columns = Columns::find(sheet, if wide { Village::TABLE } else { table }, &options.mapping)?;
    if columns.used().next().is_none() && sheet.geometry.is_empty() {
        return Err(nothing_understood(sheet, table));
    }
    let mut report = ImportReport { warnings: sheet.notes.clone(), ..ImportReport::default() };
    report.unknown_columns = columns.unknown.iter().filter_map(|at| sheet.columns.get(*at)).cloned().collect();
    report.used_columns = columns.used().map(|(field, at)| (sheet.columns[at].clone(), field.to_owned())).collect();
    let (frames, notes) = frames(sheet, &columns, options.crs)?;
    report.warnings.extend(notes);
    let book = Book {
        sheet,
        columns: &columns,
        mapping: &options.mapping,
        frames,
        create_townships: options.create_townships,
        create_units: options.create_units,
        progress: progress.part(0.05, 0.95),
    };
    let mut changes = Changes::new(Sentence::new("exchange.import.title"));
    let columns_of_numbers = indicators::columns(sheet, &book, options, world, &mut report)?;
    let is_numbers_only = table == Indicator::TABLE && columns_of_numbers.is_some();
    if !is_numbers_only {
        read(&book, table, &mut Lookup::new(world), &mut changes, &mut report)?;
    }
    progress.at(0.95)?;
    if let Some(numbers) = columns_of_numbers {
        indicators::read(&book, &numbers, &with(world, &changes), &mut changes, &mut report);
    }
    if options.approximate && table == Village::TABLE {
        report.approximated = approximate::villages(&with(world, &changes), &mut changes);
    }
    progress.at(1.0)?;
    changes.sentence = Sentence::new("exchange.import.done")
        .with("table", format!("@exchange.table.{}", table.0))
        .with("added", report.added)
        .with("changed", report.changed);
    Ok(ImportPlan { changes, report })
}

fn read(
    book: &Book<'_>,
    table: TableName,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) -> Result<(), ExchangeError> {
    match table.0 {
        "township" => tables::township::read(book, look, changes, report),
        "village" => tables::village::read(book, look, changes, report),
        "site" => tables::site::read(book, look, changes, report),
        "unit" => tables::unit::read(book, look, changes, report),
        "cadre" => tables::cadre::read(book, look, changes, report),
        "posting" => tables::posting::read(book, look, changes, report),
        "issue" => tables::issue::read(book, look, changes, report),
        "standing" => tables::standing::read(book, look, changes, report),
        "indicator" => tables::indicator::read(book, look, changes, report),
        "catalogue" => tables::catalogue::read(book, look, changes, report),
        "issue_step" => tables::step::read(book, look, changes, report),
        "activity" => tables::activity::read(book, look, changes, report),
        "promise" => tables::promise::read(book, look, changes, report),
        "campaign" => tables::campaign::read(book, look, changes, report),
        "document" => tables::document::read(book, look, changes, report),
        "criterion" => tables::criterion::read(book, look, changes, report),
        "household" => tables::household::read(book, look, changes, report),
        "plan" => tables::plan::read(book, look, changes, report),
        "plan_item" => tables::plan_item::read(book, look, changes, report),
        "plan_mark" => tables::plan_mark::read(book, look, changes, report),
        "month" => tables::month::read(book, look, changes, report),
        "setting" => tables::setting::read(book, look, changes, report),
        "attachment" => return Err(ExchangeError::new("exchange.table.export_only")),
        other => return Err(ExchangeError::new("exchange.table.unknown").with("table", other)),
    }
    Ok(())
}

/// The world as it will stand.
fn with(world: &World, changes: &Changes) -> World {
    let mut world = world.clone();
    world.apply(changes);
    world
}

fn nothing_understood(sheet: &Sheet, table: TableName) -> ExchangeError {
    let known: Vec<_> = fields::of(table).unwrap_or_default().iter().map(|field| field.title).collect();
    ExchangeError::new("exchange.columns.none")
        .with("columns", sheet.columns.join("、"))
        .with("known", known.join("、"))
}

/// Decides how the coordinates of the file are read.
fn frames(sheet: &Sheet, columns: &Columns, crs: Option<Crs>) -> Result<(Frames, Vec<Sentence>), ExchangeError> {
    let mut frames = Frames::default();
    let mut notes = Vec::new();
    let of_file = crs.or(sheet.crs).unwrap_or(Crs::Lonlat(4490));
    let corners: Vec<_> = sheet
        .geometry
        .iter()
        .flatten()
        .filter_map(|geometry| geometry.coords_iter().next())
        .map(|at| [at.x, at.y])
        .collect();
    if let (None, Some(name), false) = (crs, &sheet.unknown_crs, corners.is_empty()) {
        return Err(ExchangeError::new("exchange.crs.unknown").with("crs", name));
    }
    if !corners.is_empty() {
        let (frame, said) = Frame::decide(&corners, of_file)?;
        frames.geometry = Some(frame);
        notes.extend(said);
    }
    if let (Some(x), Some(y)) = (columns.of("lon"), columns.of("lat")) {
        let points = column_points(sheet, x, y);
        let degrees = points.iter().all(|[x, y]| x.abs() <= 180.0 && y.abs() <= 180.0);
        let of_columns = if degrees && !of_file.is_degrees() { Crs::Lonlat(4490) } else { of_file };
        let (frame, said) = Frame::decide(&points, of_columns)?;
        frames.columns = Some(frame);
        notes.extend(said.into_iter().filter(|note| !notes.contains(note)).collect::<Vec<_>>());
    }
    Ok((frames, notes))
}

fn column_points(sheet: &Sheet, x: usize, y: usize) -> Vec<[f64; 2]> {
    let number = |row: usize, column: usize| sheet.cell(row, column).parse::<f64>().ok();
    (0..sheet.len()).filter_map(|row| Some([number(row, x)?, number(row, y)?])).collect()
}
