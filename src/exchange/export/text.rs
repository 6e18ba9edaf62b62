//! Writes a table as text with commas, in UTF-8 with a byte order mark, as spreadsheets of the office expect it; without
//! one where programs read it, for many take it for a part of the first title.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::model::Progress;

use super::grid::{Cell, Grid};

/// Writes the table.
pub(super) fn write(grid: &Grid, out: &mut dyn Write, progress: Progress<'_>) -> io::Result<()> {
    if !grid.is_for_programs {
        out.write_all(b"\xef\xbb\xbf")?;
    }
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(grid.columns.iter().map(|column| &column.title))?;
    for (index, row) in grid.rows.iter().enumerate() {
        progress.step(index, grid.rows.len()).map_err(io::Error::other)?;
        for cell in row {
            writer.write_field(field(cell).as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()
}

/// A text that a spreadsheet would take for a formula gets an apostrophe, which makes it a text again.
fn field(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) if text.len() > 1 && text.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
            Cow::Owned(format!("'{text}"))
        }
        Cell::Text(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.plain()),
    }
}
