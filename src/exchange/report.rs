//! What an import would do, and every row that it would not take, with the reason.

use crate::model::{Changes, Sentence};

/// Why a row, or one cell of it, is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// The row as its file counts it: the line of a text file or of a spreadsheet (the titles stand on line 1), else
    /// the n-th feature, from 1.
    pub row: u32,
    /// The title of the column in the file, or our title for it where the file has none; may be empty.
    pub column: String,
    /// The column, from 0; none where the file has none or the row is meant as a whole.
    pub at: Option<usize>,
    /// The value that stands there, cut to a readable length.
    pub value: String,
    /// What is wrong and what to do.
    pub reason: Sentence,
}

/// What an import did or would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportReport {
    /// How many rows the file has.
    pub rows: usize,
    /// How many records are new.
    pub added: usize,
    /// How many records change.
    pub changed: usize,
    /// How many records are as they were.
    pub unchanged: usize,
    /// How many numbers about villages are new or change, from columns that were asked for.
    pub indicators: usize,
    /// How many villages get an approximate boundary.
    pub approximated: usize,
    /// Every fault of every row that is not taken, in the order of the rows. A row may have several.
    pub rejected: Vec<RowProblem>,
    /// What was taken but should be known: of the file as a whole.
    pub warnings: Vec<Sentence>,
    /// What was taken but should be looked at, row by row.
    pub row_warnings: Vec<RowProblem>,
    /// Titles of columns that were not understood and not used.
    pub unknown_columns: Vec<String>,
    /// Title of each column that was used and the name of the field that it became.
    pub used_columns: Vec<(String, String)>,
    /// Which row of the file made which of the changes: the index of the change and that of the row.
    pub(in crate::exchange) origins: Vec<(usize, usize)>,
}

impl ImportReport {
    /// How many rows are not taken.
    pub fn rejected_rows(&self) -> usize {
        self.rejected.chunk_by(|a, b| a.row == b.row).count()
    }

    /// Appends the report of another file of the same import.
    pub(in crate::exchange) fn append(&mut self, other: Self) {
        self.rows += other.rows;
        self.added += other.added;
        self.changed += other.changed;
        self.unchanged += other.unchanged;
        self.indicators += other.indicators;
        self.approximated += other.approximated;
        self.rejected.extend(other.rejected);
        self.warnings.extend(other.warnings);
        self.row_warnings.extend(other.row_warnings);
        self.unknown_columns.extend(other.unknown_columns);
        self.used_columns.extend(other.used_columns);
    }
}

/// An import before it is carried out: one edit of many rows, and the report.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportPlan {
    /// The rows to add and to change, as one edit.
    pub changes: Changes,
    /// What they do, and what is not taken.
    pub report: ImportReport,
}
