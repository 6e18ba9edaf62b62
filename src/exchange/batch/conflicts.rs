//! Who has changed a cell: its sender, somebody else meanwhile, or both.

use std::collections::BTreeSet;

use crate::model::{Change, TableName, World};
use crate::words::Language;

use super::super::export::any::{self, Side};
use super::super::export::cells::Desk;
use super::super::report::ImportPlan;
use super::super::sheet::Sheet;
use super::super::stamp::Stamp;
use super::cells;

/// A cell that was changed both by its sender and elsewhere, each in another way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The address in its sheet.
    pub cell: String,
    /// What the record is called.
    pub record: String,
    /// The name of the field.
    pub field: &'static str,
    /// What stood there when the template was made, or before all files; empty for a record that was not there.
    pub base: String,
    /// What stands there now, or would after the files before.
    pub ours: String,
    /// What this file says.
    pub theirs: String,
    /// The file before that says something else; empty where the county itself was changed.
    pub other: String,
    /// Whether this file's value is taken.
    pub takes_theirs: bool,
}

/// What is needed to find the conflicts of one file among others.
pub(super) struct Look<'a> {
    /// The county as it is.
    pub world: &'a World,
    /// The county as the files before would leave it.
    pub stands: &'a World,
    pub table: TableName,
    /// The number of the file.
    pub at: usize,
    /// The names of the files before.
    pub names: &'a [String],
    /// Whether the workbook's value is taken in every conflict.
    pub all_theirs: bool,
    /// The conflicts in which it is taken.
    pub theirs: &'a BTreeSet<(usize, String)>,
}

/// The conflicts of a file, and the cells that are not to be taken: those that its sender has not changed, and those in
/// conflict in which what stands is kept.
pub(super) fn of(desk: &Look<'_>, sheet: &Sheet, plan: &ImportPlan) -> (Vec<Conflict>, BTreeSet<(usize, usize)>) {
    let (mut conflicts, mut muted) = (Vec::new(), BTreeSet::new());
    let stamp = sheet.stamp.as_ref();
    // Without a template and without a file before, what stands is what everything started from.
    if stamp.is_none() && desk.at == 0 {
        return (conflicts, muted);
    }
    let (language, masked) = stamp.map_or((Language::Chinese, false), |stamp| (stamp.language, stamp.masked));
    let mut after = desk.stands.clone();
    after.apply(&plan.changes);
    let says = Desk::new(&after, language, masked);
    let used = cells::used(desk.table, sheet, plan);
    for (change, row) in &plan.report.origins {
        let Some(change) = plan.changes.rows.get(*change).filter(|change| !any::is_new(change)) else { continue };
        let original = any::standing_in(desk.world, change);
        for (field, column) in &used {
            let text = |side| any::cell(&says, change, side, field).plain();
            let (ours, theirs) = (text(Side::Before), text(Side::After));
            if ours == theirs {
                continue;
            }
            let base = base(&says, stamp, original.as_ref(), change, field);
            let keeps_ours = match &base {
                Some(base) if *base == theirs => true,
                Some(base) if *base == ours => false,
                None if ours.is_empty() => false,
                _ => {
                    let cell = sheet.address(sheet.number(*row), Some(*column));
                    let chosen = desk.theirs.contains(&(desk.at, cell.clone()));
                    let takes_theirs = desk.all_theirs || chosen;
                    let of_file =
                        original.as_ref().is_none_or(|row| any::cell(&says, row, Side::After, field).plain() != ours);
                    let other = if of_file { desk.names.last().cloned().unwrap_or_default() } else { String::new() };
                    let record = cells::title(&says, desk.table, change);
                    let base = base.unwrap_or_default();
                    conflicts.push(Conflict { cell, record, field, base, ours, theirs, other, takes_theirs });
                    !takes_theirs
                }
            };
            if keeps_ours {
                muted.insert((*row, *column));
            }
        }
    }
    (conflicts, muted)
}

/// What a cell said when the template was made, else before all files; nothing for a record that an earlier file adds.
fn base(
    says: &Desk<'_>,
    stamp: Option<&Stamp>,
    original: Option<&Change>,
    change: &Change,
    field: &str,
) -> Option<String> {
    let of_template = stamp.and_then(|stamp| stamp.value(any::identity(change), field));
    let of_county = || original.map(|row| any::cell(says, row, Side::After, field).plain());
    of_template.map(str::to_owned).or_else(of_county)
}
