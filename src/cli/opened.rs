//! Opening a file for a subcommand.

use std::path::Path;

use clap::{Arg, ArgMatches, value_parser};

use crate::model::{Date, Refusal};
use crate::session::{Access, Session};
use crate::words::Language;

use super::arguments::option;
use super::failure::Failure;
use super::terminal::Terminal;

/// Opens a file to read.
pub(super) fn to_read(path: &Path, terminal: &Terminal) -> Result<Session, Failure> {
    Ok(terminal.watched("cli.progress.open", |progress| Session::open_watched(path, Access::Read, progress))?)
}

/// Leaves what was only read to the end of the process, which is near: to take a large county apart would keep somebody
/// waiting for nothing.
pub(super) fn leave(session: Session) {
    if session.read_only().is_some() {
        std::mem::forget(session);
    }
}

/// Opens a file to write, or says why it can only be read.
pub(super) fn to_write(path: &Path, terminal: &Terminal) -> Result<Session, Failure> {
    let session =
        terminal.watched("cli.progress.open", |progress| Session::open_watched(path, Access::Write, progress))?;
    match session.read_only() {
        Some(reason) => Err(Failure::Refused(reason.clone())),
        None => Ok(session),
    }
}

/// `--as-of DAY`: the county as it stood at the end of a day.
pub(super) fn as_of_option(language: Language) -> Arg {
    option("as-of", "DAY", language).value_parser(value_parser!(Date))
}

/// Looks at the county of the day that `--as-of` names, if it names one.
pub(super) fn look_at_day(session: &mut Session, found: &ArgMatches) -> Result<(), Failure> {
    let day = found.get_one::<Date>("as-of").copied();
    session.look_at(day).map_err(|Refusal(sentence)| Failure::Refused(sentence))
}
