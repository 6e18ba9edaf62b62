//! `cunqing help [COMMAND]`: what the program or a subcommand can do.

use std::io::{self, Write};

use clap::{Arg, ArgMatches, Command};

use crate::model::Sentence;
use crate::words::Language;

use super::arguments::{command as base, text_of};
use super::failure::Failure;
use super::terminal::Terminal;
use super::{SUBCOMMANDS, whole_command};

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    let help = language.say("cli.argument.command").into_owned();
    base("help", "cunqing help [COMMAND]", language).arg(Arg::new("COMMAND").help(help))
}

/// Prints the help.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let language = terminal.language();
    let mut command = match text_of(found, "COMMAND") {
        None => whole_command(language),
        Some(name) => match SUBCOMMANDS.iter().find(|known| known.name == name) {
            Some(known) => (known.command)(language),
            None => return Err(Failure::usage(Sentence::new("cli.usage.subcommand").with("argument", name))),
        },
    };
    let _ = write!(io::stdout().lock(), "{}", command.render_help());
    Ok(())
}
