//! Reads text tables with commas, semicolons or tabs between their cells.

use std::path::Path;

use csv::{ReaderBuilder, StringRecord};

use crate::model::{Progress, Sentence};

use super::encoding;
use super::error::ExchangeError;
use super::sheet::Sheet;
use super::table_builder::TableBuilder;

/// How many rows are read between two tellings of how far it is.
const TOLD: u32 = 512;

/// Reads a text table.
pub(super) fn read(
    path: &Path,
    bytes: &[u8],
    named: Option<&str>,
    progress: Progress<'_>,
) -> Result<Sheet, ExchangeError> {
    let (text, encoding) = encoding::decode(path, bytes, named)?;
    if text.contains('\0') {
        return Err(ExchangeError::file("exchange.file.not_text", path));
    }
    let mut sheet = table(path, &text, progress.part(0.1, 1.0))?;
    if sheet.columns.is_empty() {
        return Err(ExchangeError::file("exchange.file.no_titles", path));
    }
    sheet.notes.push(Sentence::new("exchange.note.encoding").with("encoding", encoding));
    Ok(sheet)
}

fn table(path: &Path, text: &str, progress: Progress<'_>) -> Result<Sheet, ExchangeError> {
    let separator = separator(text);
    let mut reader =
        ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut builder = TableBuilder::default();
    let mut record = StringRecord::new();
    let mut last = (0, 0);
    let fault = |line: u64| ExchangeError::file("exchange.file.broken_csv", path).with("line", line);
    let mut line = 1;
    let mut records = 0;
    while reader.read_record(&mut record).map_err(|_| fault(line))? {
        if records % TOLD == 0 {
            progress.at(record.position().map_or(0, csv::Position::byte) as f32 / text.len().max(1) as f32)?;
        }
        records += 1;
        line = record.position().map_or(line, |start| line_of(text, start));
        last = (record.len(), line);
        builder.row(u32::try_from(line).unwrap_or(u32::MAX), record.iter().map(|cell| (cell, None)));
    }
    let mut sheet = builder.finish().map_err(|error| error.with("file", super::error::file_name(path)))?;
    if is_cut(text, last.0, sheet.columns.len()) {
        sheet.notes.push(Sentence::new("exchange.note.maybe_cut").with("line", last.1));
    }
    Ok(sheet)
}

/// The line on which a record begins: its place is noted before the blank lines that stand above it.
fn line_of(text: &str, start: &csv::Position) -> u64 {
    let rest = usize::try_from(start.byte()).ok().and_then(|byte| text.as_bytes().get(byte..)).unwrap_or_default();
    let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count();
    start.line() + blank as u64
}

/// Whether a file ends in the middle of a row: no line end, and fewer cells than titles or an open quotation mark.
fn is_cut(text: &str, cells: usize, columns: usize) -> bool {
    let open_quote = text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    open_quote || (!text.ends_with(['\n', '\r']) && cells < columns)
}

/// The separator that the first lines have most of, outside of quotation marks.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [0usize; 3];
    for byte in text.bytes().take(64 * 1024) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted && counts.iter().any(|count| *count > 0) => break,
            b',' if !quoted => counts[0] += 1,
            b';' if !quoted => counts[1] += 1,
            b'\t' if !quoted => counts[2] += 1,
            _ => {}
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    let place = counts.iter().position(|count| *count == most).unwrap_or_default();
    b",;\t"[place]
}
