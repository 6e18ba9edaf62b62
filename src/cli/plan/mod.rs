//! `cunqing plan list|compare|handover|publish FILE …`: plans of postings, beside each other and carried out.

mod compare;
mod handover;
mod list;
mod named;
mod publish;

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::model::Date;
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
