//! `cunqing plan list|compare|handover|publish FILE …`: plans of postings, beside each other and carried out.

mod compare;
mod handover;
mod list;
mod publish;

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::analysis::planner::{Rules, RulesFault};
use crate::exchange::Cell;
use crate::model::{Date, Plan, Sentence, Who, World};
use crate::words::Language;

use super::arguments::{command as base, option, path, path_option, text_of};
use super::failure::Failure;
use super::terminal::Terminal;

const USAGE: &str = "cunqing plan list FILE
       cunqing plan compare FILE PLAN [PLAN] [--rules R.toml] [--out F.(csv|xlsx)]
       cunqing plan handover FILE PLAN [--unmasked REASON] [--out F.(csv|xlsx)]
       cunqing plan publish FILE PLAN --on DAY [--roster F.xlsx]";

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    let help = |key: &str| language.say(key).into_owned();
    base("plan", USAGE, language)
        .arg(
            Arg::new("WHAT")
                .value_name("WHAT")
                .help(help("cli.argument.plan_what"))
                .required(true)
                .value_parser(["list", "compare", "handover", "publish"])
                .hide_possible_values(true),
        )
        .arg(path("FILE", language))
        .arg(Arg::new("PLAN").value_name("PLAN").help(help("cli.argument.plan")).num_args(0..=2))
        .arg(option("on", "DAY", language).value_parser(value_parser!(Date)))
        .arg(path_option("rules", language))
        .arg(path_option("roster", language))
        .arg(option("unmasked", "REASON", language))
        .arg(path_option("out", language))
}

/// Does what the first word says.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    match text_of(found, "WHAT").unwrap_or_default() {
        "compare" => compare::run(found, terminal),
        "handover" => handover::run(found, terminal),
        "publish" => publish::run(found, terminal),
        _ => list::run(found, terminal),
    }
}

/// The plans that the arguments name, by title or identity: at least one.
fn plans<'w>(found: &ArgMatches, world: &'w World) -> Result<Vec<&'w Plan>, Failure> {
    let names: Vec<&String> = found.get_many::<String>("PLAN").into_iter().flatten().collect();
    if names.is_empty() {
        return Err(Failure::usage(Sentence::new("cli.plan.no_name").with("known", known(world))));
    }
    names.into_iter().map(|name| plan(name, world)).collect()
}

fn plan<'w>(name: &str, world: &'w World) -> Result<&'w Plan, Failure> {
    let matching: Vec<&Plan> =
        world.plans.iter().filter(|plan| plan.title == name || plan.id.to_string() == name).collect();
    match matching.as_slice() {
        [one] => Ok(one),
        [] => Err(Failure::Refused(Sentence::new("cli.plan.unknown").with("name", name).with("known", known(world)))),
        several => {
            let ids = several.iter().map(|plan| plan.id.to_string()).collect::<Vec<_>>().join(" ");
            Err(Failure::Refused(Sentence::new("cli.plan.twice").with("name", name).with("ids", ids)))
        }
    }
}

fn known(world: &World) -> String {
    world.plans.iter().map(|plan| plan.title.as_str()).collect::<Vec<_>>().join("、")
}

/// The rules of a file that the arguments name, else those of the plan.
fn rules(found: &ArgMatches, world: &World, plan: &Plan) -> Result<Rules, Failure> {
    let refused = |fault: RulesFault| Failure::Refused(fault.sentence);
    let Some(path) = found.get_one::<PathBuf>("rules") else { return Rules::of(world, Some(plan)).map_err(refused) };
    let text = std::fs::read_to_string(path).map_err(|error| {
        Failure::Refused(Sentence::new("cli.plan.rules").with("file", path.display()).with("detail", error))
    })?;
    Rules::parse(&text).map_err(refused)
}

/// What is said of somebody in a file that leaves the office: the work number of a cadre, and the name, masked or not.
fn who_cells(world: &World, who: Who, masked: bool) -> [Cell; 3] {
    let unit_name = |id| world.units.get(id).map(|unit| unit.name.as_str()).unwrap_or_default();
    match who {
        Who::Unit(id) => [Cell::Empty, Cell::Empty, Cell::text(unit_name(id))],
        Who::Cadre(id) => {
            let Some(cadre) = world.cadres.get(id) else { return [Cell::Empty, Cell::Empty, Cell::Empty] };
            let name = if masked { crate::exchange::mask::name(&cadre.name) } else { cadre.name.clone() };
            let unit = cadre.unit.map(unit_name).unwrap_or_default();
            [Cell::text(&cadre.code), Cell::text(name), Cell::text(unit)]
        }
    }
}

/// The title of a role.
fn role_title<'a>(world: &'a World, language: Language, role: &'a str) -> &'a str {
    language.entry(world, crate::model::CatalogueKind::Role, role)
}
