//! `cunqing redo FILE`: does again what was undone last.

use clap::{ArgMatches, Command};

use crate::model::Sentence;
use crate::words::Language;

use super::arguments::{command as base, path, path_of};
use super::failure::Failure;
use super::opened;
use super::terminal::Terminal;

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    base("redo", "cunqing redo FILE", language).arg(path("FILE", language))
}

/// Does it again, and says what it was.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let mut session = opened::to_write(&path_of(found, "FILE"), terminal)?;
    let what = session.redo()?;
    terminal.done(&Sentence::new("cli.redo.done").with("what", terminal.language().sentence(&what)));
    Ok(())
}
