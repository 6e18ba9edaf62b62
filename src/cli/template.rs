//! `cunqing template FILE --table T --out F.xlsx`: a workbook that a township office fills in.

use clap::{ArgMatches, Command, value_parser};

use crate::exchange::Personal;
use crate::exchange::template::{TemplateOptions, write_template};
use crate::model::{Id, Sentence, Township, World};
use crate::session::Session;
use crate::words::Language;

use super::arguments::{command as base, flag, option, path, path_of, path_option, text_of};
use super::export::log;
use super::failure::Failure;
use super::import::table_of;
use super::opened;
use super::terminal::Terminal;

const USAGE: &str = "cunqing template FILE --table TABLE --out F.xlsx [--township NAME] [--with-records] [--rows N] [--unmasked REASON]";

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    base("template", USAGE, language)
        .arg(path("FILE", language))
        .arg(option("table", "TABLE", language).required(true))
        .arg(path_option("out", language).required(true))
        .arg(option("township", "NAME", language))
        .arg(flag("with-records", language))
        .arg(option("rows", "N", language).value_parser(value_parser!(u32).range(1..=20_000)))
        .arg(option("unmasked", "REASON", language))
}

/// Writes the template. Names are masked, unless a reason is given, which goes into the history.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let (file, out) = (path_of(found, "FILE"), path_of(found, "out"));
    let table = table_of(text_of(found, "table").unwrap_or_default())?;
    if out.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("xlsx")) {
        return Err(Failure::usage(Sentence::new("cli.template.not_xlsx").with("file", out.display())));
    }
    let unmasked = text_of(found, "unmasked").map(str::to_owned);
    let session = match unmasked.as_deref().filter(|reason| !reason.trim().is_empty()) {
        None => opened::to_read(&file, terminal)?,
        Some(reason) => {
            let mut session = opened::to_write(&file, terminal)?;
            log(&mut session, (&format!("@exchange.table.{}", table.0), table.0), &out, reason.trim())?;
            session
        }
    };
    // Without records a template holds the lists of cadres to choose from, and with them their fields.
    let fields = Personal::of_table(table, terminal.language(), unmasked.as_deref());
    let options = TemplateOptions {
        township: text_of(found, "township").map(|name| township_of(session.world(), name)).transpose()?,
        with_records: found.get_flag("with-records"),
        rows: found.get_one::<u32>("rows").copied().unwrap_or(500),
        unmasked,
        ..TemplateOptions::of(terminal.language(), session.desk().today, last_edit(&session))
    };
    terminal.personal(&fields);
    let rows = write_template(session.world(), table, &out, &options)?;
    terminal.done(&Sentence::new("cli.template.done").with("rows", rows).with("out", out.display()));
    Ok(())
}

/// The number of the last edit of the file.
fn last_edit(session: &Session) -> u64 {
    let last = session.history(1).ok().and_then(|history| history.first().and_then(|entry| entry.number));
    last.map_or(0, i64::unsigned_abs)
}

/// The township with this name or code.
fn township_of(world: &World, text: &str) -> Result<Id<Township>, Failure> {
    let found = world.townships.find(|township| township.name == text || township.code == text);
    found
        .map(|township| township.id)
        .ok_or_else(|| Failure::Refused(Sentence::new("cli.template.no_township").with("name", text)))
}
