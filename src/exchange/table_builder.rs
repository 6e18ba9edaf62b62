//! Turns rows of cells into a sheet: finds the row of titles and drops blank rows.

use crate::model::Sentence;

use super::error::ExchangeError;
use super::sheet::{Mark, Sheet};

/// The most columns that a table may have.
const MOST_COLUMNS: usize = 1000;

/// Builds a sheet from rows that are handed over one by one. The titles are the first row with two cells or more; a
/// heading in one cell above them is left out.
#[derive(Default)]
pub(super) struct TableBuilder {
    sheet: Sheet,
    has_titles: bool,
    lone: Option<String>,
}

impl TableBuilder {
    /// Hands over a row, with the number by which a person finds it.
    pub fn row<'c>(&mut self, number: u32, cells: impl Iterator<Item = (&'c str, Option<Mark>)> + Clone) {
        let filled = cells.clone().filter(|(text, mark)| !text.trim().is_empty() || mark.is_some()).count();
        if filled == 0 {
            return;
        }
        if !self.has_titles {
            let titles = || cells.clone().map(|(text, _)| title(text)).take(MOST_COLUMNS).collect();
            if filled >= 2 {
                self.sheet.columns = titles();
                self.has_titles = true;
            } else if self.lone.is_none() {
                self.lone = cells.clone().map(|(text, _)| title(text)).find(|text| !text.is_empty());
            }
            return;
        }
        let index = self.sheet.len();
        let mut surplus = false;
        for (column, (text, mark)) in cells.enumerate() {
            if column >= self.sheet.columns.len() {
                surplus |= !text.trim().is_empty();
                continue;
            }
            let text = excel_text(text);
            self.sheet.push_cell(text);
            let mark = mark.or_else(|| is_scientific(text).then_some(Mark::Rounded));
            self.sheet.marks.extend(mark.map(|mark| (index, column, mark)));
        }
        self.sheet.end_row(number);
        if surplus {
            let columns = self.sheet.columns.len();
            self.sheet.broken_rows.insert(index, Sentence::new("exchange.row.too_long").with("columns", columns));
        }
    }

    /// The sheet; an error when there were no titles.
    pub fn finish(mut self) -> Result<Sheet, ExchangeError> {
        if !self.has_titles {
            let Some(title) = self.lone else { return Err(ExchangeError::new("exchange.file.no_titles")) };
            self.sheet.columns = vec![title];
        }
        Ok(self.sheet)
    }
}

fn title(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').replace(['\n', '\r'], "")
}

/// The text of `="00123"`, by which people make a spreadsheet keep a code as it is, and of `'=…`, by which an export
/// keeps a spreadsheet from taking a text for a formula.
fn excel_text(cell: &str) -> &str {
    if let Some(text) = cell.strip_prefix('\'').filter(|text| text.starts_with(['=', '+', '-', '@'])) {
        return text;
    }
    cell.trim().strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(cell)
}

/// Whether a spreadsheet wrote a long number as 3.31024E+17, which has lost its last digits.
fn is_scientific(cell: &str) -> bool {
    let Some((digits, exponent)) = cell.trim().split_once(['E', 'e']) else { return false };
    let long = exponent.strip_prefix('+').and_then(|power| power.parse::<u32>().ok()).is_some_and(|power| power >= 9);
    long && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}
