//! `cunqing export FILE --table TABLE --out F`: a table of the county as a file for others.

use std::path::Path;

use clap::{ArgMatches, Command};

use crate::exchange::{ExportOptions, Personal, export_table, log_unmasked};
use crate::model::Sentence;
use crate::session::Session;
use crate::words::Language;

use super::arguments::{command as base, option, path, path_of, path_option, text_of};
use super::failure::Failure;
use super::import::table_of;
use super::opened;
use super::terminal::Terminal;

const USAGE: &str =
    "cunqing export FILE --table TABLE --out F.(csv|xlsx|geojson|gpkg) [--as-of DAY] [--unmasked REASON]";

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    base("export", USAGE, language)
        .arg(path("FILE", language))
        .arg(option("table", "TABLE", language).required(true))
        .arg(path_option("out", language).required(true))
        .arg(opened::as_of_option(language))
        .arg(option("unmasked", "REASON", language))
}

/// Writes the table. Names and telephone numbers are masked, unless a reason is given, which goes into the history.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let file = path_of(found, "FILE");
    let out = path_of(found, "out");
    let table = table_of(text_of(found, "table").unwrap_or_default())?;
    let unmasked = text_of(found, "unmasked").map(str::to_owned);
    let mut session = match unmasked.as_deref().filter(|reason| !reason.trim().is_empty()) {
        None => opened::to_read(&file, terminal)?,
        Some(reason) => {
            let mut session = opened::to_write(&file, terminal)?;
            log(&mut session, (&format!("@exchange.table.{}", table.0), table.0), &out, reason.trim())?;
            session
        }
    };
    opened::look_at_day(&mut session, found)?;
    terminal.personal(&Personal::of_table(table, terminal.language(), unmasked.as_deref()));
    let options = ExportOptions { language: terminal.language(), unmasked };
    let rows = terminal.during("cli.progress.write", || export_table(session.world(), table, &out, &options))?;
    terminal.done(&Sentence::new("cli.export.done").with("file", out.display()).with("rows", rows));
    Ok(())
}

/// Writes into the history that names left the office, and why. `what` is the key of what left (with the mark `@`), and
/// its code.
pub(super) fn log(session: &mut Session, what: (&str, &str), out: &Path, reason: &str) -> Result<(), Failure> {
    let changes = log_unmasked(session.world(), what, out, reason, session.desk().today);
    Ok(session.perform_changes(&changes)?)
}
