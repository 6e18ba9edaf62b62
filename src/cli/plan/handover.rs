//! `cunqing plan handover FILE PLAN`: what those leave behind who move or whose postings end.

use clap::ArgMatches;
use serde_json::{Value, json};

use crate::analysis::planner::{Draft, Handover, Left};
use crate::cli::arguments::{path_of, text_of};
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::cli::{export, opened};
use crate::exchange::{Cell, Grid, GridColumn, write_grid};
use crate::model::World;
use crate::words::Language;

use super::named::{plans, role_title, rules, who_cells};

/// The columns of the sheet.
const COLUMNS: [&str; 12] = [
    "village_code",
    "village",
    "role",
    "cadre_code",
    "cadre",
    "unit",
    "goes_to",
    "successors",
    "hand_over_by",
    "issues",
    "promises",
    "households",
];

/// Prints or writes the sheet. Names are masked unless a reason is given, which goes into the history.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let file = path_of(found, "FILE");
    let out = path_of(found, "out");
    let reason = text_of(found, "unmasked").map(str::trim).filter(|reason| !reason.is_empty());
    let session = match reason {
        None => opened::to_read(&file, terminal)?,
        Some(reason) => {
            let mut session = opened::to_write(&file, terminal)?;
            export::log(&mut session, ("@cli.plan.handover", "handover"), &out, reason)?;
            session
        }
    };
    let world = session.world();
    let plan = plans(found, world)?[0];
    let rules = rules(found, world, plan)?;
    let sheet = Handover::of(world, &Draft::of(world, plan), &rules);
    let language = terminal.language();
    let grid = grid(world, &sheet, language, reason.is_none());
    if !out.as_os_str().is_empty() {
        write_grid(&grid, &out)?;
    }
    terminal.result(|| lines(&grid, language), || value(&grid));
    Ok(())
}

fn grid(world: &World, sheet: &Handover, language: Language, masked: bool) -> Grid {
    let title = |name: &str| GridColumn {
        name: name.to_owned(),
        title: language.say(&format!("cli.plan.handover.{name}")).into_owned(),
    };
    Grid {
        name: "handover".to_owned(),
        title: language.say("cli.plan.handover").into_owned(),
        columns: COLUMNS.map(title).into(),
        rows: sheet.left.iter().map(|left| row(world, left, language, masked)).collect(),
        ..Grid::default()
    }
}

fn row(world: &World, left: &Left, language: Language, masked: bool) -> Vec<Cell> {
    use crate::model::Place;
    let code = match left.place {
        Place::Village(id) => world.villages.get(id).map(|row| row.code.as_str()),
        Place::Township(id) => world.townships.get(id).map(|row| row.code.as_str()),
        Place::Site(id) => world.sites.get(id).map(|row| row.code.as_str()),
    };
    let named = |who| who_cells(world, who, masked).into_iter().map(|cell| cell.plain()).collect::<Vec<_>>();
    let follow = left.successors.iter().map(|who| named(*who)[..2].join(" ").trim().to_owned());
    let issues = left.issues.iter().filter_map(|id| world.issues.get(*id)).map(|row| row.number.as_str());
    let promises = left.promises.iter().filter_map(|id| world.promises.get(*id)).map(|row| row.title.as_str());
    let homes = left.households.iter().filter_map(|id| world.households.get(*id)).map(|row| row.code.as_str());
    let join = |texts: Vec<&str>| Cell::text(texts.join("、"));
    let mut cells = vec![
        Cell::text(code.unwrap_or_default()),
        Cell::text(world.place_name(left.place)),
        Cell::text(role_title(world, language, &left.role)),
    ];
    cells.extend(who_cells(world, left.who, masked));
    cells.extend([
        Cell::text(left.goes_to.map(|place| world.place_name(place)).unwrap_or_default()),
        Cell::text(follow.collect::<Vec<_>>().join("、")),
        Cell::Day(left.hand_over_by),
        join(issues.collect()),
        join(promises.collect()),
        join(homes.collect()),
    ]);
    cells
}

fn lines(grid: &Grid, language: Language) -> Vec<String> {
    if grid.rows.is_empty() {
        return vec![language.say("cli.plan.handover.none").into_owned()];
    }
    let said = |row: &Vec<Cell>| {
        let cells = grid.columns.iter().zip(row).filter(|(_, cell)| **cell != Cell::Empty);
        cells.map(|(column, cell)| format!("{} {}", column.title, cell.plain())).collect::<Vec<_>>().join(" · ")
    };
    grid.rows.iter().map(said).collect()
}

fn value(grid: &Grid) -> Value {
    let row = |row: &Vec<Cell>| {
        let cells = grid.columns.iter().zip(row).map(|(column, cell)| (column.name.clone(), cell.plain().into()));
        Value::Object(cells.collect())
    };
    json!({ "ok": true, "left": grid.rows.iter().map(row).collect::<Vec<_>>() })
}
