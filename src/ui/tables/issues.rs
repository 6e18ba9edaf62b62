//! The ledger of issues.

use crate::model::{CatalogueKind, Date, Id, Issue, Place, Township};
use crate::ui::lookup::LedgerView;

use super::cell::{Cell, Key, Scope, Tone};
use super::column::{Column, number, person, text};
use super::facet::{DayField, Facet, Value};
use super::typed::Typed;
use super::words;

/// The column by which the most urgent comes first.
pub const BY_URGENCY: usize = 15;
/// The column of what has come again, which follows from the other issues too.
pub const RECURRING: usize = 18;

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
    place(issue).map_or("", |place| scope.world().place_name(place))
}

fn place(issue: &Issue) -> Option<Place> {
    issue.village.map(Place::Village).or(issue.township.map(Place::Township))
}

fn township(scope: Scope<'_>, issue: &Issue) -> Option<Id<Township>> {
    let of_village = issue.village.and_then(|id| scope.world().villages.get(id)).map(|village| village.township);
    of_village.or(issue.township)
}

/// What the column is sorted by where that is a day or a number: the cells of a hundred thousand rows need not be said.
pub fn measured(issue: &Issue, column: usize) -> Option<Key> {
    Some(match column {
        13 => Key::day(Some(issue.raised_on)),
        14 | BY_URGENCY => Key::day(issue.next_date()),
        16 => Key::Number(issue.state as i64),
        20 => Key::day(issue.replied_on),
        22 => issue.funds_yuan.map_or(Key::Last, |yuan| Key::Number(yuan.into())),
        23 => Key::Number(issue.handed_on.into()),
        24 => Key::Number(issue.reopened.into()),
        _ => return None,
    })
}

/// The kinds whose titles are looked through, with their codes.
fn kinds(issue: &Issue) -> [(CatalogueKind, &str); 4] {
    [
        (CatalogueKind::Category, &issue.category),
        (CatalogueKind::Topic, &issue.topic),
        (CatalogueKind::Level, &issue.level),
        (CatalogueKind::Source, &issue.source),
    ]
}

/// The words of its own that are looked through, codes that are in no list among them. Days and numbers are not: nearly
/// every figure is in one of them.
pub fn write(scope: Scope<'_>, issue: &Issue, text: &mut String) {
    let unknown = |(kind, code): &(CatalogueKind, &str)| scope.lookup.kind(*kind, code).is_none();
    let codes = kinds(issue).into_iter().filter(unknown).map(|(_, code)| code);
    let own = [issue.number.as_str(), &issue.title, &issue.supervised_number];
    own.into_iter().chain(codes).filter(|part| !part.is_empty()).for_each(|part| words::add(text, part));
}

/// Whether what was typed is in the name of its place, of one of its kinds or of one of those responsible.
pub fn names(issue: &Issue, typed: &Typed<'_>) -> bool {
    typed.name(place(issue).map(Place::uuid))
        || typed.name(issue.unit.map(Id::uuid))
        || typed.name(issue.handler.map(Id::uuid))
        || typed.name(issue.leader.map(Id::uuid))
        || kinds(issue).into_iter().any(|(kind, code)| typed.title(kind, code))
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
        Facet::Township => Value::Id(township(scope, issue).map(Id::uuid)),
        Facet::Unit => Value::Id(issue.unit.map(Id::uuid)),
        Facet::Overdue => Value::is(issue.is_overdue(scope.today())),
        Facet::Replied => Value::is(issue.replied_on.is_some()),
        Facet::Supervised => Value::is(issue.supervised),
        _ => Value::Id(issue.handler.map(Id::uuid)),
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
