//! `cunqing assign FILE --rules R.toml …`: who should be posted where, with reasons; and
//! `cunqing assign --edges E.csv --villages V.csv --cadres C.csv --out S.csv`: the same question on bare numbers.

mod accept;
mod asked;
mod bare;
mod county;
mod table;
mod told;

use clap::{ArgMatches, Command, value_parser};

use crate::words::Language;

use super::arguments::{command as base, flag, option, path, path_option};
use super::failure::Failure;
use super::terminal::Terminal;

const USAGE: &str = "cunqing assign FILE [--rules R.toml] [--role resident|first_secretary|village_lead|paired_branch] [--all] [--plan NAME] [--lock F.csv] [--travel F.csv] [--tries N] [--out plan.csv] [--save-plan NAME] [--unmasked REASON]
       cunqing assign --edges E.csv --villages V.csv --cadres C.csv --out S.csv";

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    base("assign", USAGE, language)
        .arg(path("FILE", language).required(false).required_unless_present("edges"))
        .arg(path_option("rules", language))
        .arg(
            option("role", "ROLE", language)
                .value_parser(["resident", "first_secretary", "village_lead", "paired_branch"])
                .default_value("resident"),
        )
        .arg(flag("all", language))
        .arg(option("plan", "NAME", language))
        .arg(path_option("lock", language))
        .arg(path_option("travel", language))
        .arg(option("tries", "N", language).value_parser(value_parser!(u32).range(0..=1_000_000)))
        .arg(option("save-plan", "NAME", language))
        .arg(option("unmasked", "REASON", language))
        .arg(path_option("edges", language).conflicts_with("FILE").requires_all(["villages", "cadres", "out"]))
        .arg(path_option("villages", language).help(language.say("cli.option.assign_villages").into_owned()))
        .arg(path_option("cadres", language))
        .arg(path_option("out", language))
}

/// Answers the one or the other question.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    if found.contains_id("edges") { bare::run(found, terminal) } else { county::run(found, terminal) }
}
