//! What is asked about a county: the rules, the plan that it starts from, pairs that are kept or forbidden, and ways.

use std::path::PathBuf;

use clap::ArgMatches;

use crate::analysis::planner::{Question, Rules, RulesFault, Scope, Travel};
use crate::cli::arguments::text_of;
use crate::cli::failure::Failure;
use crate::exchange::plain_table;
use crate::model::{Cadre, Id, Plan, Sentence, Village, Who, World, role};

/// The rules of the file that was named, else those of the plan, else those of the county.
pub(super) fn rules(found: &ArgMatches, world: &World, plan: Option<&Plan>) -> Result<Rules, Failure> {
    let refused = |fault: RulesFault| Failure::Refused(fault.sentence);
    let Some(path) = found.get_one::<PathBuf>("rules") else { return Rules::of(world, plan).map_err(refused) };
    let text = std::fs::read_to_string(path).map_err(|error| {
        Failure::Refused(Sentence::new("cli.plan.rules").with("file", path.display()).with("detail", error))
    })?;
    Rules::parse(&text).map_err(refused)
}

/// The question.
pub(super) fn question(found: &ArgMatches, world: &World) -> Result<Question, Failure> {
    let mut question = Question::open(text_of(found, "role").unwrap_or(role::RESIDENT));
    if found.get_flag("all") {
        question.scope = Scope::All;
    }
    if let Some(tries) = found.get_one::<u32>("tries") {
        question.tries = *tries;
    }
    if let Some(path) = found.get_one::<PathBuf>("lock") {
        let table = plain_table(path, &["village", "?unit", "?cadre", "?kind"])?;
        for row in 0..table.rows {
            let village = village(world, table.cell(0, row), (path, row))?;
            let who = match table.cell(2, row) {
                "" => Who::Unit(unit(world, table.cell(1, row), (path, row))?),
                code => Who::Cadre(cadre(world, code, (path, row))?),
            };
            let list = if table.cell(3, row) == "forbid" { &mut question.forbids } else { &mut question.locks };
            list.push((who, village));
        }
    }
    if let Some(path) = found.get_one::<PathBuf>("travel") {
        let table = plain_table(path, &["village", "cadre", "?km", "?minutes"])?;
        if !table.has[2] && !table.has[3] {
            return Err(Failure::Refused(Sentence::new("cli.assign.travel").with("file", path.display())));
        }
        for row in 0..table.rows {
            let pair =
                (cadre(world, table.cell(1, row), (path, row))?, village(world, table.cell(0, row), (path, row))?);
            let km = match table.has[2] {
                true => table.number(path, (2, "km"), row)?,
                false => table.number::<f64>(path, (3, "minutes"), row)? * Travel::KM_PER_MINUTE,
            };
            question.travel.km.insert(pair, km);
        }
    }
    Ok(question)
}

/// The village of a code or a name that only one has.
fn village(world: &World, text: &str, at: (&PathBuf, usize)) -> Result<Id<Village>, Failure> {
    let found = world.villages.iter().filter(|row| row.code == text || row.name == text).map(|row| row.id);
    only(found, "village", text, at)
}

/// The cadre of a work number or a name that only one has.
fn cadre(world: &World, text: &str, at: (&PathBuf, usize)) -> Result<Id<Cadre>, Failure> {
    let found = world.cadres.iter().filter(|row| row.code == text || row.name == text).map(|row| row.id);
    only(found, "cadre", text, at)
}

fn unit(world: &World, text: &str, at: (&PathBuf, usize)) -> Result<Id<crate::model::Unit>, Failure> {
    let found = world.units.iter().filter(|row| row.code == text || row.name == text).map(|row| row.id);
    only(found, "unit", text, at)
}

fn only<T>(
    mut found: impl Iterator<Item = Id<T>>,
    column: &str,
    text: &str,
    (path, row): (&PathBuf, usize),
) -> Result<Id<T>, Failure> {
    match (found.next(), found.next()) {
        (Some(one), None) if !text.is_empty() => Ok(one),
        _ => Err(Failure::Refused(
            Sentence::new("cli.assign.unknown")
                .with("file", path.display())
                .with("line", row + 2)
                .with("column", column)
                .with("value", text),
        )),
    }
}
