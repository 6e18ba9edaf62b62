//! The cases of weak villages.

use crate::model::{CatalogueKind, Date, Standing, StandingState};

use super::cell::{Cell, Scope, Tone};
use super::column::{Column, number, person, text};
use super::facet::{DayField, Facet, Value};

/// The column by which the latest comes first.
pub const BY_LISTING: usize = 4;

/// The columns.
pub const COLUMNS: [Column; 11] = [
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
    text("table.column.planned", 96.0).to_choose(),
];

/// One cell.
pub fn cell(scope: Scope<'_>, standing: &Standing, column: usize) -> Cell {
    let due = standing.due_on.filter(|_| standing.state.is_weak());
    match column {
        0 => scope.village(Some(standing.village)),
        1 => scope.township(scope.world().villages.get(standing.village).map(|village| village.township)),
        2 => scope.kind(CatalogueKind::StandingKind, &standing.kind),
        3 => Cell::text(state(scope, standing))
            .ordered(standing.state as i64)
            .toned(if standing.state.is_weak() { Tone::Plain } else { Tone::Quiet })
            .late(standing.state == StandingState::Relapsed),
        4 => scope.day(Some(standing.listed_on)),
        5 => scope.day(standing.due_on),
        6 => scope.left(due),
        7 => scope.cadre(standing.leader),
        8 => scope.unit(standing.unit),
        9 => Cell::known(standing.score),
        _ => scope.day(standing.planned_on),
    }
}

/// The state, and for which time the village was listed if it was listed before.
fn state(scope: Scope<'_>, standing: &Standing) -> String {
    let language = scope.sight.language;
    let state = language.say(&format!("state.standing.{}", standing.state.code()));
    match scope.lookup.listing(standing) {
        nth @ 2.. => format!("{state} · {}", language.say_with("weak.nth_short", &[("count", &nth)])),
        _ => state.into_owned(),
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

/// By what the rows differ.
pub const FACETS: [Facet; 5] = [Facet::State, Facet::Kind, Facet::Township, Facet::Unit, Facet::Overdue];

/// What a row has of a facet.
pub fn value<'a>(scope: Scope<'a>, standing: &'a Standing, facet: Facet) -> Value<'a> {
    let township = || scope.world().villages.get(standing.village).map(|village| village.township);
    match facet {
        Facet::State => Value::Code(standing.state.code()),
        Facet::Kind => Value::Code(&standing.kind),
        Facet::Overdue => Value::is(standing.state.is_weak() && standing.due_on.is_some_and(|due| due < scope.today())),
        Facet::Township => Value::Id(township().map(crate::model::Id::uuid)),
        _ => Value::Id(standing.unit.map(crate::model::Id::uuid)),
    }
}

/// A day of a row.
pub fn day(standing: &Standing, field: DayField) -> Option<Date> {
    match field {
        DayField::Begun => Some(standing.listed_on),
        DayField::Due => standing.due_on,
        DayField::Ended => standing.accepted_on,
    }
}
