//! The ledger of issues.

use crate::model::{CatalogueKind, Date, Issue, Place};
use crate::ui::lookup::LedgerView;

use super::cell::{Cell, Scope, Tone};
use super::column::{Column, number, person, text};
use super::facet::{DayField, Facet, Value};

/// The column by which the most urgent comes first.
pub const BY_URGENCY: usize = 15;

/// The columns.
pub const COLUMNS: [Column; 25] = [
    text("table.column.number", 80.0),
    text("table.column.matter", 0.0),
    text("table.column.village", 84.0),
    text("table.column.township", 84.0).to_choose(),
    text("table.column.category", 90.0),
    text("table.column.topic", 90.0).to_choose(),
    text("table.column.scope", 66.0).to_choose(),
    text("table.column.level", 66.0),
    text("table.column.source", 76.0).to_choose(),
    text("table.column.responsible", 124.0),
    text("table.column.joint", 150.0).to_choose(),
    person("table.column.leader", 60.0).to_choose(),
    person("table.column.handler", 60.0),
    text("table.column.raised", 84.0).to_choose(),
    text("table.column.due", 84.0),
    number("table.column.left", 92.0),
    text("table.column.state", 158.0),
    text("table.column.supervised", 110.0).to_choose(),
    text("table.column.recurring", 60.0).to_choose(),
    text("table.column.rating", 84.0).to_choose(),
    text("table.column.replied", 84.0).to_choose(),
    text("table.column.cause", 96.0).to_choose(),
    number("table.column.funds", 90.0).to_choose(),
    number("table.column.handed_on", 60.0).to_choose(),
    number("table.column.reopened", 60.0).to_choose(),
];

/// One cell.
pub fn cell(scope: Scope<'_>, issue: &Issue, column: usize) -> Cell {
    match column {
        0 => Cell::text(&issue.number),
        1 => Cell::text(&issue.title),
        2 => Cell::text(place_name(scope, issue)),
        3 => scope.township(township(scope, issue)),
        4 => scope.kind(CatalogueKind::Category, &issue.category),
        5 => scope.kind(CatalogueKind::Topic, &issue.topic),
        6 => scope.kind(CatalogueKind::Scope, &issue.scope),
        7 => scope.kind(CatalogueKind::Level, &issue.level),
        8 => scope.kind(CatalogueKind::Source, &issue.source),
        9 => scope.unit(issue.unit),
        10 => joint(scope, issue),
        11 => scope.cadre(issue.leader),
        12 => scope.cadre(issue.handler),
        13 => scope.day(Some(issue.raised_on)),
        14 => scope.day(issue.next_date()),
        15 => scope.left(issue.next_date()),
        16 => state(scope, issue),
        17 => Cell::text(&issue.supervised_number).toned(if issue.supervised { Tone::Late } else { Tone::Quiet }),
        18 => recurring(scope, issue),
        19 => scope.rating(&issue.rating),
        20 => scope.day(issue.replied_on),
        21 => scope.kind(CatalogueKind::Cause, &issue.cause),
        22 => Cell::known(issue.funds_yuan),
        23 => Cell::number(issue.handed_on),
        _ => Cell::number(issue.reopened),
    }
}

fn state(scope: Scope<'_>, issue: &Issue) -> Cell {
    let late = issue.is_overdue(scope.today()) && issue.unit.is_none();
    Cell::text(scope.sight.language.say(&format!("state.issue.{}", issue.state.code())))
        .ordered(issue.state as i64)
        .toned(if issue.state.is_open() { Tone::Plain } else { Tone::Quiet })
        .late(late)
}

fn joint(scope: Scope<'_>, issue: &Issue) -> Cell {
    let names: Vec<String> = issue.joint_units.iter().map(|unit| scope.unit(Some(*unit)).text).collect();
    Cell::text(names.join(&scope.sight.language.say("table.and")))
}

