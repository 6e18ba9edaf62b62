//! The ledgers of issues: all of the month, the overdue ones, the supervised ones.

use crate::model::{CatalogueKind, Id, Issue};
use crate::papers::desk::Desk;

use super::cell::{Cell, Column};

/// 问题台账: what was in hand in the month.
pub(super) const ALL: [Column; 16] = [
    Column::short("row", 6),
    Column::short("number", 16),
    Column::short("township", 14),
    Column::short("village", 14),
    Column::long("matter", 30),
    Column::short("category", 10),
    Column::short("level", 8),
    Column::short("source", 10),
    Column::long("unit", 20),
    Column::short("leader", 10),
    Column::short("handler", 10),
    Column::short("raised_on", 12),
    Column::short("due_on", 12),
    Column::short("state", 12),
    Column::long("reply", 30),
    Column::short("closed_on", 12),
];

/// 逾期台账: what was overdue at the end of the month.
pub(super) const OVERDUE: [Column; 13] = [
    Column::short("row", 6),
    Column::short("number", 16),
    Column::short("township", 14),
    Column::short("village", 14),
    Column::long("matter", 36),
    Column::long("unit", 22),
    Column::short("leader", 10),
    Column::short("handler", 10),
    Column::short("raised_on", 12),
    Column::short("due_on", 12),
    Column::short("days_late", 8),
    Column::short("state", 12),
    Column::short("cause", 12),
];

/// 挂牌督办台账: what was put or stood under supervision in the month.
pub(super) const SUPERVISED: [Column; 13] = [
    Column::short("row", 6),
    Column::short("supervised_number", 16),
    Column::short("number", 16),
    Column::short("township", 14),
    Column::short("village", 14),
    Column::long("matter", 36),
    Column::long("unit", 22),
    Column::short("leader", 10),
    Column::short("handler", 10),
    Column::short("supervised_on", 12),
    Column::short("due_on", 12),
    Column::short("state", 12),
    Column::short("lifted_on", 12),
];

/// What was in hand in the month: carried in, collected, and taken up again.
pub(super) fn all(desk: &Desk<'_>) -> Vec<Vec<Cell>> {
    let summary = &desk.summary;
    let lots = [&summary.carried_in, &summary.collected, &summary.taken_up];
    let found = found(desk, lots.into_iter().flat_map(|lot| lot.issues.iter().copied()));
    let row = |issue: &Issue| {
        vec![
            Cell::text(&issue.number),
            Cell::text(desk.township_of_issue(issue)),
            Cell::text(desk.village(issue.village)),
            desk.prose_cell(&issue.title),
            Cell::text(desk.entry(CatalogueKind::Category, &issue.category)),
            Cell::text(desk.entry(CatalogueKind::Level, &issue.level)),
            Cell::text(desk.entry(CatalogueKind::Source, &issue.source)),
            desk.unit_cell(issue.unit),
            desk.cadre_cell(issue.leader),
            desk.cadre_cell(issue.handler),
            Cell::Day(issue.raised_on),
            Cell::day(issue.next_date().or(issue.due_on)),
            state(desk, issue),
            desk.prose_cell(&issue.reply),
            Cell::day(issue.closed_on),
        ]
    };
    found.into_iter().map(row).collect()
}

/// What was overdue at the end of the month, in the order of the ledger.
pub(super) fn overdue(desk: &Desk<'_>) -> Vec<Vec<Cell>> {
    let found = found(desk, desk.summary.overdue.issues.iter().copied());
    let row = |issue: &Issue| {
        vec![
            Cell::text(&issue.number),
            Cell::text(desk.township_of_issue(issue)),
            Cell::text(desk.village(issue.village)),
            desk.prose_cell(&issue.title),
            desk.unit_cell(issue.unit),
            desk.cadre_cell(issue.leader),
            desk.cadre_cell(issue.handler),
            Cell::Day(issue.raised_on),
            Cell::day(issue.next_date().or(issue.due_on)),
            Cell::count(days_late(desk, issue)),
            state(desk, issue),
            Cell::text(desk.entry(CatalogueKind::Cause, &issue.cause)),
        ]
    };
    found.into_iter().map(row).collect()
}

/// What was put or stood under supervision in the month.
pub(super) fn supervised(desk: &Desk<'_>) -> Vec<Vec<Cell>> {
    let summary = &desk.summary;
    let lots = [&summary.under_supervision, &summary.supervised];
    let found = found(desk, lots.into_iter().flat_map(|lot| lot.issues.iter().copied()));
    let row = |issue: &Issue| {
        vec![
            Cell::text(&issue.supervised_number),
            Cell::text(&issue.number),
            Cell::text(desk.township_of_issue(issue)),
            Cell::text(desk.village(issue.village)),
            desk.prose_cell(&issue.title),
            desk.unit_cell(issue.unit),
            desk.cadre_cell(issue.leader),
            desk.cadre_cell(issue.handler),
            Cell::day(issue.supervised_on),
            Cell::day(issue.due_on),
            state(desk, issue),
            Cell::day(issue.lifted_on),
        ]
    };
    found.into_iter().map(row).collect()
}

/// The issues by their numbers, each once.
fn found<'w>(desk: &Desk<'w>, ids: impl Iterator<Item = Id<Issue>>) -> Vec<&'w Issue> {
    let mut issues: Vec<&Issue> = ids.filter_map(|id| desk.world.issues.get(id)).collect();
    issues.sort_by(|a, b| (&a.number, a.id).cmp(&(&b.number, b.id)));
    issues.dedup_by_key(|issue| issue.id);
    issues
}

fn state(desk: &Desk<'_>, issue: &Issue) -> Cell {
    Cell::text(desk.say(&format!("state.issue.{}", issue.state.code())))
}

/// How many days it was late on the last day of the month.
fn days_late(desk: &Desk<'_>, issue: &Issue) -> Option<u32> {
    let due = issue.next_date().or(issue.due_on)?;
    u32::try_from(due.until(desk.day()).ok()?.get_days()).ok()
}
