//! The cadres with what they carry.

use crate::model::{Cadre, CatalogueKind, Date};

use super::cell::{Cell, Scope, Tone};
use super::column::{Column, number, person, text};
use super::facet::{DayField, Facet, Value};

/// The columns.
pub const COLUMNS: [Column; 9] = [
    person("table.column.name", 84.0),
    text("table.column.unit", 170.0),
    text("table.column.rank", 110.0),
    text("table.column.duty", 120.0),
    text("table.column.skills", 150.0),
    number("table.column.share", 76.0),
    number("table.column.posts", 64.0),
    text("table.column.places", 0.0),
    number("table.column.handles", 84.0),
];

/// One cell.
pub fn cell(scope: Scope<'_>, cadre: &Cadre, column: usize) -> Cell {
    let cell = match column {
        0 => Cell::text(&cadre.name),
        1 => scope.unit(cadre.unit),
        2 => scope.kind(CatalogueKind::Rank, &cadre.rank),
        3 => Cell::text(&cadre.duty),
        4 => Cell::text(skills(scope, cadre)),
        5 => Cell::number(cadre.share_percent),
        6 => Cell::number(i64::try_from(scope.lookup.load(cadre.id)).unwrap_or_default()),
        7 => Cell::text(places(scope, cadre)),
        _ => Cell::number(scope.lookup.open_of_cadre.get(&cadre.id).copied().unwrap_or_default()),
    };
    if cadre.active { cell } else { cell.toned(Tone::Quiet) }
}

/// What a cadre is good at.
pub fn skills(scope: Scope<'_>, cadre: &Cadre) -> String {
    let title = |code: &String| scope.sight.language.entry(scope.world(), CatalogueKind::Skill, code).to_owned();
    cadre.skills.iter().map(title).collect::<Vec<_>>().join(&scope.sight.language.say("table.and"))
}

/// The places to which a cadre is posted today.
pub fn places(scope: Scope<'_>, cadre: &Cadre) -> String {
    let posts = scope.lookup.posts_of_cadre.get(&cadre.id).map(Vec::as_slice).unwrap_or_default();
    let name = |id| scope.world().postings.get(id).map(|posting| scope.world().place_name(posting.place));
    posts.iter().filter_map(|id| name(*id)).collect::<Vec<_>>().join(&scope.sight.language.say("table.and"))
}

/// Whether a row stands in a quick view.
pub fn in_view(scope: Scope<'_>, cadre: &Cadre, view: usize) -> bool {
    match view {
        1 => scope.lookup.load(cadre.id) > 0,
        2 => cadre.active && scope.lookup.load(cadre.id) == 0,
        _ => true,
    }
}

/// By what the rows differ.
pub const FACETS: [Facet; 2] = [Facet::Rank, Facet::Unit];

/// What a row has of a facet.
pub fn value<'a>(_scope: Scope<'a>, cadre: &'a Cadre, facet: Facet) -> Value<'a> {
    match facet {
        Facet::Rank => Value::Code(&cadre.rank),
        _ => Value::Id(cadre.unit.map(crate::model::Id::uuid)),
    }
}

/// A cadre has no days.
pub fn day(_cadre: &Cadre, _field: DayField) -> Option<Date> {
    None
}
