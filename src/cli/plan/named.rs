//! What the arguments name: plans and rules; and what files call people and roles.

use std::path::PathBuf;

use clap::ArgMatches;

use crate::analysis::planner::{Rules, RulesFault};
use crate::cli::failure::Failure;
use crate::exchange::{Cell, mask};
use crate::model::{CatalogueKind, Plan, Sentence, Who, World};
use crate::words::Language;

/// The plans that the arguments name, by title or identity: at least one.
pub(super) fn plans<'w>(found: &ArgMatches, world: &'w World) -> Result<Vec<&'w Plan>, Failure> {
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
pub(super) fn rules(found: &ArgMatches, world: &World, plan: &Plan) -> Result<Rules, Failure> {
    let refused = |fault: RulesFault| Failure::Refused(fault.sentence);
    let Some(path) = found.get_one::<PathBuf>("rules") else { return Rules::of(world, Some(plan)).map_err(refused) };
    let text = std::fs::read_to_string(path).map_err(|error| {
        Failure::Refused(Sentence::new("cli.plan.rules").with("file", path.display()).with("detail", error))
    })?;
    Rules::parse(&text).map_err(refused)
}

/// What is said of somebody in a file that leaves the office: the work number of a cadre, and the name, masked or not.
pub(super) fn who_cells(world: &World, who: Who, masked: bool) -> [Cell; 3] {
    let unit_name = |id| world.units.get(id).map(|unit| unit.name.as_str()).unwrap_or_default();
    match who {
        Who::Unit(id) => [Cell::Empty, Cell::Empty, Cell::text(unit_name(id))],
        Who::Cadre(id) => {
            let Some(cadre) = world.cadres.get(id) else { return [Cell::Empty, Cell::Empty, Cell::Empty] };
            let name = if masked { mask::name(&cadre.name) } else { cadre.name.clone() };
            let unit = cadre.unit.map(unit_name).unwrap_or_default();
            [Cell::text(&cadre.code), Cell::text(name), Cell::text(unit)]
        }
    }
}

/// The title of a role.
pub(super) fn role_title<'a>(world: &'a World, language: Language, role: &'a str) -> &'a str {
    language.entry(world, CatalogueKind::Role, role)
}