/// A mark on what has come again within twelve months.
fn recurring(scope: Scope<'_>, issue: &Issue) -> Cell {
    let again = scope.lookup.recurring(scope.world()).contains(&issue.id);
    let text = if again { scope.sight.language.say("table.again") } else { "".into() };
    Cell::text(text).ordered(i64::from(!again)).late(again)
}

fn place_name<'a>(scope: Scope<'a>, issue: &Issue) -> &'a str {
    let place = issue.village.map(Place::Village).or(issue.township.map(Place::Township));
    place.map_or("", |place| scope.world().place_name(place))
}

fn township(scope: Scope<'_>, issue: &Issue) -> Option<crate::model::Id<crate::model::Township>> {
    let of_village = issue.village.and_then(|id| scope.world().villages.get(id)).map(|village| village.township);
    of_village.or(issue.township)
}

/// What a filter looks through, in small letters: what names the issue, its place, its kinds and those responsible.
pub fn search_text(scope: Scope<'_>, issue: &Issue, text: &mut String) {
    let world = scope.world();
    let name = |id: Option<_>| id.and_then(|id| world.units.get(id)).map_or("", |unit| unit.name.as_str());
    let cadre = |id: Option<_>| id.and_then(|id| world.cadres.get(id)).map_or("", |cadre| cadre.name.as_str());
    let kinds = [
        (CatalogueKind::Category, &issue.category),
        (CatalogueKind::Topic, &issue.topic),
        (CatalogueKind::Level, &issue.level),
        (CatalogueKind::Source, &issue.source),
    ];
    let kinds = kinds.map(|(kind, code)| scope.lookup.title(kind, code));
    let own =
        [issue.number.as_str(), &issue.title, place_name(scope, issue), name(issue.unit), &issue.supervised_number];
    let people = [cadre(issue.handler), cadre(issue.leader)];
    for part in own.into_iter().chain(kinds).chain(people).filter(|part| !part.is_empty()) {
        text.extend(part.chars().flat_map(char::to_lowercase));
        text.push('\n');
    }
}

/// By what the rows differ.
pub const FACETS: [Facet; 14] = [
    Facet::State,
    Facet::Category,
    Facet::Topic,
    Facet::Level,
    Facet::Scope,
    Facet::Township,
    Facet::Unit,
    Facet::Cadre,
    Facet::Source,
    Facet::Cause,
    Facet::Rating,
    Facet::Overdue,
    Facet::Replied,
    Facet::Supervised,
];

/// What a row has of a facet.
pub fn value<'a>(scope: Scope<'a>, issue: &'a Issue, facet: Facet) -> Value<'a> {
    match facet {
        Facet::State => Value::Code(issue.state.code()),
        Facet::Category => Value::Code(&issue.category),
        Facet::Topic => Value::Code(&issue.topic),
        Facet::Level => Value::Code(&issue.level),
        Facet::Scope => Value::Code(&issue.scope),
        Facet::Source => Value::Code(&issue.source),
        Facet::Cause => Value::Code(&issue.cause),
        Facet::Rating => Value::Code(&issue.rating),
        Facet::Township => Value::Id(township(scope, issue).map(crate::model::Id::uuid)),
        Facet::Unit => Value::Id(issue.unit.map(crate::model::Id::uuid)),
        Facet::Overdue => Value::is(issue.is_overdue(scope.today())),
        Facet::Replied => Value::is(issue.replied_on.is_some()),
        Facet::Supervised => Value::is(issue.supervised),
        _ => Value::Id(issue.handler.map(crate::model::Id::uuid)),
    }
}

/// A day of a row.
pub fn day(issue: &Issue, field: DayField) -> Option<Date> {
    match field {
        DayField::Begun => Some(issue.raised_on),
        DayField::Due => issue.next_date(),
        DayField::Ended => issue.closed_on,
    }
}

/// Whether a row stands in a quick view.
pub fn in_view(scope: Scope<'_>, issue: &Issue, view: usize) -> bool {
    LedgerView::ALL.get(view).is_none_or(|view| view.holds(issue, scope.today()))
}
