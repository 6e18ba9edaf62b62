//! `cunqing export`.

use clap::{ArgMatches, Command};

use crate::words::Language;

use super::arguments::{command as base, path};
use super::failure::Failure;
use super::terminal::Terminal;

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    base("export", "cunqing export FILE", language).arg(path("FILE", language))
}

/// Nothing yet.
pub(super) fn run(_found: &ArgMatches, _terminal: &Terminal) -> Result<(), Failure> {
    Ok(())
}
