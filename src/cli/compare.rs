//! `cunqing compare FILE --from D --to D`: what is new, closed and moved between two days.

use clap::{ArgMatches, Command, value_parser};
use serde_json::{Value, json};

use crate::analysis::{Comparison, Difference, DifferenceKind, Subject};
use crate::model::{Date, Sentence, World};
use crate::words::Language;

use super::arguments::{command as base, option, path, path_of};
use super::failure::Failure;
use super::opened;
use super::terminal::Terminal;

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    let day = |name| option(name, "DAY", language).value_parser(value_parser!(Date));
    base("compare", "cunqing compare FILE --from DAY [--to DAY]", language)
        .arg(path("FILE", language))
        .arg(day("from").required(true))
        .arg(day("to"))
}

/// Prints the differences. Without `--to`, the second day is today.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let session = opened::to_read(&path_of(found, "FILE"), terminal)?;
    let today = session.today();
    let from = found.get_one::<Date>("from").copied().unwrap_or(today);
    let to = found.get_one::<Date>("to").copied().unwrap_or(today);
    if to > today {
        return Err(Failure::Refused(Sentence::new("dates.as_of.ahead").with("day", to).with("today", today)));
    }
    if from >= to {
        return Err(Failure::usage(Sentence::new("cli.compare.order").with("from", from).with("to", to)));
    }
    let comparison = Comparison::of(session.present(), from, to);
    let language = terminal.language();
    terminal.result(|| lines(&comparison, language), || value(&comparison, session.present(), language));
    Ok(())
}

fn lines(comparison: &Comparison, language: Language) -> Vec<String> {
    let mut lines =
        vec![language.say_with("dates.compare.span", &[("from", &comparison.from), ("to", &comparison.to)])];
    for kind in DifferenceKind::ALL {
        let differences = comparison.of_kind(kind);
        if !differences.is_empty() {
            let title = language.say(&format!("dates.compare.kind.{}", kind.code()));
            lines.push(format!("{title} {}", differences.len()));
            lines.extend(differences.iter().map(|row| format!("  {}", language.sentence(&row.sentence))));
        }
    }
    if comparison.differences.is_empty() {
        lines.push(language.say("dates.compare.none").into_owned());
    }
    lines
}

fn value(comparison: &Comparison, world: &World, language: Language) -> Value {
    let counts = DifferenceKind::ALL.map(|kind| (kind.code().to_owned(), Value::from(comparison.of_kind(kind).len())));
    let differences: Vec<Value> = comparison.differences.iter().map(|row| difference(row, world, language)).collect();
    json!({
        "ok": true,
        "from": comparison.from.to_string(),
        "to": comparison.to.to_string(),
        "counts": counts.into_iter().collect::<serde_json::Map<_, _>>(),
        "differences": differences,
    })
}

fn difference(row: &Difference, world: &World, language: Language) -> Value {
    let (table, id) = match row.subject {
        Subject::Issue(id) => ("issue", id.uuid()),
        Subject::Standing(id) => ("standing", id.uuid()),
        Subject::Posting(id) => ("posting", id.uuid()),
    };
    let village = row.village.and_then(|id| world.villages.get(id)).map(|village| village.code.as_str());
    json!({
        "kind": row.kind.code(),
        "table": table,
        "id": id.to_string(),
        "village": village,
        "what": language.sentence(&row.sentence),
    })
}
