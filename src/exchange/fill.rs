//! Goes through all rows of a file and turns those without fault into changes.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{Change, Changes, Delta, Record, Sentence};

use super::lookup::Lookup;
use super::report::{ImportReport, RowProblem};
use super::row::{Book, Row, Slot};

/// A record that a row makes.
pub(super) struct Draft<'s, 'w, T> {
    /// The record that it changes; none when it is new.
    pub before: Option<&'w T>,
    /// The record as the row has it.
    pub after: T,
    /// What must not come twice in the file, and the field in which it stands.
    pub key: Option<(Cow<'s, str>, Slot)>,
}

/// Reads all rows. `read` gives the draft of one row, or `None` when its faults leave nothing to draft.
pub(super) fn rows<'s, 'w, T: Record + 'w>(
    book: &Book<'s>,
    look: &mut Lookup<'w>,
    changes: &mut Changes,
    report: &mut ImportReport,
    mut read: impl FnMut(&mut Row<'_, 's, 'w>) -> Option<Draft<'s, 'w, T>>,
) where
    Change: From<Delta<T>>,
{
    let mut seen: HashMap<Cow<'s, str>, u32> = HashMap::with_capacity(book.sheet.len());
    let mut drafts = Vec::with_capacity(book.sheet.len());
    for index in 0..book.sheet.len() {
        if book.progress.step(index, book.sheet.len()).is_err() {
            // What was read so far is dropped by `plan_import`, which asks again.
            return;
        }
        if is_blank(book, index) {
            continue;
        }
        report.rows += 1;
        if let Some(reason) = book.sheet.broken_rows.get(&index) {
            let row = book.sheet.number(index);
            let problem = RowProblem { row, column: String::new(), value: String::new(), reason: reason.clone() };
            report.rejected.push(problem);
            continue;
        }
        let made = (look.new_townships.len(), look.new_units.len());
        let mut row = Row { book, look, index, faults: Vec::new(), warnings: Vec::new() };
        let mut draft = read(&mut row);
        let key = draft.as_mut().and_then(|draft| draft.key.take());
        if let Some((key, slot)) = key {
            let number = book.sheet.number(index);
            if let Some(first) = seen.get(&key) {
                row.fault(slot, Sentence::new("exchange.row.twice").with("first", first));
            } else {
                seen.insert(key, number);
            }
        }
        let (faults, warnings) = (row.faults, row.warnings);
        match draft {
            Some(draft) if faults.is_empty() => {
                drafts.push(draft);
                report.row_warnings.extend(warnings);
            }
            _ => {
                look.forget_after(made);
                report.rejected.extend(or_unread(faults, book.sheet.number(index)));
            }
        }
    }
    let townships = look.new_townships.iter().map(|made| Change::Township(Delta::added(made.clone())));
    let units = look.new_units.iter().map(|made| Change::Unit(Delta::added(made.clone())));
    changes.rows.extend(townships.chain(units));
    changes.rows.reserve(drafts.len());
    for draft in drafts {
        match draft.before {
            None => {
                report.added += 1;
                changes.add(draft.after);
            }
            Some(before) if *before == draft.after => report.unchanged += 1,
            Some(before) => {
                report.changed += 1;
                changes.change(before, draft.after);
            }
        }
    }
}

/// The faults of a row that is not taken; never none.
fn or_unread(faults: Vec<RowProblem>, row: u32) -> Vec<RowProblem> {
    if !faults.is_empty() {
        return faults;
    }
    let reason = Sentence::new("exchange.row.nothing");
    vec![RowProblem { row, column: String::new(), value: String::new(), reason }]
}

fn is_blank(book: &Book<'_>, index: usize) -> bool {
    book.sheet.geometry(index).is_none()
        && (0..book.sheet.columns.len()).all(|at| book.sheet.cell(index, at).is_empty())
}
