//! Templates that township offices fill in: a sheet with drop-down lists and an example, a sheet that explains it, the
//! lists on a sheet that is hidden, and a stamp that tells the import what the records were when it was made.

mod columns;
mod lists;
mod options;
mod sheets;
#[cfg(test)]
mod tests;

use std::path::Path;

use rust_xlsxwriter::Workbook;

use crate::model::{Id, TableName, Township, World};

use super::error::ExchangeError;
use super::export::sheet::sheet_name;
use super::export::write::{beside, unwritable};
use super::export::{Cell, ExportOptions, Grid, grid_of};
use super::fields::IMPORTED;
use super::stamp::Stamp;

use columns::Column;
use lists::Lists;
pub use options::TemplateOptions;

/// How many records a template may keep in its stamp; beyond that they are compared with the county as it is.
const MOST_KEPT: usize = 20_000;

/// Writes a template for a table; says how many records stand in it.
pub fn write_template(
    world: &World,
    table: TableName,
    path: &Path,
    options: &TemplateOptions,
) -> Result<usize, ExchangeError> {
    if !IMPORTED.contains(&table) {
        return Err(ExchangeError::new("exchange.table.export_only"));
    }
    if options.unmasked.as_ref().is_some_and(|reason| reason.trim().is_empty()) {
        return Err(ExchangeError::new("exchange.export.no_reason"));
    }
    let (mut book, rows) = workbook(world, table, options)?;
    let beside = beside(path);
    let bytes = book.save_to_buffer().map_err(std::io::Error::other);
    let written = bytes.and_then(|bytes| std::fs::write(&beside, bytes)).and_then(|()| std::fs::rename(&beside, path));
    written.map_err(|error| {
        // What was begun is of no use.
        let _ = std::fs::remove_file(&beside);
        unwritable(path, &error)
    })?;
    Ok(rows)
}

/// The workbook with all its sheets, and how many records stand in it.
fn workbook(world: &World, table: TableName, options: &TemplateOptions) -> Result<(Workbook, usize), ExchangeError> {
    let (language, masked) = (options.language, options.unmasked.is_none());
    let export = ExportOptions { language, unmasked: options.unmasked.clone() };
    let records = of_township(grid_of(world, table, &export)?, world, options.township);
    let columns = columns::of(table, options.with_records, language);
    let lists = Lists::of(world, options, masked, &columns);
    let title = language.say(&format!("exchange.table.{}", table.0)).into_owned();
    let township = options.township.and_then(|id| world.townships.get(id)).map(|township| township.name.clone());
    let stamp = Stamp {
        table: table.0.to_owned(),
        sheet: sheet_name(&title),
        language,
        masked,
        revision: options.revision,
        made_on: options.made_on.to_string(),
        township: township.unwrap_or_default(),
        ..kept(&records)
    };
    let rows = if options.with_records { rows(&records, &columns) } else { Vec::new() };
    let said = sheets::Said { stamp: &stamp, columns: &columns, lists: &lists, rows: &rows, options };
    let mut book = Workbook::new();
    let made = said.write(&mut book);
    made.map_err(|error| ExchangeError::new("exchange.template.failed").with("detail", error))?;
    Ok((book, rows.len()))
}

/// The rows of the township; all where none is given or the table knows no townships.
fn of_township(mut grid: Grid, world: &World, township: Option<Id<Township>>) -> Grid {
    let column = |name: &str| grid.columns.iter().position(|column| column.name == name);
    let own = |of: &Township| (of.name.clone(), of.code.clone());
    let Some((name, code)) = township.and_then(|id| world.townships.get(id)).map(own) else { return grid };
    let (by_code, by_name) = (column("township_code"), column("township"));
    if by_code.is_none() && by_name.is_none() {
        return grid;
    }
    let is = |row: &[Cell], at: Option<usize>, text: &str| {
        at.and_then(|at| row.get(at)).is_some_and(|cell| !text.is_empty() && cell.plain() == text)
    };
    let keep: Vec<bool> = grid.rows.iter().map(|row| is(row, by_code, &code) || is(row, by_name, &name)).collect();
    let mut kept = keep.iter();
    grid.rows.retain(|_| kept.next().copied().unwrap_or_default());
    let mut kept = keep.iter();
    grid.ids.retain(|_| kept.next().copied().unwrap_or_default());
    grid
}

/// The values of the records, for the stamp.
fn kept(grid: &Grid) -> Stamp {
    let fields = grid.columns.iter().map(|column| column.name.clone()).collect();
    let values = |row: &Vec<Cell>| row.iter().map(Cell::plain).collect();
    let rows = grid.ids.iter().zip(&grid.rows).take(MOST_KEPT).map(|(id, row)| (*id, values(row))).collect();
    Stamp { fields, rows, ..Stamp::default() }
}

/// The records as rows of the template.
fn rows(grid: &Grid, columns: &[Column]) -> Vec<Vec<Cell>> {
    let places: Vec<Option<usize>> =
        columns.iter().map(|column| grid.columns.iter().position(|known| known.name == column.name)).collect();
    let cell = |row: &[Cell], at: &Option<usize>| at.and_then(|at| row.get(at)).cloned().unwrap_or(Cell::Empty);
    grid.rows.iter().map(|row| places.iter().map(|at| cell(row, at)).collect()).collect()
}
