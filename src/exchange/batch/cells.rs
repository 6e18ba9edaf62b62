//! The cells that a file would change, each with its address, what stands there and what would.

use crate::model::{Change, TableName, World};
use crate::words::Language;

use super::super::export::any::{self, Side};
use super::super::export::cells::Desk;
use super::super::fields;
use super::super::report::ImportPlan;
use super::super::sheet::Sheet;

/// One cell of a record that is new or changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange {
    /// The address in its sheet, such as `C7`.
    pub cell: String,
    /// What the record is called.
    pub record: String,
    /// Whether the record is new.
    pub is_new: bool,
    /// The name of the field.
    pub field: &'static str,
    /// What stands there; empty for a new record.
    pub old: String,
    /// What would stand there.
    pub new: String,
}

/// The fields whose texts name people: hidden in a report that leaves the office.
pub(super) const PERSONAL: [&str; 9] =
    ["name", "cadre", "leader", "handler", "verifier", "cadres", "team", "first_secretary", "author"];

/// The cells of all records that are new or change, in the order of the rows.
pub(super) fn of(world: &World, table: TableName, sheet: &Sheet, plan: &ImportPlan) -> Vec<CellChange> {
    if plan.report.origins.is_empty() {
        return Vec::new();
    }
    let mut after = world.clone();
    after.apply(&plan.changes);
    let desk = Desk::new(&after, Language::Chinese, false);
    let used = used(table, sheet, plan);
    let mut cells = Vec::new();
    for (change, row) in &plan.report.origins {
        let Some(change) = plan.changes.rows.get(*change) else { continue };
        let record = title(&desk, table, change);
        for (field, column) in &used {
            let text = |side| any::cell(&desk, change, side, field).plain();
            let (old, new) = (text(Side::Before), text(Side::After));
            if old != new {
                let cell = sheet.address(sheet.number(*row), Some(*column));
                cells.push(CellChange { cell, record: record.clone(), is_new: any::is_new(change), field, old, new });
            }
        }
    }
    cells
}

/// The fields that the file has, with their columns, in the order of the columns.
pub(super) fn used(table: TableName, sheet: &Sheet, plan: &ImportPlan) -> Vec<(&'static str, usize)> {
    let fields = fields::of(table).unwrap_or_default();
    let mut used: Vec<(&'static str, usize)> = plan
        .report
        .used_columns
        .iter()
        .filter_map(|(title, name)| {
            let field = fields.iter().find(|field| field.name == name)?;
            Some((field.name, sheet.columns.iter().position(|known| known == title)?))
        })
        .collect();
    used.sort_by_key(|(_, column)| *column);
    used
}

/// What a record is called in a list: its number or code, and its name, its title or its place.
pub(super) fn title(desk: &Desk<'_>, table: TableName, change: &Change) -> String {
    let fields = fields::of(table).unwrap_or_default();
    let first = |names: &[&str]| {
        let known = names.iter().filter(|name| fields.iter().any(|field| field.name == **name));
        known.map(|name| any::cell(desk, change, Side::After, name).plain()).find(|text| !text.is_empty())
    };
    let number = first(&["number", "issue", "code", "first_day", "key", "plan"]);
    let name = first(&["title", "name", "title_zh", "villages", "village", "cadre", "kind"]);
    [number, name].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
