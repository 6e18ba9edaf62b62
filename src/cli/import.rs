//! `cunqing import FILE --into TABLE INPUT…`: other people's rows into a table, from one file or from many.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde_json::json;

use crate::edits::Edit;
use crate::exchange::{
    Batch, BatchOptions, BookPlan, Conflict, Crs, IMPORTED, ImportOptions, ImportReport, Incoming, Mapping,
    ReadOptions, RowProblem, TABLES, fields_of, plan_batch, read_file_watched, report_grid, write_grid,
};
use crate::model::{Date, Sentence, TableName};
use crate::words::Language;

use super::arguments::{command as base, flag, option, path, path_of, path_option, text_of};
use super::failure::Failure;
use super::opened;
use super::terminal::Terminal;

const USAGE: &str = "cunqing import FILE --into TABLE INPUT... [--mapping M.toml] [--sender NAME] [--crs CRS] [--theirs] [--dry-run] [--report F]";

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    base("import", USAGE, language)
        .arg(path("FILE", language))
        .arg(path("INPUT", language).num_args(1..).action(ArgAction::Append))
        .arg(option("into", "TABLE", language).required(true))
        .arg(path_option("mapping", language))
        .arg(option("sender", "NAME", language))
        .arg(option("crs", "CRS", language))
        .arg(option("layer", "NAME", language))
        .arg(option("encoding", "NAME", language))
        .arg(option("indicators", "A,B", language).value_delimiter(','))
        .arg(day_option(language))
        .arg(flag("create-units", language))
        .arg(flag("create-townships", language))
        .arg(flag("approximate", language))
        .arg(flag("theirs", language))
        .arg(flag("dry-run", language))
        .arg(path_option("report", language))
        .after_help(more(language))
        .help_template(format!(
            "{{about}}\n\n{}{{usage}}\n\n{}\n{{positionals}}\n\n{}\n{{options}}\n{{after-help}}\n",
            language.say("cli.heading.usage"),
            language.say("cli.heading.arguments"),
            language.say("cli.heading.options")
        ))
}

/// What the help says besides: the tables, many files, and how a mapping file is written.
fn more(language: Language) -> String {
    let say = |name: &str| language.say(&format!("cli.import.more.{name}"));
    let tables: Vec<_> =
        IMPORTED.chunks(8).map(|names| names.iter().map(|t| t.0).collect::<Vec<_>>().join(" ")).collect();
    format!(
        "{}\n  {}\n\n{}\n{}\n{}\n\n{}\n  table = \"issue\"\n  [columns]    # {}\n  \"办完\" = [\"finished_on\", \"closed_on\"]\n  \"备忘\" = \"\"\n  [constants]  # {}\n  level = \"county\"\n  [values.category]  # {}\n  \"修路\" = \"infrastructure\"\n  \"*\" = \"governance\"\n  [dates]      # {}\n  raised_on = [\"%m/%d/%Y\", \"%d.%m.%Y\"]\n\n{}",
        say("tables"),
        tables.join("\n  "),
        say("many"),
        say("conflict"),
        say("example"),
        say("mapping"),
        say("columns"),
        say("constants"),
        say("values"),
        say("dates"),
        say("kept"),
    )
}

/// Reads the rows, says what would change, and changes it unless that was all that was asked for.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let dry = found.get_flag("dry-run");
    let file = path_of(found, "FILE");
    let table = table_of(text_of(found, "into").unwrap_or_default())?;
    let mut session = if dry { opened::to_read(&file, terminal)? } else { opened::to_write(&file, terminal)? };
    let inputs: Vec<PathBuf> = found.get_many::<PathBuf>("INPUT").into_iter().flatten().cloned().collect();
    let report = found.get_one::<PathBuf>("report");
    let options = BatchOptions {
        import: options_of(found, session.desk().today)?,
        sender: text_of(found, "sender").map(str::to_owned),
        all_theirs: found.get_flag("theirs"),
        unlisted: !dry && report.is_none(),
        ..BatchOptions::default()
    };
    let incoming = read(&inputs, &reading_of(found), terminal);
    let batch = terminal
        .watched("cli.progress.match", |progress| plan_batch(session.world(), &incoming, table, &options, progress))?;
    if let Some(path) = report {
        write_grid(&report_grid(&batch, table, terminal.language()), path)?;
    }
    let Batch { changes, books } = batch;
    let nothing = changes.rows.is_empty();
    if !dry && !nothing {
        let edit = Edit::Import(changes);
        terminal.watched("cli.progress.write", |progress| session.perform_watched(edit, progress))?;
    }
    tell_books(&books, table, dry, terminal);
    let rejected = books.iter().any(|book| !book.report.rejected.is_empty() || book.fault.is_some());
    if nothing && rejected {
        let rows: usize = books.iter().map(|book| book.report.rows).sum();
        return Err(Failure::Refused(Sentence::new("cli.import.all_rejected").with("rows", rows)));
    }
    Ok(())
}

