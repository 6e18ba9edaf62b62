//! The question about a county file.

use clap::ArgMatches;

use crate::analysis::planner::{Draft, SuggestError, Suggestion, suggest};
use crate::cli::arguments::{path_of, text_of};
use crate::cli::failure::Failure;
use crate::cli::opened;
use crate::cli::terminal::Terminal;
use crate::exchange::write_grid;
use crate::model::{Plan, Refusal, Sentence, World};
use crate::session::Session;

use super::{accept, asked, table, told};

/// Suggests, tells what was found, writes the table that was named, and keeps the plan under the name that was given.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let file = path_of(found, "FILE");
    let name = text_of(found, "save-plan");
    let unmasked = text_of(found, "unmasked").map(str::trim).filter(|reason| !reason.is_empty());
    let writes = name.is_some() || unmasked.is_some();
    let mut session = if writes { opened::to_write(&file, terminal)? } else { opened::to_read(&file, terminal)? };
    let suggestion = suggestion(found, &session, terminal)?;
    if let Some(out) = found.get_one::<std::path::PathBuf>("out") {
        if let Some(reason) = unmasked {
            crate::cli::export::log(&mut session, ("@cli.assign.measure", "plan"), out, reason)?;
        }
        let grid = table::grid(session.world(), &suggestion, unmasked.is_none(), terminal.language());
        write_grid(&grid, out)?;
    }
    if let Some(name) = name {
        let plan = based_on(found, session.world())?.map(|plan| plan.id);
        accept::keep(&mut session, plan, name, &suggestion, terminal.language())?;
    }
    told::tell(session.world(), &suggestion, name, terminal);
    Ok(())
}

fn suggestion(found: &ArgMatches, session: &Session, terminal: &Terminal) -> Result<Suggestion, Failure> {
    let world = session.world();
    let plan = based_on(found, world)?;
    let rules = asked::rules(found, world, plan)?;
    let question = asked::question(found, world)?;
    let findings = session.findings();
    let draft = plan.map_or_else(|| Draft::today(world, findings.today), |plan| Draft::of(world, plan));
    let answer = terminal
        .watched("cli.progress.assign", |progress| suggest(world, &findings, &draft, &rules, &question, progress));
    answer.map_err(|error| match error {
        SuggestError::Stopped => Failure::Refused(Sentence::new("exchange.stopped")),
        SuggestError::Refused(Refusal(sentence)) => Failure::Refused(sentence),
    })
}

/// The plan from which it starts, if one is named.
fn based_on<'w>(found: &ArgMatches, world: &'w World) -> Result<Option<&'w Plan>, Failure> {
    let Some(name) = text_of(found, "plan") else { return Ok(None) };
    let known = || world.plans.iter().map(|plan| plan.title.as_str()).collect::<Vec<_>>().join("、");
    let plan = world.plans.find(|plan| plan.title == name || plan.id.to_string() == name);
    plan.map(Some)
        .ok_or_else(|| Failure::Refused(Sentence::new("cli.plan.unknown").with("name", name).with("known", known())))
}
