//! Plain tables for programs: a row of titles, commas, and columns that are known by their names.

use std::path::Path;

use csv::{ByteRecord, ReaderBuilder};

use super::error::ExchangeError;
use super::source::bytes_of;

/// The columns that were asked for, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainTable {
    /// For each column that was asked for, whether the file has it.
    pub has: Vec<bool>,
    /// The cells of each column that was asked for; empty where the file does not have it.
    pub columns: Vec<Vec<String>>,
    /// How many rows there are.
    pub rows: usize,
}

impl PlainTable {
    /// The cell of a column in a row; an empty text where there is none.
    pub fn cell(&self, column: usize, row: usize) -> &str {
        self.columns.get(column).and_then(|cells| cells.get(row)).map_or("", String::as_str)
    }

    /// The cell as a number.
    ///
    /// # Errors
    /// A sentence with file, line and column where it is none.
    pub fn number<T: std::str::FromStr>(
        &self,
        path: &Path,
        (column, name): (usize, &str),
        row: usize,
    ) -> Result<T, ExchangeError> {
        let text = self.cell(column, row);
        text.parse().map_err(|_| {
            ExchangeError::file("exchange.plain.number", path)
                .with("line", row + 2)
                .with("column", name)
                .with("value", text)
        })
    }
}

/// Reads these columns of a table in UTF-8 (CSV with a row of titles); others are left out. Of each name the titles before
/// the last `|` are other names of it, and one that begins with `?` may be missing.
///
/// # Errors
/// A file that cannot be read, and a column that is missing.
pub fn plain_table(path: &Path, names: &[&str]) -> Result<PlainTable, ExchangeError> {
    let bytes = bytes_of(path)?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(bytes);
    let broken = |line: u64| ExchangeError::file("exchange.file.broken_csv", path).with("line", line);
    let titles = reader.byte_headers().map_err(|_| broken(1))?.clone();
    let mut places = Vec::with_capacity(names.len());
    for name in names {
        let (optional, name) = (name.starts_with('?'), name.trim_start_matches('?'));
        let known = |title: &[u8]| name.split('|').any(|name| name.as_bytes() == title.trim_ascii());
        let place = titles.iter().position(known);
        if place.is_none() && !optional {
            let wanted = name.split('|').next_back().unwrap_or_default();
            return Err(ExchangeError::file("exchange.plain.column", path).with("column", wanted));
        }
        places.push(place);
    }
    let mut table = PlainTable {
        has: places.iter().map(Option::is_some).collect(),
        columns: vec![Vec::new(); names.len()],
        rows: 0,
    };
    let mut record = ByteRecord::new();
    while reader.read_byte_record(&mut record).map_err(|_| broken(table.rows as u64 + 1))? {
        for (cells, place) in table.columns.iter_mut().zip(&places) {
            if let Some(place) = place {
                let cell = record.get(*place).unwrap_or_default().trim_ascii();
                cells.push(String::from_utf8_lossy(cell).into_owned());
            }
        }
        table.rows += 1;
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    fn read(text: &str, names: &[&str]) -> Result<PlainTable, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.csv");
        std::fs::write(&path, text).unwrap();
        plain_table(&path, names).map_err(|error| Language::Chinese.sentence(&error.0))
    }

    #[test]
    fn columns_are_found_by_any_of_their_names_in_any_order() {
        let table = read("\u{feff}b, a\n1,x\n2,y\n", &["a", "?c", "other|b"]).unwrap();
        assert_eq!((table.rows, table.cell(0, 1), table.cell(2, 0), table.cell(1, 0)), (2, "y", "1", ""));
        assert_eq!(table.has, [true, false, true]);
        assert_eq!(table.number::<i64>(Path::new("t.csv"), (2, "b"), 1), Ok(2));
    }

    #[test]
    fn a_missing_column_and_a_word_in_place_of_a_number_are_named() {
        let said = read("b\n1\n", &["a"]).unwrap_err();
        assert!(said.contains("t.csv") && said.contains('a'), "{said}");
        let table = read("a\n1\nzwei\n", &["a"]).unwrap();
        let error = table.number::<i64>(Path::new("t.csv"), (0, "a"), 1).unwrap_err();
        let said = Language::Chinese.sentence(&error.0);
        assert!(said.contains("zwei") && said.contains('3'), "{said}");
    }
}
