//! The suggestion as a table: a row for each post, with its reasons.

use crate::analysis::planner::{CostParts, SuggestedPost, Suggestion};
use crate::exchange::{Cell, Grid, GridColumn, mask};
use crate::model::{CatalogueKind, Place, Who, World};
use crate::words::Language;

/// The columns, the same in every language.
const COLUMNS: [&str; 20] = [
    "village_code",
    "village",
    "township",
    "role",
    "state",
    "cadre_code",
    "cadre",
    "unit",
    "km",
    "cost",
    "cost_distance",
    "cost_skill",
    "cost_balance",
    "cost_change",
    "cost_rules",
    "locked",
    "next_code",
    "next_name",
    "next_cost",
    "next_more",
];

/// A row for each post, in the order of the suggestion. Names of people are masked unless the user gave a reason.
pub(super) fn grid(world: &World, suggestion: &Suggestion, masked: bool, language: Language) -> Grid {
    Grid {
        name: "plan".to_owned(),
        title: language.say("cli.assign.measure").into_owned(),
        columns: COLUMNS.map(|name| GridColumn { name: name.to_owned(), title: name.to_owned() }).into(),
        rows: suggestion.posts.iter().map(|post| row(world, post, masked)).collect(),
        is_for_programs: true,
        ..Grid::default()
    }
}

fn row(world: &World, post: &SuggestedPost, masked: bool) -> Vec<Cell> {
    let village = match post.place {
        Place::Village(id) => world.villages.get(id),
        Place::Township(_) | Place::Site(_) => None,
    };
    let township = village.and_then(|row| world.townships.get(row.township));
    let [code, name, unit] = who(world, Some(post.who), masked);
    let next = post.next_best;
    let [next_code, next_name, next_unit] = who(world, next.and_then(|next| next.who), masked);
    let next_name = if next_name == Cell::Empty { next_unit } else { next_name };
    let CostParts { distance, skill, balance, change, rules } = post.parts;
    let mut cells = vec![
        Cell::text(village.map_or("", |row| &row.code)),
        Cell::text(village.map_or("", |row| &row.name)),
        Cell::text(township.map_or("", |row| &row.name)),
        Cell::text(&post.role),
        Cell::text(post.state.code()),
        code,
        name,
        unit,
        Cell::number(post.km.map(rounded)),
    ];
    cells.extend([post.parts.sum(), distance, skill, balance, change, rules].map(|cost| Cell::Number(rounded(cost))));
    cells.extend([
        Cell::Number(f64::from(u8::from(post.locked))),
        next_code,
        next_name,
        Cell::number(next.filter(|next| next.who.is_some()).map(|next| rounded(next.parts.sum()))),
        Cell::number(next.map(|next| rounded(next.more))),
    ]);
    cells
}

/// Two digits behind the point.
pub(super) fn rounded(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

/// Work number, name and unit.
fn who(world: &World, who: Option<Who>, masked: bool) -> [Cell; 3] {
    let unit_name = |id| world.units.get(id).map(|unit| unit.name.as_str()).unwrap_or_default();
    match who {
        None => [Cell::Empty, Cell::Empty, Cell::Empty],
        Some(Who::Unit(id)) => [Cell::Empty, Cell::Empty, Cell::text(unit_name(id))],
        Some(Who::Cadre(id)) => {
            let Some(cadre) = world.cadres.get(id) else { return [Cell::Empty, Cell::Empty, Cell::Empty] };
            let name = if masked { mask::name(&cadre.name) } else { cadre.name.clone() };
            [Cell::text(&cadre.code), Cell::text(name), Cell::text(cadre.unit.map(unit_name).unwrap_or_default())]
        }
    }
}

/// The title of a role.
pub(super) fn role_title<'a>(world: &'a World, language: Language, role: &'a str) -> &'a str {
    language.entry(world, CatalogueKind::Role, role)
}
