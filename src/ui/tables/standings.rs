//! The cases of weak villages.

use crate::model::{CatalogueKind, Standing, StandingState};

use super::cell::{Cell, Scope, Tone};
use super::column::{Column, number, person, text};

/// The column by which the latest comes first.
pub const BY_LISTING: usize = 4;

/// The columns.
pub const COLUMNS: [Column; 10] = [
    text("table.column.village", 90.0),
    text("table.column.township", 84.0),
    text("table.column.weakness", 0.0),
    text("table.column.state", 130.0),
    text("table.column.listed", 86.0),
    text("table.column.plan_due", 86.0),
    number("table.column.left", 96.0),
    person("table.column.leader", 60.0),
    text("table.column.paired", 130.0),
    number("table.column.score", 52.0),
];

/// One cell.
pub fn cell(scope: Scope<'_>, standing: &Standing, column: usize) -> Cell {
    let due = standing.due_on.filter(|_| standing.state.is_weak());
    match column {
        0 => scope.village(Some(standing.village)),
        1 => scope.township(scope.world().villages.get(standing.village).map(|village| village.township)),
        2 => scope.kind(CatalogueKind::StandingKind, &standing.kind),
        3 => Cell::text(scope.sight.language.say(&format!("state.standing.{}", standing.state.code())))
            .ordered(standing.state as i64)
            .toned(if standing.state.is_weak() { Tone::Plain } else { Tone::Quiet })
            .late(standing.state == StandingState::Relapsed),
        4 => scope.day(Some(standing.listed_on)),
        5 => scope.day(standing.due_on),
        6 => scope.left(due),
        7 => scope.cadre(standing.leader),
        8 => scope.unit(standing.unit),
        _ => Cell::known(standing.score),
    }
}

/// Whether a row stands in a quick view.
pub fn in_view(_scope: Scope<'_>, standing: &Standing, view: usize) -> bool {
    match view {
        1 => standing.state.is_weak(),
        2 => !standing.state.is_weak(),
        _ => true,
    }
}
