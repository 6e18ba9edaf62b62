//! A ledger as a spreadsheet that can be handed in: title, month and day, the head in sight and on every page, as wide
//! as one page, page numbers, and lines to sign on. Texts stay texts, whatever they begin with.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook, Worksheet, XlsxError,
};

use crate::model::Date;

use super::desk::Desk;
use super::error::PaperError;
use super::ledger::{Cell, Column, Ledger, Side};

/// The fonts of an office's tables; a machine without them takes its own.
const TITLE_FONT: &str = "黑体";
const FONT: &str = "宋体";
/// The narrowest column, in places.
const NARROWEST: usize = 6;
/// The height of a line of letters, and of what stands above and below, in points.
const LINE_HEIGHT: f64 = 14.0;
const MARGIN: f64 = 8.0;
/// How many rows decide about the width of a column.
const MEASURED_ROWS: usize = 2_000;
/// So many places fit across A4 lying on its side, at a size that can still be read; beyond it becomes A3.
const PLACES_OF_A4: f64 = 178.0;
/// The numbers of the sizes of paper.
const A4: u8 = 9;
const A3: u8 = 8;
/// The rows above the data: title, subtitle, head.
const HEAD_ROW: u32 = 2;

/// The bytes of the spreadsheet.
pub(super) fn bytes(desk: &Desk<'_>, ledger: &Ledger) -> Result<Vec<u8>, PaperError> {
    written(desk, ledger).map_err(PaperError::format)
}

/// The formats of the cells.
struct Formats {
    title: Format,
    line: Format,
    head: Format,
    left: Format,
    middle: Format,
    day: Format,
    count: Format,
}

impl Formats {
    fn new() -> Self {
        let base = Format::new().set_font_name(FONT).set_font_size(10.5).set_align(FormatAlign::VerticalCenter);
        let boxed = base.clone().set_border(FormatBorder::Thin).set_text_wrap();
        let middle = boxed.clone().set_align(FormatAlign::Center);
        let title = base.clone().set_font_name(TITLE_FONT).set_font_size(18).set_align(FormatAlign::Center);
        Self {
            title,
            line: base.set_align(FormatAlign::Left).set_font_size(11),
            head: middle.clone().set_bold().set_background_color(0xE7_EC_F1),
            left: boxed.set_align(FormatAlign::Left),
            day: middle.clone().set_num_format("yyyy-mm-dd"),
            count: middle.clone().set_num_format("#,##0"),
            middle,
        }
    }

    fn text(&self, side: Side) -> &Format {
        match side {
            Side::Left => &self.left,
            Side::Middle => &self.middle,
        }
    }
}

fn written(desk: &Desk<'_>, ledger: &Ledger) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(desk, ledger)?);
    let formats = Formats::new();
    let sheet = book.add_worksheet();
    let last = u16::try_from(ledger.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.set_name(desk.say(&ledger.kind.title()))?;
    sheet.merge_range(0, 0, 0, last, &title(desk, ledger), &formats.title)?;
    sheet.set_row_height(0, 34)?;
    sheet.merge_range(1, 0, 1, last, &subtitle(desk, ledger), &formats.line)?;
    sheet.set_row_height(1, 20)?;
    let mut widths = Vec::new();
    for (at, column) in (0u16..).zip(ledger.columns) {
        sheet.write_string_with_format(HEAD_ROW, at, column.title(desk.language), &formats.head)?;
        let width = width(desk, ledger, usize::from(at));
        sheet.set_column_width(at, width)?;
        widths.push(width);
    }
    let head: Vec<Cell> = ledger.columns.iter().map(|column| Cell::Text(column.title(desk.language))).collect();
    sheet.set_row_height(HEAD_ROW, height(&head, &widths))?;
    let end = put_rows(sheet, ledger, &widths, &formats)?;
    if ledger.rows.is_empty() {
        sheet.merge_range(HEAD_ROW + 1, 0, HEAD_ROW + 1, last, &desk.say("papers.none_this_month"), &formats.middle)?;
        sheet.set_row_height(HEAD_ROW + 1, 24)?;
    } else {
        sheet.autofilter(HEAD_ROW, 0, end - 1, last)?;
        sheet.ignore_error_range(HEAD_ROW + 1, 0, end - 1, last, IgnoreError::NumberStoredAsText)?;
    }
    let end = end.max(HEAD_ROW + 2);
    sheet.merge_range(end, 0, end, last, &desk.say("papers.signs"), &formats.line)?;
    sheet.set_row_height(end, 30)?;
    set_page(sheet, desk, widths.iter().sum())?;
    book.save_to_buffer()
}

/// Writes the rows; says which row comes after them.
fn put_rows(sheet: &mut Worksheet, ledger: &Ledger, widths: &[f64], formats: &Formats) -> Result<u32, XlsxError> {
    let mut line = HEAD_ROW + 1;
    for row in &ledger.rows {
        for ((at, cell), column) in (0u16..).zip(row).zip(ledger.columns) {
            put(sheet, (line, at), cell, column, formats)?;
        }
        sheet.set_row_height(line, height(row, widths))?;
        line += 1;
    }
    Ok(line)
}

/// How high a row has to be for its wrapped texts, in points. Not every program finds that out by itself.
fn height(row: &[Cell], widths: &[f64]) -> f64 {
    let lines_in = |cell: &Cell, width: f64| -> f64 {
        let room = (width - 1.0).max(1.0);
        let of_line = |line: &str| f64::from(u32::try_from(places(line)).unwrap_or(u32::MAX));
        cell.plain().lines().map(|line| (of_line(line) / room).ceil().max(1.0)).sum()
    };
    let most = row.iter().zip(widths).map(|(cell, width)| lines_in(cell, *width)).fold(1.0, f64::max);
    (most * LINE_HEIGHT + MARGIN).min(400.0)
}

/// Writes one cell. What a program might take for a formula is marked as a text, so that it stays one when it is edited.
fn put(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    cell: &Cell,
    column: &Column,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let format = formats.text(column.side);
    match cell {
        Cell::Empty => sheet.write_blank(row, at, format)?,
        Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
            sheet.write_string_with_format(row, at, text, &format.clone().set_quote_prefix())?
        }
        Cell::Text(text) => sheet.write_string_with_format(row, at, text, format)?,
        Cell::Count(count) => sheet.write_number_with_format(row, at, *count, &formats.count)?,
        Cell::Day(day) => sheet.write_number_with_format(row, at, serial(*day), &formats.day)?,
    };
    Ok(())
}

