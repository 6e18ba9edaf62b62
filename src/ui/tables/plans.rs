//! The plans of postings.

use crate::model::{Date, Plan, PlanState};

use super::cell::{Cell, Scope, Tone};
use super::column::{Column, number, text};
use super::facet::{DayField, Facet, Value};

/// The columns.
pub const COLUMNS: [Column; 7] = [
    text("table.column.title", 280.0),
    text("table.column.state", 96.0),
    number("table.column.changes", 84.0),
    text("table.column.begun", 96.0),
    text("table.column.issued", 96.0),
    text("table.column.campaign", 130.0),
    text("table.column.note", 0.0),
];

/// One cell.
pub fn cell(scope: Scope<'_>, row: &Plan, column: usize) -> Cell {
    let world = scope.world();
    let cell = match column {
        0 => Cell::text(&row.title),
        1 => Cell::text(scope.sight.language.say(&format!("state.plan.{}", row.state.code())))
            .ordered(row.state as i64)
            .toned(if row.state == PlanState::Published { Tone::Good } else { Tone::Plain }),
        2 => {
            let count = world.plan_items.iter().filter(|item| item.plan == row.id).count();
            Cell::number(i64::try_from(count).unwrap_or(i64::MAX))
        }
        3 => scope.day(Some(row.made_on)),
        4 => scope.day(row.published_on),
        5 => Cell::text(row.campaign.and_then(|id| world.campaigns.get(id)).map_or("", |campaign| &campaign.name)),
        _ => Cell::text(&row.note),
    };
    if row.state == PlanState::Superseded { cell.toned(Tone::Quiet) } else { cell }
}

/// Whether a row stands in a quick view.
pub fn in_view(_scope: Scope<'_>, _row: &Plan, _view: usize) -> bool {
    true
}

/// What a row has of a facet.
pub fn value<'a>(_scope: Scope<'a>, row: &'a Plan, _facet: Facet) -> Value<'a> {
    Value::Code(row.state.code())
}

/// A day of a row.
pub fn day(row: &Plan, field: DayField) -> Option<Date> {
    match field {
        DayField::Begun => Some(row.made_on),
        DayField::Due => None,
        DayField::Ended => row.published_on,
    }
}
