//! The villages with what follows from the records.

use crate::analysis::VillageFinding;
use crate::model::{Cadre, Id, Village};

use super::cell::{Cell, Scope, Tone};
use super::column::{Column, number, person, text};

/// The column by which the village with the most open issues comes first.
pub const BY_OPEN: usize = 5;

/// The columns.
pub const COLUMNS: [Column; 10] = [
    text("table.column.name", 0.0),
    text("table.column.township", 84.0),
    text("table.column.code", 110.0),
    number("table.column.households", 84.0),
    number("table.column.population", 84.0),
    number("table.column.open", 76.0),
    number("table.column.overdue", 76.0),
    number("table.column.closed", 76.0),
    person("table.column.resident", 140.0),
    text("table.column.standing", 130.0),
];

/// One cell.
pub fn cell(scope: Scope<'_>, village: &Village, column: usize) -> Cell {
    let none = VillageFinding::default();
    let finding = scope.sight.findings.villages.get(&village.id).unwrap_or(&none);
    match column {
        0 => Cell::text(&village.name),
        1 => scope.township(Some(village.township)),
        2 => Cell::text(&village.code),
        3 => Cell::known(village.households),
        4 => Cell::known(village.population),
        5 => Cell::number(finding.open),
        6 => Cell::number(finding.overdue).late(finding.overdue > 0),
        7 => Cell::number(finding.closed),
        8 => residents(scope, village),
        _ => standing(scope, finding),
    }
}

fn residents(scope: Scope<'_>, village: &Village) -> Cell {
    let names: Vec<String> = resident_cadres(scope, village.id).map(|id| scope.cadre(Some(id)).text).collect();
    match names.is_empty() {
        true => Cell::text(scope.sight.language.say("table.nobody")).toned(Tone::Late),
        false => Cell::text(names.join(&scope.sight.language.say("table.and"))),
    }
}

/// The cadres who live in the village by their posting.
pub fn resident_cadres(scope: Scope<'_>, village: Id<Village>) -> impl Iterator<Item = Id<Cadre>> {
    let posts = scope.lookup.posts_of_village.get(&village).map(Vec::as_slice).unwrap_or_default();
    let postings = posts.iter().filter_map(move |id| scope.world().postings.get(*id));
    postings.filter(|posting| posting.is_resident()).filter_map(|posting| posting.cadre)
}

fn standing(scope: Scope<'_>, finding: &VillageFinding) -> Cell {
    let case = finding.weak.and_then(|id| scope.world().standings.get(id));
    case.map_or_else(
        || Cell::text(""),
        |case| Cell::text(scope.sight.language.say(&format!("state.standing.{}", case.state.code()))),
    )
}

/// Whether a row stands in a quick view.
pub fn in_view(scope: Scope<'_>, village: &Village, view: usize) -> bool {
    let finding = scope.sight.findings.villages.get(&village.id);
    match view {
        1 => finding.is_none_or(|finding| finding.residents == 0),
        2 => finding.is_some_and(|finding| finding.overdue > 0),
        3 => finding.is_some_and(|finding| finding.weak.is_some()),
        _ => true,
    }
}
