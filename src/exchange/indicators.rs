//! Columns of a table of villages that become numbers about them.

use crate::model::{Changes, Date, World};

use super::error::ExchangeError;
use super::fields;
use super::lookup::Lookup;
use super::plan_options::ImportOptions;
use super::report::ImportReport;
use super::row::Book;
use super::sheet::Sheet;
use super::spelling::plain_title;
use super::tables::indicator::read_column;

/// Which columns become numbers, under which names, and for which day.
pub(super) struct Numbers {
    columns: Vec<(String, usize)>,
    day: Date,
}

/// Finds the columns that were asked for; `None` when none was.
pub(super) fn columns(
    sheet: &Sheet,
    book: &Book<'_>,
    options: &ImportOptions,
    world: &World,
    report: &mut ImportReport,
) -> Result<Option<Numbers>, ExchangeError> {
    if options.indicators.is_empty() {
        return Ok(None);
    }
    let day = options.indicator_day.or_else(|| world.reference_date());
    let day = day.ok_or_else(|| ExchangeError::new("exchange.indicator.no_day"))?;
    let mut columns = Vec::new();
    for name in &options.indicators {
        let column = column(sheet, book, name).ok_or_else(|| {
            let titles = sheet.columns.join("、");
            ExchangeError::new("exchange.indicator.no_column").with("name", name).with("columns", titles)
        })?;
        report.unknown_columns.retain(|title| *title != sheet.columns[column]);
        columns.push((name.clone(), column));
    }
    Ok(Some(Numbers { columns, day }))
}

/// The column with this title, or the one that was taken for the field of this name.
fn column(sheet: &Sheet, book: &Book<'_>, name: &str) -> Option<usize> {
    let plain = plain_title(name);
    let titled = || sheet.columns.iter().position(|title| plain_title(title) == plain);
    let known = fields::TABLES.iter().filter_map(|table| fields::of(*table)).flatten().find(|field| field.name == name);
    sheet.columns.iter().position(|title| title == name).or_else(titled).or_else(|| book.columns.of(known?.name))
}

/// Reads the columns; `world` has the villages as they will stand.
pub(super) fn read(
    book: &Book<'_>,
    numbers: &Numbers,
    world: &World,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let mut look = Lookup::new(world);
    for (name, column) in &numbers.columns {
        report.indicators += read_column(book, &mut look, (name, *column), numbers.day, changes, &mut report.rejected);
    }
    report.rejected.sort_by_key(|problem| problem.row);
}
