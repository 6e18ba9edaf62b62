//! Opening a file for a subcommand.

use std::path::Path;

use crate::session::{Access, Session};

use super::failure::Failure;
use super::terminal::Terminal;

/// Opens a file to read.
pub(super) fn to_read(path: &Path, terminal: &Terminal) -> Result<Session, Failure> {
    Ok(terminal.watched("cli.progress.open", |progress| Session::open_watched(path, Access::Read, progress))?)
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
