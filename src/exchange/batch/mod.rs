//! Many workbooks at once: what all of them would change, cell by cell, before anything is changed. All becomes one edit.
//!
//! Each workbook is read against the county as the workbooks before it would leave it. A cell counts as changed by its
//! sender only where it differs from what the template had (or, without one, from what the county has), so that a sheet
//! that was handed out a month ago does not take back what was done meanwhile. Where both have changed a cell, each in
//! another way, there is a conflict: what stands is kept, unless the user takes the workbook's value.

mod books;
mod cells;
mod conflicts;
mod report;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::model::{Change, Changes, Progress, Sentence, TableName, Uuid, World};

use super::error::ExchangeError;
use super::export::any;
use super::plan::plan_import_watched;
use super::senders;
use super::sheet::Sheet;

pub use books::{Batch, BatchOptions, BookPlan, Incoming};
pub use cells::CellChange;
pub use conflicts::Conflict;
pub use report::{report_grid, table_of_template};

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
        let look = conflicts::Look {
            world: self.world,
            stands: self.stands,
            table: self.table,
            at: self.at,
            names: self.names,
            all_theirs: self.options.all_theirs,
            theirs: &self.options.theirs,
        };
        let (conflicts, muted) = conflicts::of(&look, sheet, &first);
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
