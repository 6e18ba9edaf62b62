//! `cunqing import FILE --into TABLE INPUT`: other people's rows into a table.

use clap::{Arg, ArgMatches, Command, value_parser};
use serde_json::json;
use std::path::PathBuf;

use crate::edits::Edit;
use crate::exchange::{
    Crs, ImportOptions, ImportReport, Mapping, ReadOptions, RowProblem, TABLES, plan_import_watched, read_file_watched,
};
use crate::model::{Date, Sentence, TableName};
use crate::words::Language;

use super::arguments::{command as base, flag, option, path, path_of, path_option, text_of};
use super::failure::Failure;
use super::opened;
use super::terminal::Terminal;

const USAGE: &str = "cunqing import FILE --into TABLE INPUT [--mapping M.toml] [--crs CRS] [--dry-run]";

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    base("import", USAGE, language)
        .arg(path("FILE", language))
        .arg(path("INPUT", language))
        .arg(option("into", "TABLE", language).required(true))
        .arg(path_option("mapping", language))
        .arg(option("crs", "CRS", language))
        .arg(option("layer", "NAME", language))
        .arg(option("encoding", "NAME", language))
        .arg(option("indicators", "A,B", language).value_delimiter(','))
        .arg(day_option(language))
        .arg(flag("create-units", language))
        .arg(flag("approximate", language))
        .arg(flag("dry-run", language))
}

/// Reads the rows, says what would change, and changes it unless that was all that was asked for.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let dry = found.get_flag("dry-run");
    let file = path_of(found, "FILE");
    let table = table_of(text_of(found, "into").unwrap_or_default())?;
    let mut session = if dry { opened::to_read(&file, terminal)? } else { opened::to_write(&file, terminal)? };
    let options = options_of(found, session.desk().today)?;
    let sheet = terminal.watched("cli.progress.read", |progress| {
        read_file_watched(&path_of(found, "INPUT"), &reading_of(found), progress)
    })?;
    let plan = terminal.watched("cli.progress.match", |progress| {
        plan_import_watched(session.world(), &sheet, table, &options, progress)
    })?;
    let nothing = plan.changes.rows.is_empty();
    if !dry && !nothing {
        let edit = Edit::Import(plan.changes);
        terminal.watched("cli.progress.write", |progress| session.perform_watched(&edit, progress))?;
    }
    tell(&plan.report, dry, terminal);
    if nothing && !plan.report.rejected.is_empty() {
        return Err(Failure::Refused(Sentence::new("cli.import.all_rejected").with("rows", plan.report.rows)));
    }
    Ok(())
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

fn options_of(found: &ArgMatches, today: Date) -> Result<ImportOptions, Failure> {
    let mapping = match found.get_one::<PathBuf>("mapping") {
        None => Mapping::default(),
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|error| {
                Failure::Refused(Sentence::new("cli.import.mapping").with("file", path.display()).with("detail", error))
            })?;
            Mapping::parse(&text)?
        }
    };
    Ok(ImportOptions {
        mapping,
        crs: crs_of(found)?,
        create_units: found.get_flag("create-units"),
        indicators: indicators_of(found),
        indicator_day: Some(found.get_one("indicator-day").copied().unwrap_or(today)),
        approximate: found.get_flag("approximate"),
        ..ImportOptions::default()
    })
}

/// Says what an import did or would do, with every bad row.
pub(super) fn tell(report: &ImportReport, dry: bool, terminal: &Terminal) {
    let language = terminal.language();
    let key = if dry { "cli.import.would" } else { "cli.import.did" };
    let sentence = Sentence::new(key)
        .with("rows", report.rows)
        .with("added", report.added)
        .with("changed", report.changed)
        .with("unchanged", report.unchanged)
        .with("rejected", report.rejected_rows());
    let lines = || {
        let mut lines = vec![language.sentence(&sentence)];
        lines.extend(report.warnings.iter().map(|warning| language.sentence(warning)));
        if !report.unknown_columns.is_empty() {
            let columns = report.unknown_columns.join(" ");
            lines.push(language.say_with("cli.import.unknown_columns", &[("columns", &columns)]));
        }
        lines.extend(report.row_warnings.iter().map(|problem| line(problem, "cli.import.row_warning", language)));
        lines.extend(report.rejected.iter().map(|problem| line(problem, "cli.import.row_rejected", language)));
        lines
    };
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
    let value = || {
        json!({
            "ok": true,
            "dry_run": dry,
            "rows": report.rows,
            "added": report.added,
            "changed": report.changed,
            "unchanged": report.unchanged,
            "rejected": problems(&report.rejected),
            "row_warnings": problems(&report.row_warnings),
            "warnings": report.warnings.iter().map(|warning| language.sentence(warning)).collect::<Vec<_>>(),
            "unknown_columns": report.unknown_columns,
        })
    };
    terminal.result(lines, value);
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