/// Reads all files; one that cannot be read does not keep the others.
fn read(inputs: &[PathBuf], options: &ReadOptions, terminal: &Terminal) -> Vec<Incoming> {
    let name = |path: &Path| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    terminal.watched("cli.progress.read", |progress| {
        let share = |at: usize| at as f32 / inputs.len().max(1) as f32;
        let one = |(at, path): (usize, &PathBuf)| Incoming {
            name: name(path),
            sheet: read_file_watched(path, options, progress.part(share(at), share(at + 1))),
        };
        inputs.iter().enumerate().map(one).collect()
    })
}

/// Says what each file did or would do, and what in it conflicts; for one file without conflicts just that.
fn tell_books(books: &[BookPlan], table: TableName, dry: bool, terminal: &Terminal) {
    let language = terminal.language();
    if let [book] = books
        && book.conflicts.is_empty()
        && book.sender.is_empty()
        && (book.cells.is_empty() || book.cells.iter().all(|cell| cell.is_new))
    {
        tell(&book.report, dry, terminal);
        return;
    }
    let lines = || {
        let mut lines = Vec::new();
        for book in books {
            let head =
                if book.sheet.is_empty() { book.name.clone() } else { format!("{} [{}]", book.name, book.sheet) };
            lines.push(head);
            if let Some(fault) = &book.fault {
                lines.push(format!("  {}", language.sentence(fault)));
                continue;
            }
            if !book.sender.is_empty() {
                lines.push(format!("  {}", language.say_with("cli.import.sender", &[("sender", &book.sender)])));
            }
            lines.extend(report_lines(&book.report, dry, language).into_iter().map(|line| format!("  {line}")));
            let changed = book.cells.iter().filter(|cell| !cell.is_new);
            lines.extend(changed.map(|cell| {
                let (old, new, title) = (&cell.old, &cell.new, title_of(table, cell.field, language));
                let places: [(&str, &dyn ToString); 5] =
                    [("cell", &cell.cell), ("record", &cell.record), ("field", &title), ("old", old), ("new", new)];
                format!("  {}", language.say_with("cli.import.cell", &places))
            }));
            lines.extend(book.conflicts.iter().map(|one| format!("  {}", conflict(one, table, language))));
        }
        lines
    };
    let value = || json!({ "ok": true, "dry_run": dry, "files": books.iter().map(|book| book_value(book, language)).collect::<Vec<_>>() });
    terminal.result(lines, value);
}

/// The title of a field, as the sheets of this language have it.
fn title_of(table: TableName, name: &str, language: Language) -> &str {
    let field = fields_of(table).iter().find(|field| field.name == name);
    field.filter(|_| language == Language::Chinese).map_or(name, |field| field.title)
}

fn conflict(one: &Conflict, table: TableName, language: Language) -> String {
    let key = match (one.other.is_empty(), one.takes_theirs) {
        (true, false) => "cli.import.conflict_here",
        (true, true) => "cli.import.conflict_here_theirs",
        (false, false) => "cli.import.conflict_there",
        (false, true) => "cli.import.conflict_there_theirs",
    };
    language.say_with(
        key,
        &[
            ("cell", &one.cell),
            ("record", &one.record),
            ("field", &title_of(table, one.field, language)),
            ("ours", &one.ours),
            ("theirs", &one.theirs),
            ("file", &one.other),
        ],
    )
}

fn book_value(book: &BookPlan, language: Language) -> serde_json::Value {
    let cells = book.cells.iter().map(|cell| {
        json!({ "cell": cell.cell, "record": cell.record, "new_record": cell.is_new, "field": cell.field, "old": cell.old, "new": cell.new })
    });
    let conflicts = book.conflicts.iter().map(|one| {
        json!({ "cell": one.cell, "record": one.record, "field": one.field, "base": one.base, "ours": one.ours, "theirs": one.theirs, "other": one.other, "takes_theirs": one.takes_theirs })
    });
    json!({
        "name": book.name,
        "sheet": book.sheet,
        "sender": book.sender,
        "fault": book.fault.as_ref().map(|fault| language.sentence(fault)),
        "report": report_value(&book.report, language),
        "cells": cells.collect::<Vec<_>>(),
        "conflicts": conflicts.collect::<Vec<_>>(),
    })
}

