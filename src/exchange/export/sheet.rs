//! Writes a table as a spreadsheet: codes stay texts, titles stay in sight, columns are as wide as they need.

use std::io;

use jiff::civil::Date;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::model::Progress;

use super::grid::{Cell, Grid};

/// The font of the office's tables; a machine without it takes its own.
const FONT: &str = "宋体";
/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (8, 48);
/// How many rows decide about the width of a column.
const MEASURED_ROWS: usize = 500;
/// The share of the time that filling the cells takes; the rest is packing.
const FILLED: f32 = 0.4;

/// The bytes of the spreadsheet.
pub(super) fn bytes(grid: &Grid, progress: Progress<'_>) -> io::Result<Vec<u8>> {
    let mut book = filled(grid, progress.part(0.0, FILLED))?;
    // Packing is one call, at the end of which a stop is heeded.
    progress.at(FILLED).map_err(io::Error::other)?;
    book.save_to_buffer().map_err(io::Error::other)
}

/// The spreadsheet with all its cells.
fn filled(grid: &Grid, progress: Progress<'_>) -> io::Result<Workbook> {
    let mut book = Workbook::new();
    fill(book.add_worksheet(), grid, progress)?;
    Ok(book)
}

fn fill(sheet: &mut Worksheet, grid: &Grid, progress: Progress<'_>) -> io::Result<()> {
    let failed = |error: XlsxError| io::Error::other(error);
    sheet.set_name(sheet_name(&grid.title)).map_err(failed)?;
    let base = Format::new().set_font_name(FONT).set_font_size(11).set_align(FormatAlign::VerticalCenter);
    let title = base.clone().set_bold().set_background_color(0xE8_EE_F4).set_border_bottom(FormatBorder::Thin);
    let day = base.clone().set_num_format("yyyy-mm-dd");
    for (at, column) in (0u16..).zip(&grid.columns) {
        sheet.write_string_with_format(0, at, &column.title, &title).map_err(failed)?;
        sheet.set_column_width(at, width(grid, usize::from(at))).map_err(failed)?;
    }
    for (line, row) in (1u32..).zip(&grid.rows) {
        progress.step(line as usize, grid.rows.len()).map_err(io::Error::other)?;
        for (at, cell) in (0u16..).zip(row) {
            put(sheet, (line, at), cell, &base, &day).map_err(failed)?;
        }
    }
    sheet.set_freeze_panes(1, 0).map_err(failed)?;
    let (rows, columns) =
        (u32::try_from(grid.rows.len()).unwrap_or(u32::MAX), u16::try_from(grid.columns.len()).unwrap_or(u16::MAX));
    if columns > 0 {
        sheet.autofilter(0, 0, rows, columns - 1).map_err(failed)?;
    }
    Ok(())
}

/// Writes one cell. A text is written as a text, whatever it begins with, so that it never becomes a formula.
fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    base: &Format,
    day: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(text) => sheet.write_string_with_format(row, column, text, base)?,
        Cell::Number(number) => sheet.write_number_with_format(row, column, *number, base)?,
        Cell::Day(date) => sheet.write_number_with_format(row, column, serial(*date), day)?,
    };
    Ok(())
}

/// The serial number of a day in the epoch of 1900.
fn serial(date: Date) -> f64 {
    let epoch = jiff::civil::date(1899, 12, 30);
    epoch.until(date).map_or(0.0, |span| f64::from(span.get_days()))
}

/// How wide a column has to be: a Chinese character takes two places.
fn width(grid: &Grid, column: usize) -> f64 {
    let places = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>() + 2;
    let title = grid.columns.get(column).map_or(0, |column| places(&column.title) + 2);
    let cells =
        grid.rows.iter().take(MEASURED_ROWS).filter_map(|row| row.get(column)).map(|cell| places(&cell.plain()));
    let widest = cells.chain([title]).max().unwrap_or_default().clamp(WIDTHS.0, WIDTHS.1);
    u32::try_from(widest).map_or(12.0, f64::from)
}

/// A name that a sheet may have.
fn sheet_name(title: &str) -> String {
    let name: String = title.chars().filter(|c| !r"[]:*?/\'".contains(*c)).take(31).collect();
    if name.is_empty() { "1".to_owned() } else { name }
}
