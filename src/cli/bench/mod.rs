//! `cunqing bench [FILE]`: how long the main jobs take on this machine, as medians of several runs.

mod assignment;
mod crowd;
mod fixture;
mod import;
mod jobs;
mod overview;
mod plans;
mod statistics;
mod timing;

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};
use serde_json::{Value, json};

use crate::words::Language;

use super::arguments::{command as base, flag, option, path, path_option};
use super::failure::Failure;
use super::import::mapping_of;
use super::terminal::Terminal;

use fixture::Fixture;
use timing::Timing;

const USAGE: &str =
    "cunqing bench [FILE] [--runs N] [--statistics] [--villages N] [--issues N] [--requests LIST --mapping M.toml]";

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    base("bench", USAGE, language)
        .arg(path("FILE", language).required(false))
        .arg(option("runs", "N", language).value_parser(value_parser!(u8).range(1..)))
        .arg(flag("statistics", language))
        .arg(
            option("villages", "N", language)
                .value_parser(value_parser!(u32).range(30..=1_000_000))
                .help(language.say("cli.option.made_villages").into_owned()),
        )
        .arg(option("issues", "N", language).value_parser(value_parser!(u32).range(1..=5_000_000)))
        .arg(path_option("requests", language))
        .arg(path_option("mapping", language))
}

/// Measures on a copy of the file, which is removed afterwards.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let runs = found.get_one::<u8>("runs").copied().map_or(7, usize::from);
    let fixture = Fixture::of(found.get_one("FILE"), terminal)?;
    let issues = found.get_one::<u32>("issues").copied();
    let villages = found.get_one::<u32>("villages").copied().unwrap_or(300);
    let mut timings = Vec::new();
    if !found.get_flag("statistics") {
        timings = terminal.during("cli.progress.bench", || jobs::all(&fixture, runs))?;
        timings.extend(terminal.during("cli.progress.bench", || plans::all(&fixture, runs))?);
    }
    timings.extend(terminal.during("cli.progress.bench", || statistics::all(&fixture, villages, runs))?);
    // Before what is imported makes the county another one.
    timings.extend(terminal.during("cli.progress.bench", || assignment::suggestions(&fixture, runs))?);
    if let Some(count) = issues {
        timings.extend(terminal.during("cli.progress.bench", || crowd::all(&fixture, count, runs))?);
        timings.push(terminal.during("cli.progress.bench", || import::issues(&fixture, count))?);
    }
    if let Some(list) = found.get_one::<PathBuf>("requests") {
        let mapping = mapping_of(found.get_one("mapping"))?;
        timings.push(terminal.during("cli.progress.bench", || import::requests(&fixture, list, &mapping, runs))?);
    }
    let sizes = terminal.during("cli.progress.bench", || assignment::all(runs))?;
    let language = terminal.language();
    let lines = || {
        let jobs = timings.iter().map(|timing| line(timing, language));
        jobs.chain(sizes.iter().map(|size| assignment::line(size, language))).collect()
    };
    let all = || timings.iter().map(value).chain(sizes.iter().map(assignment::value)).collect::<Vec<_>>();
    terminal.result(lines, || json!({ "ok": true, "timings": all() }));
    Ok(())
}

fn line(timing: &Timing, language: Language) -> String {
    let what = language.say(timing.key);
    let (median, worst) = (format!("{:.1}", timing.median_ms()), format!("{:.1}", timing.worst_ms()));
    language.say_with(
        "cli.bench.line",
        &[("what", &what), ("median", &median), ("worst", &worst), ("runs", &timing.runs_ms.len())],
    )
}

fn value(timing: &Timing) -> Value {
    json!({
        "name": timing.key.trim_start_matches("cli.bench."),
        "median_ms": timing.median_ms(),
        "worst_ms": timing.worst_ms(),
        "runs": timing.runs_ms.len(),
    })
}
