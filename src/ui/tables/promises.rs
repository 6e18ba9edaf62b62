//! What was promised.

use crate::model::{CatalogueKind, Date, Id, Place, Promise, PromiseStage};

use super::cell::{Cell, Scope, Tone};
use super::column::{Column, number, person, text};
use super::facet::{DayField, Facet, Value};
use super::typed::Typed;

/// The column by which the most urgent comes first.
pub const BY_URGENCY: usize = LEFT;

const LEFT: usize = 7;
const PROGRESS: usize = 8;
const STAGE: usize = 9;

/// The columns.
pub const COLUMNS: [Column; 17] = [
    text("table.column.number", 92.0).to_choose(),
    text("table.column.promised", 0.0),
    text("table.column.kind", 92.0),
    text("table.column.promiser", 140.0),
    person("table.column.cadre", 60.0),
    text("table.column.place", 96.0),
    text("table.column.due", 86.0),
    number("table.column.left", 92.0),
    number("table.column.progress", 64.0),
    text("table.column.stage", 84.0),
    text("table.column.rating", 84.0),
    text("table.column.made", 86.0).to_choose(),
    text("table.column.published", 86.0).to_choose(),
    text("table.column.published_where", 120.0).to_choose(),
    text("table.column.done", 86.0).to_choose(),
    number("table.column.funds", 90.0).to_choose(),
    number("table.column.beneficiaries", 76.0).to_choose(),
];

/// One cell.
pub fn cell(scope: Scope<'_>, row: &Promise, column: usize) -> Cell {
    let stage = row.stage();
    let open = if stage.is_open() { row.due_on } else { None };
    match column {
        0 => Cell::text(&row.number),
        1 => Cell::text(&row.title),
        2 => scope.kind(CatalogueKind::PromiseKind, &row.kind),
        3 => scope.unit(row.unit),
        4 => scope.cadre(row.cadre),
        5 => Cell::text(place(row).map_or("", |place| scope.world().place_name(place))),
        6 => scope.day(row.due_on),
        7 => scope.left(open),
        8 => row
            .progress_percent
            .map_or_else(|| Cell::text(""), |percent| Cell::text(format!("{percent}%")).ordered(i64::from(percent))),
        9 => Cell::text(scope.sight.language.say(&format!("state.promise.{}", stage.code())))
            .ordered(stage as i64)
            .toned(if stage.is_open() { Tone::Plain } else { tone(stage) }),
        10 => scope.rating(&row.rating),
        11 => scope.day(Some(row.made_on)),
        12 => scope.day(row.published_on),
        13 => Cell::text(&row.published_where),
        14 => scope.day(row.done_on),
        15 => Cell::known(row.funds_yuan),
        _ => Cell::known(row.beneficiaries),
    }
}

/// What is kept is good news, what is taken back steps back.
const fn tone(stage: PromiseStage) -> Tone {
    if matches!(stage, PromiseStage::Withdrawn) { Tone::Quiet } else { Tone::Good }
}

fn place(row: &Promise) -> Option<Place> {
    row.village.map(Place::Village).or(row.township.map(Place::Township))
}

/// Whether one of its cells says what was typed.
pub fn mentions(scope: Scope<'_>, row: &Promise, typed: &Typed<'_>) -> bool {
    let said = |column: usize| typed.is_in(&cell(scope, row, column).text);
    [&row.number, &row.title, &row.published_where].into_iter().any(|text| typed.is_in(text))
        || typed.kind(CatalogueKind::PromiseKind, &row.kind)
        || typed.kind(CatalogueKind::Rating, &row.rating)
        || typed.name(row.unit.map(Id::uuid))
        || typed.name(row.cadre.map(Id::uuid))
        || typed.name(place(row).map(Place::uuid))
        || [row.due_on, Some(row.made_on), row.published_on, row.done_on].into_iter().any(|day| typed.day(day))
        || typed.number(row.funds_yuan)
        || typed.number(row.beneficiaries)
        || [LEFT, PROGRESS, STAGE].into_iter().any(said)
}

/// Whether a row stands in a quick view.
pub fn in_view(scope: Scope<'_>, row: &Promise, view: usize) -> bool {
    match view {
        0 => row.stage().is_open(),
        1 => row.is_overdue(scope.today()),
        2 => row.stage() == PromiseStage::Made,
        3 => row.stage() == PromiseStage::Kept,
        _ => true,
    }
}

/// By what the rows differ.
pub const FACETS: [Facet; 7] =
    [Facet::Kind, Facet::State, Facet::Township, Facet::Unit, Facet::Cadre, Facet::Rating, Facet::Overdue];

/// What a row has of a facet.
pub fn value<'a>(scope: Scope<'a>, row: &'a Promise, facet: Facet) -> Value<'a> {
    let of_village = || row.village.and_then(|id| scope.world().villages.get(id)).map(|village| village.township);
    match facet {
        Facet::Kind => Value::Code(&row.kind),
        Facet::State => Value::Code(row.stage().code()),
        Facet::Rating => Value::Code(&row.rating),
        Facet::Overdue => Value::is(row.is_overdue(scope.today())),
        Facet::Township => Value::Id(row.township.or_else(of_village).map(Id::uuid)),
        Facet::Unit => Value::Id(row.unit.map(Id::uuid)),
        _ => Value::Id(row.cadre.map(Id::uuid)),
    }
}

/// A day of a row.
pub fn day(row: &Promise, field: DayField) -> Option<Date> {
    match field {
        DayField::Begun => Some(row.made_on),
        DayField::Due => row.due_on,
        DayField::Ended => row.done_on.or(row.withdrawn_on),
    }
}
