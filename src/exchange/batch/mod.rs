//! Many workbooks at once: what all of them would change, cell by cell, before anything is changed. All becomes one edit.
//!
//! Each workbook is read against the county as the workbooks before it would leave it. A cell counts as changed by its
//! sender only where it differs from what the template had (or, without one, from what the county has), so that a sheet
//! that was handed out a month ago does not take back what was done meanwhile. Where both have changed a cell, each in
//! another way, there is a conflict: what stands is kept, unless the user takes the workbook's value.

mod cells;
mod conflicts;
mod report;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap};

use crate::model::{Change, Changes, Progress, Sentence, TableName, Uuid, World};

use super::error::ExchangeError;
use super::export::any;
use super::mapping::Mapping;
use super::plan::plan_import_watched;
use super::plan_options::ImportOptions;
use super::report::ImportReport;
use super::senders;
use super::sheet::Sheet;

pub use cells::CellChange;
pub use conflicts::Conflict;
pub use report::{report_grid, table_of_template};

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

/// Plans the import of several files into a table; nothing is changed.
pub fn plan_batch(
    world: &World,
    incoming: &[Incoming],
    table: TableName,
    options: &BatchOptions,
    progress: Progress<'_>,
) -> Result<Batch, ExchangeError> {
    let sentence = Sentence::new("exchange.import.title");
    let mut batch = Batch { changes: Changes::new(sentence), books: Vec::with_capacity(incoming.len()) };
    let mut stands = world.clone();
    for (at, file) in incoming.iter().enumerate() {
        let share = |at: usize| at as f32 / incoming.len() as f32;
        let part = progress.part(share(at), share(at + 1));
        let desk = BookDesk { world, stands: &stands, table, options, at, names: &names_of(&batch) };
        let (book, changes) = match &file.sheet {
            Ok(sheet) => desk.plan(&file.name, sheet, part),
            Err(error) => Err(error.clone()),
        }
        .or_else(|error| refused(&file.name, error, incoming.len()))?;
        batch.books.push(book);
        if incoming.len() > 1
            && let Some(changes) = &changes
        {
            stands.apply(changes);
        }
        batch.changes.rows.extend(changes.into_iter().flat_map(|changes| changes.rows));
    }
    if incoming.len() > 1 {
        batch.changes.rows = squashed(batch.changes.rows);
    }
    let total = (batch.books.iter().map(|book| book.report.added).sum::<usize>(), changed(&batch));
    let key = if incoming.len() > 1 { "exchange.import.done_many" } else { "exchange.import.done" };
    batch.changes.sentence = Sentence::new(key)
        .with("table", format!("@exchange.table.{}", table.0))
        .with("added", total.0)
        .with("changed", total.1)
        .with("files", incoming.len());
    Ok(batch)
}

fn changed(batch: &Batch) -> usize {
    batch.books.iter().map(|book| book.report.changed).sum()
}

/// A file that cannot be understood is told, and the others go on; one that stands alone is the error itself.
fn refused(name: &str, error: ExchangeError, files: usize) -> Result<(BookPlan, Option<Changes>), ExchangeError> {
    if files == 1 || error.0.key == "exchange.stopped" {
        return Err(error);
    }
    Ok((BookPlan { name: name.to_owned(), fault: Some(error.0), ..BookPlan::default() }, None))
}

/// The names of the files before.
fn names_of(batch: &Batch) -> Vec<String> {
    batch.books.iter().map(|book| book.name.clone()).collect()
}

/// One change for each record, in the order in which they were first met.
fn squashed(rows: Vec<Change>) -> Vec<Change> {
    let mut place: HashMap<(TableName, Uuid), usize> = HashMap::with_capacity(rows.len());
    let mut out: Vec<Option<Change>> = Vec::with_capacity(rows.len());
    for row in rows {
        let at = *place.entry((row.table(), any::identity(&row))).or_insert(out.len());
        match out.get_mut(at) {
            Some(slot) => *slot = slot.take().map(|first| any::joined(first, row)),
            None => out.push(Some(row)),
        }
    }
    out.into_iter().flatten().collect()
}

/// What is needed to plan one file among others.
struct BookDesk<'a> {
    /// The county as it is.
    world: &'a World,
    /// The county as the files before would leave it.
    stands: &'a World,
    table: TableName,
    options: &'a BatchOptions,
    /// The number of the file.
    at: usize,
    /// The names of the files before.
    names: &'a [String],
}

impl BookDesk<'_> {
    fn plan(
        &self,
        name: &str,
        sheet: &Sheet,
        progress: Progress<'_>,
    ) -> Result<(BookPlan, Option<Changes>), ExchangeError> {
        if let Some(stamp) = sheet.stamp.as_ref().filter(|stamp| stamp.table != self.table.0) {
            return Err(ExchangeError::new("exchange.template.other_table")
                .with("made_for", format!("@exchange.table.{}", stamp.table))
                .with("table", format!("@exchange.table.{}", self.table.0)));
        }
        let mut import = self.options.import.clone();
        let sender = self.options.sender.as_deref();
        let kept = if import.mapping.is_empty() && sheet.stamp.is_none() {
            senders::mapping_for(self.world, sheet, self.table, sender, name)
        } else {
            None
        };
        let keeps = if kept.is_none() && sheet.stamp.is_none() {
            senders::keep(self.stands, sheet, self.table, sender, &import.mapping)
        } else {
            None
        };
        let mut book = BookPlan { name: name.to_owned(), sheet: sheet.layer.clone(), ..BookPlan::default() };
        if let Some(kept) = kept {
            import.mapping = kept.mapping;
            book.sender = kept.sender;
        }
        book.titles.clone_from(&sheet.columns);
        book.mapping = import.mapping.clone();
        book.made = sheet.stamp.as_ref().map(|stamp| (stamp.made_on.clone(), stamp.revision, stamp.township.clone()));
        let listed = !self.options.unlisted;
        let first = plan_import_watched(self.stands, sheet, self.table, &import, progress.part(0.0, 0.6))?;
        let (conflicts, muted) = conflicts::of(self, sheet, &first);
        let plan = if muted.is_empty() {
            first
        } else {
            let mut sheet = sheet.clone();
            sheet.muted = muted;
            plan_import_watched(self.stands, &sheet, self.table, &import, progress.part(0.6, 0.9))?
        };
        book.conflicts = conflicts;
        if listed {
            book.cells = cells::of(self.stands, self.table, sheet, &plan);
        }
        let mut changes = plan.changes;
        changes.rows.extend(keeps);
        book.report = plan.report;
        progress.at(1.0)?;
        Ok((book, Some(changes)))
    }
}
