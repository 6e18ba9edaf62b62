//! Visits and meetings.

use crate::model::{Activity, CatalogueKind, Date, Id, Place};

use super::cell::{Cell, Scope};
use super::column::{Column, number, person, text};
use super::facet::{DayField, Facet, Value};
use super::typed::Typed;

/// The column by which the latest comes first.
pub const BY_DAY: usize = 0;
/// The column of how many issues were raised there.
pub const RAISED_THERE: usize = 10;
/// The column of the issue that it was about.
pub const ABOUT: usize = 12;

/// The columns.
pub const COLUMNS: [Column; 14] = [
    text("table.column.day", 86.0),
    text("table.column.kind", 84.0),
    text("table.column.purpose", 84.0),
    text("table.column.subject", 0.0),
    text("table.column.place", 130.0),
    text("table.column.township", 84.0),
    person("table.column.who", 130.0),
    text("table.column.unit", 130.0).to_choose(),
    number("table.column.seen", 64.0),
    number("table.column.attendance", 64.0).to_choose(),
    number("table.column.raised_there", 64.0),
    text("table.column.rating", 84.0).to_choose(),
    text("table.column.about", 84.0).to_choose(),
    text("table.column.campaign", 110.0).to_choose(),
];

/// One cell.
pub fn cell(scope: Scope<'_>, row: &Activity, column: usize) -> Cell {
    let world = scope.world();
    match column {
        0 => scope.day(Some(row.on)),
        1 => scope.kind(CatalogueKind::ActivityKind, &row.kind),
        2 => scope.kind(CatalogueKind::Purpose, &row.purpose),
        3 => Cell::text(subject(row)),
        4 => Cell::text(places(scope, row)),
        5 => Cell::text(township(scope, row).map_or("", |place| world.place_name(place))),
        6 => Cell::text(scope.names(&row.cadres)),
        7 => scope.unit(row.unit),
        8 => Cell::known(row.households.or(row.enterprises)),
        9 => Cell::known(row.attendance),
        10 => Cell::number(scope.lookup.raised_at(world, row.id)),
        11 => scope.rating(&row.rating),
        12 => Cell::text(row.issue.and_then(|id| world.issues.get(id)).map_or("", |issue| &issue.number)),
        _ => Cell::text(row.campaign.and_then(|id| world.campaigns.get(id)).map_or("", |campaign| &campaign.name)),
    }
}

/// What it was about; where nobody wrote it, what was seen and said, or the first field of its kind.
fn subject(row: &Activity) -> &str {
    let told = row.details.values().map(String::as_str);
    let mut texts = [row.title.as_str(), row.summary.lines().next().unwrap_or_default()].into_iter().chain(told);
    texts.find(|text| !text.is_empty()).unwrap_or_default()
}

fn places(scope: Scope<'_>, row: &Activity) -> String {
    let names = row.villages.iter().map(|id| scope.world().place_name(Place::Village(*id)));
    names.collect::<Vec<_>>().join(&scope.sight.language.say("table.and"))
}

fn township(scope: Scope<'_>, row: &Activity) -> Option<Place> {
    let first = row.villages.first().and_then(|id| scope.world().villages.get(*id)).map(|village| village.township);
    row.township.or(first).map(Place::Township)
}

/// Whether one of its cells says what was typed.
pub fn mentions(scope: Scope<'_>, row: &Activity, typed: &Typed<'_>) -> bool {
    let (world, raised) = (scope.world(), || scope.lookup.raised_at(scope.world(), row.id));
    typed.is_in(subject(row))
        || typed.day(Some(row.on))
        || typed.kind(CatalogueKind::ActivityKind, &row.kind)
        || typed.kind(CatalogueKind::Purpose, &row.purpose)
        || typed.kind(CatalogueKind::Rating, &row.rating)
        || typed.names(&row.villages, || places(scope, row))
        || typed.names(&row.cadres, || scope.names(&row.cadres))
        || typed.name(township(scope, row).map(Place::uuid))
        || typed.name(row.unit.map(Id::uuid))
        || typed.name(row.campaign.map(Id::uuid))
        || row.issue.and_then(|id| world.issues.get(id)).is_some_and(|issue| typed.is_in(&issue.number))
        || (typed.is_figures()
            && [row.households.or(row.enterprises), row.attendance].map(|n| typed.number(n)) != [false; 2])
        || (typed.is_figures() && typed.number(Some(raised())))
}

/// Whether a row stands in a quick view.
pub fn in_view(scope: Scope<'_>, row: &Activity, view: usize) -> bool {
    let month = row.on.first_of_month() == scope.today().first_of_month();
    match view {
        1 => month,
        2 => row.is_visit(),
        3 => !row.is_visit(),
        _ => true,
    }
}

/// By what the rows differ.
pub const FACETS: [Facet; 6] = [Facet::Kind, Facet::Purpose, Facet::Township, Facet::Unit, Facet::Cadre, Facet::Rating];

/// What a row has of a facet.
pub fn value<'a>(scope: Scope<'a>, row: &'a Activity, facet: Facet) -> Value<'a> {
    match facet {
        Facet::Kind => Value::Code(&row.kind),
        Facet::Purpose => Value::Code(&row.purpose),
        Facet::Rating => Value::Code(&row.rating),
        Facet::Township => Value::Id(township(scope, row).map(Place::uuid)),
        Facet::Unit => Value::Id(row.unit.map(Id::uuid)),
        _ => Value::Id(row.cadres.first().map(|id| id.uuid())),
    }
}

/// A day of a row.
pub fn day(row: &Activity, field: DayField) -> Option<Date> {
    (field == DayField::Begun).then_some(row.on)
}
