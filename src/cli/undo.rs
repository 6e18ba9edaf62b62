//! `cunqing undo FILE`: takes back the last edit that stands, whoever made it.

use clap::{ArgMatches, Command};

use crate::model::Sentence;
use crate::words::Language;

use super::arguments::{command as base, path, path_of};
use super::failure::Failure;
use super::opened;
use super::terminal::Terminal;

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    base("undo", "cunqing undo FILE", language).arg(path("FILE", language))
}

/// Takes it back, and says what it was.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let mut session = opened::to_write(&path_of(found, "FILE"), terminal)?;
    let what = session.undo()?;
    terminal.done(&Sentence::new("cli.undo.done").with("what", terminal.language().sentence(&what)));
    Ok(())
}
