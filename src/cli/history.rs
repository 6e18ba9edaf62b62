//! `cunqing history FILE`: what was done, latest first.

use clap::{ArgMatches, Command, value_parser};
use serde_json::{Value, json};

use crate::session::HistoryEntry;
use crate::words::Language;

use super::arguments::{command as base, option, path, path_of};
use super::failure::Failure;
use super::opened;
use super::terminal::Terminal;

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    base("history", "cunqing history FILE [--limit N]", language)
        .arg(path("FILE", language))
        .arg(option("limit", "N", language).value_parser(value_parser!(u32)).default_value("50"))
}

/// Prints the history.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let session = opened::to_read(&path_of(found, "FILE"), terminal)?;
    let limit = found.get_one::<u32>("limit").copied().unwrap_or(50);
    let entries = session.history(limit as usize)?;
    let language = terminal.language();
    let lines = || match entries.is_empty() {
        true => vec![language.say("cli.history.empty").into_owned()],
        false => entries.iter().map(|entry| line(entry, language)).collect(),
    };
    let value =
        || json!({ "ok": true, "history": entries.iter().map(|entry| value(entry, language)).collect::<Vec<_>>() });
    terminal.result(lines, value);
    Ok(())
}

fn line(entry: &HistoryEntry, language: Language) -> String {
    let number = entry.number.map_or_else(|| "–".to_owned(), |number| number.to_string());
    let key = match (entry.external, entry.undone) {
        (_, true) => "cli.history.undone",
        (true, false) => "cli.history.external",
        (false, false) => "cli.history.line",
    };
    language.say_with(
        key,
        &[
            ("number", &number),
            ("at", &language.minute(&entry.at)),
            ("author", &entry.author),
            ("what", &language.sentence(&entry.sentence)),
            ("rows", &entry.rows),
        ],
    )
}

fn value(entry: &HistoryEntry, language: Language) -> Value {
    json!({
        "number": entry.number,
        "at": entry.at,
        "author": entry.author,
        "what": language.sentence(&entry.sentence),
        "rows": entry.rows,
        "external": entry.external,
        "undone": entry.undone,
    })
}
