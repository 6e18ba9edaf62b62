//! `cunqing plan compare FILE A [B]`: today and plans beside each other.

use clap::ArgMatches;
use serde_json::{Map, Value, json};

use crate::analysis::planner::{Change, ChangeKind, PlanColumn, PlanComparison};
use crate::cli::arguments::path_of;
use crate::cli::failure::Failure;
use crate::cli::opened;
use crate::cli::terminal::Terminal;
use crate::exchange::{Cell, Grid, GridColumn, write_grid};
use crate::model::{Place, World};
use crate::words::Language;

use super::named::{plans, rules};

/// The rows of the table, by the last part of their keys.
const ROWS: [&str; 14] = [
    "day",
    "moved",
    "new",
    "ended",
    "stale",
    "posts",
    "load_mean",
    "load_deviation",
    "load_most",
    "way_mean",
    "way_most",
    "without_resident",
    "weak_lacking",
    "hard_broken",
];

/// Compares under the rules of the first plan, or of a file of rules.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let session = opened::to_read(&path_of(found, "FILE"), terminal)?;
    let world = session.world();
    let plans = plans(found, world)?;
    let rules = rules(found, world, plans[0])?;
    let compared = PlanComparison::of(world, &session.findings(), &plans, &rules);
    let language = terminal.language();
    let out = path_of(found, "out");
    if !out.as_os_str().is_empty() {
        write_grid(&grid(&compared, language), &out)?;
    }
    terminal.result(|| lines(&compared, language), || value(&compared, world));
    Ok(())
}

/// One cell of the table.
fn cell(column: &PlanColumn, row: &str) -> Cell {
    let round = |number: f64| Cell::Number((number * 10.0).round() / 10.0);
    let count = |number: usize| Cell::Number(number as f64);
    match row {
        "day" => Cell::Day(column.day),
        "moved" => count(column.count(ChangeKind::Moved)),
        "new" => count(column.count(ChangeKind::New)),
        "ended" => count(column.count(ChangeKind::Ended)),
        "stale" => count(column.stale),
        "posts" => Cell::Number(column.posts.into()),
        "load_mean" => round(column.load.mean),
        "load_deviation" => round(column.load.deviation),
        "load_most" => round(column.load.most),
        "way_mean" => round(column.way_km.mean),
        "way_most" => round(column.way_km.most),
        "without_resident" => count(column.without_resident),
        "weak_lacking" => count(column.weak_lacking),
        "hard_broken" => count(column.hard_broken),
        _ => count(column.soft_broken),
    }
}

fn rows() -> impl Iterator<Item = &'static str> {
    ROWS.into_iter().chain(["soft_broken"])
}

fn title(column: &PlanColumn, language: Language) -> String {
    if column.plan.is_none() { language.say("cli.plan.today").into_owned() } else { column.title.clone() }
}

fn lines(compared: &PlanComparison, language: Language) -> Vec<String> {
    let titles = compared.columns.iter().map(|column| title(column, language)).collect::<Vec<_>>().join(" | ");
    let mut lines = vec![titles];
    lines.extend(rows().map(|row| {
        let name = language.say(&format!("cli.plan.row.{row}"));
        let cells = compared.columns.iter().map(|column| cell(column, row).plain()).collect::<Vec<_>>().join(" | ");
        format!("{name}  {cells}")
    }));
    lines
}

fn grid(compared: &PlanComparison, language: Language) -> Grid {
    let first = GridColumn { name: "measure".to_owned(), title: language.say("cli.plan.measure").into_owned() };
    let columns = compared.columns.iter().map(|column| {
        let title = title(column, language);
        GridColumn { name: title.clone(), title }
    });
    let row = |row| {
        let name = language.say(&format!("cli.plan.row.{row}")).into_owned();
        std::iter::once(Cell::text(name)).chain(compared.columns.iter().map(|column| cell(column, row))).collect()
    };
    Grid {
        name: "plans".to_owned(),
        title: language.say("cli.plan.measure").into_owned(),
        columns: std::iter::once(first).chain(columns).collect(),
        rows: rows().map(row).collect(),
        ..Grid::default()
    }
}

fn value(compared: &PlanComparison, world: &World) -> Value {
    let columns = compared.columns.iter().map(|column| {
        let numbers: Map<String, Value> = rows().map(|row| (row.to_owned(), number(&cell(column, row)))).collect();
        json!({
            "plan": column.plan.map(|id| id.to_string()),
            "title": column.title,
            "numbers": numbers,
            "soft_cost": column.soft_cost,
            "changes": column.changes.iter().map(|row| change(row, world)).collect::<Vec<_>>(),
        })
    });
    json!({ "ok": true, "columns": columns.collect::<Vec<_>>() })
}

fn number(cell: &Cell) -> Value {
    match cell {
        Cell::Number(number) => json!(number),
        other => json!(other.plain()),
    }
}

/// A change by codes: a machine finds the names in the file.
fn change(row: &Change, world: &World) -> Value {
    let place = |place: Option<Place>| match place? {
        Place::Village(id) => world.villages.get(id).map(|row| row.code.clone()),
        Place::Township(id) => world.townships.get(id).map(|row| row.code.clone()),
        Place::Site(id) => world.sites.get(id).map(|row| row.code.clone()),
    };
    json!({
        "kind": row.kind.code(),
        "cadre": row.who.cadre().and_then(|id| world.cadres.get(id)).map(|cadre| cadre.code.as_str()),
        "unit": row.who.unit().and_then(|id| world.units.get(id)).map(|unit| unit.name.as_str()),
        "from": place(row.from),
        "to": place(row.to),
        "role": row.role,
    })
}