/// The table with this name.
pub(super) fn table_of(name: &str) -> Result<TableName, Failure> {
    let known = TABLES.into_iter().find(|table| table.0 == name);
    known.ok_or_else(|| {
        Failure::usage(
            Sentence::new("cli.usage.table").with("value", name).with("known", TABLES.map(|table| table.0).join(" ")),
        )
    })
}

/// The coordinates that were named, if any.
pub(super) fn crs_of(found: &ArgMatches) -> Result<Option<Crs>, Failure> {
    let Some(text) = text_of(found, "crs") else { return Ok(None) };
    match Crs::parse(text) {
        Some(crs) => Ok(Some(crs)),
        None => Err(Failure::usage(Sentence::new("cli.usage.crs").with("value", text))),
    }
}

/// How the input is to be read.
pub(super) fn reading_of(found: &ArgMatches) -> ReadOptions {
    let text = |name| text_of(found, name).map(str::to_owned);
    ReadOptions { layer: text("layer"), encoding: text("encoding") }
}

/// The day for which indicators hold.
pub(super) fn day_option(language: Language) -> Arg {
    option("indicator-day", "DATE", language).value_parser(value_parser!(Date))
}

/// The columns that become indicators.
pub(super) fn indicators_of(found: &ArgMatches) -> Vec<String> {
    let names = found.get_many::<String>("indicators").into_iter().flatten();
    names.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// The mapping file that was named; none says nothing.
pub(super) fn mapping_of(path: Option<&PathBuf>) -> Result<Mapping, Failure> {
    let Some(path) = path else { return Ok(Mapping::default()) };
    let text = std::fs::read_to_string(path).map_err(|error| {
        Failure::Refused(Sentence::new("cli.import.mapping").with("file", path.display()).with("detail", error))
    })?;
    Ok(Mapping::parse(&text)?)
}

fn options_of(found: &ArgMatches, today: Date) -> Result<ImportOptions, Failure> {
    let mapping = mapping_of(found.get_one::<PathBuf>("mapping"))?;
    Ok(ImportOptions {
        mapping,
        crs: crs_of(found)?,
        create_units: found.get_flag("create-units"),
        create_townships: found.get_flag("create-townships"),
        indicators: indicators_of(found),
        indicator_day: Some(found.get_one("indicator-day").copied().unwrap_or(today)),
        approximate: found.get_flag("approximate"),
    })
}

/// Says what an import did or would do, with every bad row.
pub(super) fn tell(report: &ImportReport, dry: bool, terminal: &Terminal) {
    let language = terminal.language();
    let value = || {
        let mut value = report_value(report, language);
        value["ok"] = true.into();
        value["dry_run"] = dry.into();
        value
    };
    terminal.result(|| report_lines(report, dry, language), value);
}

fn report_lines(report: &ImportReport, dry: bool, language: Language) -> Vec<String> {
    let key = if dry { "cli.import.would" } else { "cli.import.did" };
    let sentence = Sentence::new(key)
        .with("rows", report.rows)
        .with("added", report.added)
        .with("changed", report.changed)
        .with("unchanged", report.unchanged)
        .with("rejected", report.rejected_rows());
    let mut lines = vec![language.sentence(&sentence)];
    lines.extend(report.warnings.iter().map(|warning| language.sentence(warning)));
    if !report.unknown_columns.is_empty() {
        let columns = report.unknown_columns.join(" ");
        lines.push(language.say_with("cli.import.unknown_columns", &[("columns", &columns)]));
    }
    lines.extend(report.row_warnings.iter().map(|problem| line(problem, "cli.import.row_warning", language)));
    lines.extend(report.rejected.iter().map(|problem| line(problem, "cli.import.row_rejected", language)));
    lines
}

fn report_value(report: &ImportReport, language: Language) -> serde_json::Value {
    let problems = |problems: &[RowProblem]| -> Vec<_> {
        let value = |problem: &RowProblem| {
            json!({
                "row": problem.row,
                "column": problem.column,
                "value": problem.value,
                "reason": language.sentence(&problem.reason),
            })
        };
        problems.iter().map(value).collect()
    };
    json!({
        "rows": report.rows,
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "rejected": problems(&report.rejected),
        "row_warnings": problems(&report.row_warnings),
        "warnings": report.warnings.iter().map(|warning| language.sentence(warning)).collect::<Vec<_>>(),
        "unknown_columns": report.unknown_columns,
    })
}

fn line(problem: &RowProblem, key: &str, language: Language) -> String {
    language.say_with(
        key,
        &[
            ("row", &problem.row),
            ("column", &problem.column),
            ("value", &problem.value),
            ("reason", &language.sentence(&problem.reason)),
        ],
    )
}
