//! The campaigns, with how far their milestones are.

use crate::model::{Campaign, Date, promise_kind};

use super::cell::{Cell, Scope, Tone};
use super::column::{Column, number, text};
use super::facet::{DayField, Facet, Value};

/// The columns.
pub const COLUMNS: [Column; 8] = [
    text("table.column.name", 180.0),
    text("table.column.from", 96.0),
    text("table.column.until", 96.0),
    text("table.column.unit", 150.0),
    text("table.column.milestones", 96.0),
    number("table.column.activities", 84.0),
    number("table.column.issues", 84.0),
    text("table.column.note", 0.0),
];

/// One cell.
pub fn cell(scope: Scope<'_>, row: &Campaign, column: usize) -> Cell {
    let world = scope.world();
    let count = |count: usize| Cell::number(i64::try_from(count).unwrap_or(i64::MAX));
    let cell = match column {
        0 => Cell::text(&row.name),
        1 => scope.day(Some(row.from)),
        2 => scope.day(row.until),
        3 => scope.unit(row.unit),
        4 => milestones(scope, row),
        5 => count(world.activities.iter().filter(|each| each.campaign == Some(row.id)).count()),
        6 => count(world.issues.iter().filter(|each| each.campaign == Some(row.id)).count()),
        _ => Cell::text(&row.note),
    };
    if row.holds_on(scope.today()) { cell } else { cell.toned(Tone::Quiet) }
}

/// How many milestones are done of how many; late where one is overdue.
fn milestones(scope: Scope<'_>, row: &Campaign) -> Cell {
    let of_row = scope
        .world()
        .promises
        .iter()
        .filter(|each| each.kind == promise_kind::MILESTONE && each.campaign == Some(row.id));
    let (all, done) = (of_row.clone().count(), of_row.clone().filter(|each| each.done_on.is_some()).count());
    let late = of_row.clone().any(|each| each.is_overdue(scope.today()));
    Cell::text(if all == 0 { String::new() } else { format!("{done} / {all}") }).late(late)
}

/// Whether a row stands in a quick view.
pub fn in_view(_scope: Scope<'_>, _row: &Campaign, _view: usize) -> bool {
    true
}

/// What a row has of a facet.
pub fn value<'a>(_scope: Scope<'a>, row: &'a Campaign, _facet: Facet) -> Value<'a> {
    Value::Id(row.unit.map(crate::model::Id::uuid))
}

/// A day of a row.
pub fn day(row: &Campaign, field: DayField) -> Option<Date> {
    match field {
        DayField::Begun => Some(row.from),
        DayField::Due | DayField::Ended => row.until,
    }
}
