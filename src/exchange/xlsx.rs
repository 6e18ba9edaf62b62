//! Reads spreadsheets (`.xlsx`), after a look at the archive: it may not swell beyond reason.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{DataRef, Reader, SheetType, Xlsx};
use zip::ZipArchive;

use crate::model::{Progress, Sentence};

use super::error::ExchangeError;
use super::sheet::{Mark, Sheet};
use super::table_builder::TableBuilder;

/// The most bytes that all parts of a spreadsheet may have when unpacked.
const MOST_BYTES: u64 = 512 * 1024 * 1024;
/// How many times as large a part may become by unpacking; real sheets stay below 60.
const MOST_RATIO: u64 = 250;
/// Below this size the ratio does not matter.
const SMALL_BYTES: u64 = 4 * 1024 * 1024;
/// A whole number from here on has lost digits: a spreadsheet keeps fifteen.
const EXACT_BELOW: f64 = 1e15;
/// The most columns that are read.
const MOST_COLUMNS: u32 = 1000;

/// The share of the time that the look at the archive takes.
const CHECKED: f32 = 0.15;

/// The text of a cell and what is to be said about it.
type Cell = (String, Option<Mark>);

/// Reads one sheet of a spreadsheet: the one named, else the first that has a table.
pub(super) fn read(
    path: &Path,
    bytes: &[u8],
    layer: Option<&str>,
    progress: Progress<'_>,
) -> Result<Sheet, ExchangeError> {
    check_archive(path, bytes, progress.part(0.0, CHECKED))?;
    let progress = progress.part(CHECKED, 1.0);
    let broken = || ExchangeError::file("exchange.file.broken_xlsx", path);
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let tables = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = tables.map(|sheet| sheet.name.clone()).collect();
    if let Some(wanted) = layer {
        if !names.iter().any(|name| name == wanted) {
            return Err(ExchangeError::file("exchange.file.no_layer", path)
                .with("layer", wanted)
                .with("layers", names.join("、")));
        }
        return sheet(path, &mut book, wanted, progress);
    }
    let mut used = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let part = |at: usize| at as f32 / names.len() as f32;
        let found = sheet(path, &mut book, name, progress.part(part(at), part(at + 1)));
        progress.at(part(at + 1))?;
        if found.as_ref().is_ok_and(|sheet| !sheet.is_empty()) {
            used.push((name, found?));
        }
    }
    let others = used.len().saturating_sub(1);
    let (name, mut first) =
        used.into_iter().next().ok_or_else(|| ExchangeError::file("exchange.file.no_titles", path))?;
    if others > 0 {
        first
            .notes
            .push(Sentence::new("exchange.note.first_layer").with("layer", name).with("layers", names.join("、")));
    }
    Ok(first)
}

fn sheet(
    path: &Path,
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    progress: Progress<'_>,
) -> Result<Sheet, ExchangeError> {
    let broken = || ExchangeError::file("exchange.file.broken_xlsx", path);
    let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
    let mut formulas = 0usize;
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| broken())?;
    let last = reader.dimensions().end.0 as usize + 1;
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|_| broken())? {
        let (row, column) = cell.pos;
        if column == 0 {
            progress.part(0.0, 0.9).step(row as usize, last)?;
        }
        formulas += usize::from(cell.formula.is_some());
        let text = text_of(&cell.value, cell.formula.is_some());
        if column < MOST_COLUMNS && (!text.0.is_empty() || text.1.is_some()) {
            rows.entry(row).or_default().insert(column, text);
        }
    }
    let mut builder = TableBuilder::default();
    for (row, cells) in &rows {
        progress.part(0.9, 1.0).step(*row as usize, last)?;
        let width = cells.last_key_value().map_or(0, |(column, _)| column + 1);
        let cell = |column: u32| cells.get(&column).map_or(("", None), |(text, mark)| (text.as_str(), *mark));
        builder.row(row + 1, (0..width).map(cell));
    }
    let mut sheet = builder.finish().map_err(|error| error.with("file", super::error::file_name(path)))?;
    if formulas > 0 {
        sheet.notes.push(Sentence::new("exchange.note.formulas").with("count", formulas));
    }
    Ok(sheet)
}

/// The text of a cell. A formula gives the result that the spreadsheet had kept, and is never worked out.
fn text_of(value: &DataRef<'_>, formula: bool) -> Cell {
    let kept = formula.then_some(Mark::Formula);
    match value {
        DataRef::Empty => (String::new(), formula.then_some(Mark::Broken)),
        DataRef::String(text) => (text.clone(), kept),
        DataRef::SharedString(text) => ((*text).to_owned(), kept),
        DataRef::Int(number) => (number.to_string(), kept),
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() >= EXACT_BELOW => {
            (format!("{number:.0}"), Some(Mark::Rounded))
        }
        DataRef::Float(number) => (number.to_string(), kept),
        DataRef::Bool(truth) => (if *truth { "是" } else { "否" }.to_owned(), kept),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            (format!("{year:04}-{month:02}-{day:02}"), kept)
        }
        DataRef::DateTime(moment) => (moment.as_f64().to_string(), kept),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (text.clone(), kept),
        DataRef::Error(error) => (error.to_string(), Some(Mark::Broken)),
    }
}

/// Unpacks every part once into nothing, to see that it stays within bounds: the sizes that an archive states may lie.
fn check_archive(path: &Path, bytes: &[u8], progress: Progress<'_>) -> Result<(), ExchangeError> {
    let key = if bytes.starts_with(b"PK") { "exchange.file.broken_xlsx" } else { "exchange.file.not_xlsx" };
    let broken = || ExchangeError::file(key, path);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let mut total = 0;
    for index in 0..archive.len() {
        progress.at(index as f32 / archive.len() as f32)?;
        let part = archive.by_index(index).map_err(|_| broken())?;
        let packed = part.compressed_size();
        let most = (MOST_BYTES - total).min((packed.saturating_mul(MOST_RATIO)).max(SMALL_BYTES));
        let size = std::io::copy(&mut part.take(most + 1), &mut std::io::sink()).map_err(|_| broken())?;
        total += size;
        if size > most || total > MOST_BYTES {
            return Err(ExchangeError::file("exchange.file.swells", path));
        }
    }
    Ok(())
}
