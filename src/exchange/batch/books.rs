//! What comes in by a batch, how it is taken, and what it would do.

use std::collections::BTreeSet;

use crate::exchange::error::ExchangeError;
use crate::exchange::mapping::Mapping;
use crate::exchange::plan_options::ImportOptions;
use crate::exchange::report::ImportReport;
use crate::exchange::sheet::Sheet;
use crate::model::{Changes, Sentence};

use super::cells::CellChange;
use super::conflicts::Conflict;

/// One file of a batch.
#[derive(Debug)]
pub struct Incoming {
    /// The name of the file.
    pub name: String,
    /// What was read, or why it could not be.
    pub sheet: Result<Sheet, ExchangeError>,
}

/// How a batch is taken in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BatchOptions {
    /// As for one file. A mapping that says nothing is looked for among those that are kept.
    pub import: ImportOptions,
    /// The name of the sender, under which the mapping is kept.
    pub sender: Option<String>,
    /// Whether the workbook's value is taken in every conflict.
    pub all_theirs: bool,
    /// The conflicts in which the workbook's value is taken: the number of the file and the address of the cell.
    pub theirs: BTreeSet<(usize, String)>,
    /// Whether no cells are listed: for imports that nobody looks through before.
    pub unlisted: bool,
}

/// What one file of a batch would do.
#[derive(Clone, Debug, Default)]
pub struct BookPlan {
    /// The name of the file.
    pub name: String,
    /// The name of the sheet that was read; may be empty.
    pub sheet: String,
    /// The sender whose mapping was used; empty where none was.
    pub sender: String,
    /// The mapping that was used.
    pub mapping: Mapping,
    /// The titles of the columns.
    pub titles: Vec<String>,
    /// When and for whom its template was made, where it is one of ours: the day, the revision and the township.
    pub made: Option<(String, u64, String)>,
    /// Why it could not be read at all.
    pub fault: Option<Sentence>,
    /// What it would do, with every row that is not taken.
    pub report: ImportReport,
    /// Every cell of new and changed records.
    pub cells: Vec<CellChange>,
    /// The cells that were changed both by its sender and elsewhere.
    pub conflicts: Vec<Conflict>,
}

/// What a batch would do.
#[derive(Clone, Debug)]
pub struct Batch {
    /// All rows to add and to change, as one edit.
    pub changes: Changes,
    /// File by file.
    pub books: Vec<BookPlan>,
}

impl Batch {
    /// The figures of all files together.
    pub fn total(&self) -> ImportReport {
        let mut total = ImportReport::default();
        self.books.iter().for_each(|book| total.append(book.report.clone()));
        let mut told = Vec::new();
        total.warnings.retain(|said| {
            !told.contains(said) && {
                told.push(said.clone());
                true
            }
        });
        total
    }

    /// How many conflicts there are.
    pub fn conflicts(&self) -> usize {
        self.books.iter().map(|book| book.conflicts.len()).sum()
    }

    /// How many rows are not taken; a file that could not be read counts as one.
    pub fn rejected(&self) -> usize {
        let of = |book: &BookPlan| book.report.rejected_rows() + usize::from(book.fault.is_some());
        self.books.iter().map(of).sum()
    }
}
