//! `cunqing plan list FILE`: the plans of a file.

use clap::ArgMatches;
use serde_json::{Value, json};

use crate::analysis::planner::{Draft, PostState, day_of};
use crate::cli::arguments::path_of;
use crate::cli::failure::Failure;
use crate::cli::opened;
use crate::cli::terminal::Terminal;
use crate::model::{Plan, World};
use crate::words::Language;

/// Prints a line for each plan, the latest first.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let session = opened::to_read(&path_of(found, "FILE"), terminal)?;
    let world = session.world();
    let mut plans: Vec<&Plan> = world.plans.iter().collect();
    plans.sort_by_key(|plan| (std::cmp::Reverse(plan.made_on), plan.title.as_str()));
    let language = terminal.language();
    terminal.result(
        || match plans.is_empty() {
            true => vec![language.say("cli.plan.none").into_owned()],
            false => plans.iter().map(|plan| line(world, plan, language)).collect(),
        },
        || json!({ "ok": true, "plans": plans.iter().map(|plan| value(world, plan)).collect::<Vec<_>>() }),
    );
    Ok(())
}

/// How many postings begin, move and end, and how many lines no longer fit.
fn counts(world: &World, plan: &Plan) -> [usize; 4] {
    let draft = Draft::of(world, plan);
    let count = |state| draft.posts.iter().filter(|post| post.state == state).count();
    [count(PostState::New), count(PostState::Moved), count(PostState::Ending), draft.stale.len()]
}

fn line(world: &World, plan: &Plan, language: Language) -> String {
    let [new, moved, ended, stale] = counts(world, plan);
    let state = language.say(&format!("state.plan.{}", plan.state.code()));
    let day = day_of(world, plan);
    let key = if stale == 0 { "cli.plan.line" } else { "cli.plan.line_stale" };
    language.say_with(
        key,
        &[
            ("title", &plan.title),
            ("state", &state),
            ("day", &day),
            ("new", &new),
            ("moved", &moved),
            ("ended", &ended),
            ("stale", &stale),
        ],
    )
}

fn value(world: &World, plan: &Plan) -> Value {
    let [new, moved, ended, stale] = counts(world, plan);
    json!({
        "id": plan.id.to_string(),
        "title": plan.title,
        "state": plan.state.code(),
        "made_on": plan.made_on.to_string(),
        "takes_effect_on": day_of(world, plan).to_string(),
        "new": new,
        "moved": moved,
        "ended": ended,
        "stale": stale,
    })
}
