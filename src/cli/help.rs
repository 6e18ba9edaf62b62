//! `cunqing help [COMMAND]`: what the program or a subcommand can do.

use std::io::{self, Write};

use clap::{Arg, ArgMatches, Command};

use crate::model::Sentence;
use crate::words::Language;

use super::arguments::{command as base, text_of};
use super::failure::Failure;

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    let help = language.say("cli.argument.command").into_owned();
    base("help", "cunqing help [COMMAND]", language).arg(Arg::new("COMMAND").help(help))
}

/// Prints the help of the whole command line or of one of its subcommands.
pub(super) fn run(found: &ArgMatches, whole: &Command) -> Result<(), Failure> {
    let mut whole = whole.clone();
    // What every subcommand takes is spread over them only when the whole is built.
    whole.build();
    let command = match text_of(found, "COMMAND") {
        None => &mut whole,
        Some(name) => whole
            .find_subcommand_mut(name)
            .ok_or_else(|| Failure::usage(Sentence::new("cli.usage.subcommand").with("argument", name)))?,
    };
    let _ = write!(io::stdout().lock(), "{}", command.render_help());
    Ok(())
}
