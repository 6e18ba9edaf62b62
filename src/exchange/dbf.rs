//! Reads the table beside a Shapefile (`.dbf`).
//!
//! The cells are kept as the text that stands in the file: a number of eighteen digits is an identity, and a reader that
//! turned it into a floating point number would lose its end.

use encoding_rs::Encoding;

use super::encoding;
use super::sheet::Sheet;

/// One column: its title and its width in bytes.
struct Column {
    title: Vec<u8>,
    kind: u8,
    width: usize,
}

/// The table, and for each row whether it is marked as deleted.
pub(super) struct Dbf {
    /// The rows, also the deleted ones, so that they stand beside their shapes.
    pub rows: Vec<Option<Vec<String>>>,
    /// The titles.
    pub titles: Vec<String>,
    /// The encoding in which it was read.
    pub encoding: &'static Encoding,
    /// Whether the file has fewer rows than it says.
    pub is_cut: bool,
}

/// Reads a table; `named` is the encoding of the `.cpg` file. `None` when it is no such table.
pub(super) fn read(bytes: &[u8], named: Option<&'static Encoding>) -> Option<Dbf> {
    let head = bytes.get(..32)?;
    let count = u32::from_le_bytes(head[4..8].try_into().ok()?) as usize;
    let start = usize::from(u16::from_le_bytes([head[8], head[9]]));
    let width = usize::from(u16::from_le_bytes([head[10], head[11]]));
    let columns = columns(bytes.get(32..start)?)?;
    let body = bytes.get(start..)?;
    if width == 0 || columns.is_empty() || columns.iter().map(|column| column.width).sum::<usize>() + 1 > width {
        return None;
    }
    let encoding = named.or_else(|| language(head[29])).unwrap_or_else(|| guess(bytes));
    let titles = columns.iter().map(|column| text(encoding, &column.title)).collect();
    let records: Vec<_> = body.chunks_exact(width).take(count).collect();
    let rows = records.iter().map(|record| (record[0] != b'*').then(|| cells(encoding, &columns, &record[1..])));
    Some(Dbf { rows: rows.collect(), titles, encoding, is_cut: records.len() < count })
}

fn columns(mut bytes: &[u8]) -> Option<Vec<Column>> {
    let mut columns = Vec::new();
    while bytes.first().is_some_and(|byte| *byte != 0x0d) {
        let field = bytes.get(..32)?;
        let title = field[..11].split(|byte| *byte == 0).next().unwrap_or_default().to_vec();
        columns.push(Column { title, kind: field[11], width: usize::from(field[16]) });
        bytes = &bytes[32..];
    }
    Some(columns)
}

fn cells(encoding: &'static Encoding, columns: &[Column], mut record: &[u8]) -> Vec<String> {
    let mut cells = Vec::with_capacity(columns.len());
    for column in columns {
        let (cell, rest) = record.split_at(column.width.min(record.len()));
        record = rest;
        let value = text(encoding, cell);
        // A number that did not fit is written as stars.
        let is_overflow = column.kind != b'C' && value.starts_with('*');
        cells.push(if is_overflow { String::new() } else { value });
    }
    cells
}

fn text(encoding: &'static Encoding, bytes: &[u8]) -> String {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    text.trim_matches(|c: char| c.is_whitespace() || c == '\0').to_owned()
}

/// The language driver that the header names, where it is a Chinese one.
fn language(id: u8) -> Option<&'static Encoding> {
    match id {
        0x4d | 0x7a => Some(encoding_rs::GB18030),
        0x4f | 0x78 => Some(encoding_rs::BIG5),
        _ => None,
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes.get(32..).unwrap_or_default()).is_ok() {
        return encoding_rs::UTF_8;
    }
    // The binary head would spoil the statistics; rows only.
    let start = usize::from(u16::from_le_bytes([bytes[8], bytes[9]]));
    let rows = bytes.get(start..).unwrap_or_default();
    if std::str::from_utf8(rows.strip_suffix(&[0x1a]).unwrap_or(rows)).is_ok() {
        return encoding_rs::UTF_8;
    }
    encoding::guess(rows)
}

impl Dbf {
    /// The rows as a sheet without geometry, with the index of each in the file.
    pub fn into_sheet(self) -> (Sheet, Vec<usize>) {
        let mut sheet = Sheet::new(self.titles);
        sheet.short_titles = true;
        let mut kept = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            let Some(row) = row else { continue };
            row.iter().for_each(|cell| sheet.push_cell(cell));
            sheet.end_row(u32::try_from(index + 1).unwrap_or(u32::MAX));
            kept.push(index);
        }
        (sheet, kept)
    }
}
