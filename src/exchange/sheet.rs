//! Another program's table in one plain form: titles, rows of text cells, and a geometry for each row where it has one.

use std::collections::{BTreeMap, BTreeSet};

use geo_types::Geometry;

use crate::model::Sentence;

use super::crs::Crs;
use super::stamp::Stamp;

/// What is known about a cell besides its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A long number that the spreadsheet had rounded to 15 or 16 digits: the last digits are lost.
    Rounded,
    /// The result of a formula, as the spreadsheet had kept it.
    Formula,
    /// A formula without a kept result, or one that failed (`#REF!`).
    Broken,
}

/// A table of text cells. All cells stand in one text, so that a hundred thousand rows need no hundred thousand strings.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The titles of the columns, without blanks around them.
    pub columns: Vec<String>,
    text: String,
    ends: Vec<usize>,
    numbers: Vec<u32>,
    /// The geometry of each row, in the coordinates of the file; empty when no row has one.
    pub geometry: Vec<Option<Geometry<f64>>>,
    /// The coordinate system that the file itself names.
    pub crs: Option<Crs>,
    /// The name of a coordinate system that the file names and that we do not know.
    pub unknown_crs: Option<String>,
    /// Rows that are broken as a whole, with the reason.
    pub broken_rows: BTreeMap<usize, Sentence>,
    /// Cells with something to be said about them: row, column, what; in the order of rows.
    pub marks: Vec<(usize, usize, Mark)>,
    /// How the file was read, for the report.
    pub notes: Vec<Sentence>,
    /// Whether titles may have been cut to ten bytes, as a Shapefile does.
    pub short_titles: bool,
    /// The name of the sheet or layer in its file; may be empty.
    pub layer: String,
    /// What a template of ours says about itself.
    pub stamp: Option<Stamp>,
    /// Rows that are not to be read.
    pub left_out: BTreeSet<usize>,
    /// Cells that count as empty: row and column.
    pub muted: BTreeSet<(usize, usize)>,
}

impl Sheet {
    /// A table without rows.
    pub fn new(columns: Vec<String>) -> Self {
        Self { columns, ..Self::default() }
    }

    /// Adds the next cell of the row that is being built.
    pub fn push_cell(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    /// Ends the row that is being built: missing cells are empty, surplus ones go. `number` is how the file counts it.
    pub fn end_row(&mut self, number: u32) {
        self.numbers.push(number);
        let cells = self.numbers.len() * self.columns.len();
        self.ends.truncate(cells);
        if self.ends.len() == cells {
            self.text.truncate(self.ends.last().copied().unwrap_or_default());
        }
        self.ends.resize(cells, self.text.len());
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The number by which a person finds the row: the line of a text file or of a spreadsheet, the n-th feature else.
    pub fn number(&self, row: usize) -> u32 {
        self.numbers.get(row).copied().unwrap_or_default()
    }

    /// The text of a cell, without blanks around it; empty when there is no such cell.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        if column >= self.columns.len() || (!self.muted.is_empty() && self.muted.contains(&(row, column))) {
            return "";
        }
        let index = row * self.columns.len() + column;
        let start = if index == 0 { 0 } else { self.ends.get(index - 1).copied().unwrap_or_default() };
        let end = self.ends.get(index).copied().unwrap_or(start);
        self.text.get(start..end).unwrap_or_default().trim()
    }

    /// The geometry of a row, if it has one.
    pub fn geometry(&self, row: usize) -> Option<&Geometry<f64>> {
        self.geometry.get(row)?.as_ref()
    }

    /// Whether a row is not to be read.
    pub fn is_left_out(&self, row: usize) -> bool {
        !self.left_out.is_empty() && self.left_out.contains(&row)
    }

    /// The address of a cell in a spreadsheet, such as `C7`; that of the row where no column is meant.
    pub fn address(&self, row: u32, column: Option<usize>) -> String {
        format!("{}{row}", column.map(letters).unwrap_or_default())
    }

    /// What is to be said about a cell.
    pub fn mark(&self, row: usize, column: usize) -> Option<Mark> {
        let at = self.marks.partition_point(|mark| (mark.0, mark.1) < (row, column));
        self.marks.get(at).filter(|mark| (mark.0, mark.1) == (row, column)).map(|mark| mark.2)
    }
}

/// The letters of a column of a spreadsheet: 0 is A, 25 is Z, 26 is AA.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    match column / 26 {
        0 => last.to_string(),
        rest => format!("{}{last}", letters(rest - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_named_as_a_spreadsheet_names_it() {
        let sheet = Sheet::default();
        let names = [0, 25, 26, 51, 52, 701, 702].map(|column| sheet.address(7, Some(column)));
        assert_eq!(names, ["A7", "Z7", "AA7", "AZ7", "BA7", "ZZ7", "AAA7"]);
        assert_eq!(sheet.address(7, None), "7");
    }

    #[test]
    fn short_rows_are_filled_and_long_ones_cut() {
        let mut sheet = Sheet::new(vec!["a".into(), "b".into()]);
        sheet.push_cell("1");
        sheet.end_row(2);
        for cell in ["3", " 4 ", "5"] {
            sheet.push_cell(cell);
        }
        sheet.end_row(3);
        sheet.push_cell("6");
        sheet.push_cell("");
        sheet.end_row(5);
        let cells: Vec<_> = (0..3).map(|row| [sheet.cell(row, 0), sheet.cell(row, 1)]).collect();
        assert_eq!(cells, [["1", ""], ["3", "4"], ["6", ""]]);
        assert_eq!(sheet.number(2), 5);
        assert_eq!(sheet.cell(9, 0), "");
    }
}