/// How the sheet is printed: on its side, one page wide, the head on every page.
fn set_page(sheet: &mut Worksheet, desk: &Desk<'_>, places: f64) -> Result<(), XlsxError> {
    sheet.set_paper_size(if places > PLACES_OF_A4 { A3 } else { A4 });
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_center_horizontally(true);
    sheet.set_margins(0.45, 0.45, 0.6, 0.7, 0.3, 0.35);
    sheet.set_repeat_rows(HEAD_ROW, HEAD_ROW)?;
    sheet.set_freeze_panes(HEAD_ROW + 1, 0)?;
    sheet.set_footer(desk.say("papers.page_of"));
    if !desk.notice().is_empty() {
        // In a header & begins a code.
        sheet.set_header(format!("&R{}", desk.notice().replace('&', "&&")));
    }
    Ok(())
}

fn properties(desk: &Desk<'_>, ledger: &Ledger) -> Result<DocProperties, XlsxError> {
    let day = desk.day();
    let (year, month, day) = (day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs());
    let made = ExcelDateTime::from_ymd(year, month, day)?;
    Ok(DocProperties::new().set_title(title(desk, ledger)).set_author(desk.signature()).set_creation_datetime(&made))
}

fn title(desk: &Desk<'_>, ledger: &Ledger) -> String {
    let kind = desk.say(&ledger.kind.title());
    desk.says("papers.ledger_title", &[("county", &desk.county()), ("kind", &kind)])
}

fn subtitle(desk: &Desk<'_>, ledger: &Ledger) -> String {
    // The numbers are those of the month; where each row stands is as of the day of the records.
    let day = desk.language.long_date(desk.today);
    let rows = ledger.rows.len();
    let unit = desk.signature();
    let line =
        desk.says("papers.ledger_line", &[("unit", &unit), ("month", &desk.month()), ("day", &day), ("rows", &rows)]);
    if desk.notice().is_empty() { line } else { format!("{line}　　{}", desk.notice()) }
}

/// The number of a day in the count that begins in 1900.
pub(super) fn serial(day: Date) -> f64 {
    let epoch = jiff::civil::date(1899, 12, 30);
    epoch.until(day).map_or(0.0, |span| f64::from(span.get_days()))
}

/// How many places a text takes: a Chinese character takes two.
fn places(text: &str) -> usize {
    let line = |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    text.lines().map(line).max().unwrap_or_default()
}

/// How wide a column has to be for what stands in it; its title may take two lines.
fn width(desk: &Desk<'_>, ledger: &Ledger, at: usize) -> f64 {
    let Some(column) = ledger.columns.get(at) else { return 10.0 };
    let title = places(&column.title(desk.language)).div_ceil(2).max(NARROWEST - 2);
    let cells = ledger.rows.iter().take(MEASURED_ROWS).filter_map(|row| row.get(at)).map(|cell| places(&cell.plain()));
    let widest = cells.chain([title]).max().unwrap_or_default() + 2;
    u32::try_from(widest.clamp(NARROWEST, usize::from(column.widest).max(NARROWEST))).map_or(10.0, f64::from)
}
