//! The ledger of issues.

use crate::model::{CatalogueKind, Issue, Place};
use crate::ui::lookup::LedgerView;

use super::cell::{Cell, Scope, Tone};
use super::column::{Column, number, person, text};

/// The column by which the most urgent comes first.
pub const BY_URGENCY: usize = 8;

/// The columns.
pub const COLUMNS: [Column; 10] = [
    text("table.column.number", 80.0),
    text("table.column.matter", 0.0),
    text("table.column.village", 84.0),
    text("table.column.category", 90.0),
    text("table.column.level", 66.0),
    text("table.column.responsible", 124.0),
    person("table.column.handler", 60.0),
    text("table.column.due", 84.0),
    number("table.column.left", 92.0),
    text("table.column.state", 158.0),
];

/// One cell.
pub fn cell(scope: Scope<'_>, issue: &Issue, column: usize) -> Cell {
    let late = issue.is_overdue(scope.today());
    match column {
        0 => Cell::text(&issue.number),
        1 => Cell::text(&issue.title),
        2 => place(scope, issue),
        3 => scope.kind(CatalogueKind::Category, &issue.category),
        4 => scope.kind(CatalogueKind::Level, &issue.level),
        5 => scope.unit(issue.unit),
        6 => scope.cadre(issue.handler),
        7 => scope.day(issue.next_date()),
        8 => left(scope, issue),
        _ => Cell::text(scope.sight.language.say(&format!("state.issue.{}", issue.state.code())))
            .ordered(issue.state as i64)
            .toned(if issue.state.is_open() { Tone::Plain } else { Tone::Quiet })
            .late(late && issue.unit.is_none()),
    }
}

/// The time that is left; for closed ones the days that they took.
fn left(scope: Scope<'_>, issue: &Issue) -> Cell {
    scope.left(issue.next_date())
}

fn place(scope: Scope<'_>, issue: &Issue) -> Cell {
    match (issue.village, issue.township) {
        (Some(village), _) => scope.village(Some(village)),
        (None, Some(township)) => Cell::text(scope.world().place_name(Place::Township(township))),
        (None, None) => Cell::text(""),
    }
}

/// Whether a row stands in a quick view.
pub fn in_view(scope: Scope<'_>, issue: &Issue, view: usize) -> bool {
    LedgerView::ALL.get(view).is_none_or(|view| view.holds(issue, scope.today()))
}
