//! `cunqing report FILE --kind K --out F`: a ledger, an official paper, or the office's own template, filled.

use std::io::{self, Write};
use std::path::Path;

use clap::{ArgMatches, Command};

use crate::analysis::Findings;
use crate::exchange::Personal;
use crate::map::County;
use crate::model::{Date, Id, Sentence, Village, World};
use crate::papers::{Format, Order, PaperKind, Template, field_names, make, personal_fields};
use crate::session::Session;
use crate::words::Language;

use super::arguments::{command as base, flag, option, path, path_of, path_option, text_of};
use super::failure::Failure;
use super::terminal::Terminal;
use super::{export, opened, whole_file};

const USAGE: &str = "cunqing report FILE --kind K [--month 2026-10] --out F.(xlsx|docx) [--template T] [--names REASON] [--village V] [--by UNIT]";

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    let kind = |kind: &PaperKind| format!("{} {}", kind.code(), language.say(&kind.title()));
    let kinds = PaperKind::ALL.iter().map(kind).collect::<Vec<_>>().join(" · ");
    base("report", USAGE, language)
        .arg(path("FILE", language))
        .arg(option("kind", "K", language).help(format!("{}{kinds}", language.say("cli.option.kind"))))
        .arg(option("month", "YYYY-MM", language))
        .arg(path_option("out", language))
        .arg(path_option("template", language))
        .arg(option("names", "REASON", language))
        .arg(option("village", "V", language))
        .arg(option("by", "UNIT", language))
        .arg(flag("fields", language))
}

/// Makes the paper. An older file stays until the new one is whole.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let out = path_of(found, "out");
    let kind = kind(found)?;
    if !found.get_flag("fields") && (kind.is_none() || out.as_os_str().is_empty()) {
        return Err(Failure::usage(Sentence::new("cli.report.needs")));
    }
    let kind = kind.unwrap_or(PaperKind::Summary);
    let template = found.contains_id("template").then(|| template(&path_of(found, "template"))).transpose()?;
    let format = template.as_ref().map_or(kind.format(), |template| template.format);
    if !found.get_flag("fields") && format_of(&out) != Some(format) {
        let sentence = Sentence::new("cli.report.format").with("file", out.display()).with("ending", format.ending());
        return Err(Failure::usage(sentence));
    }
    let session = open(found, kind, &out, terminal)?;
    let view = session.month(month(found, session.desk().today)?)?;
    let day = month(found, session.desk().today)?;
    let (findings, geography) = (Findings::of(&view.world, view.today), session.geography());
    let order = Order {
        county: County { world: &view.world, findings: &findings, geography: &geography },
        kind,
        month: day,
        today: view.today,
        language: terminal.language(),
        names: reason(found).is_some(),
        village: village(found, &view.world)?,
        by: text_of(found, "by").unwrap_or_default(),
        template: template.as_ref(),
    };
    if found.get_flag("fields") {
        terminal.result(|| field_names(&order), || field_names(&order).into());
        return Ok(());
    }
    let personal = if kind.needs_village() { Vec::new() } else { personal_fields(kind, terminal.language()) };
    terminal.personal(&Personal::of(personal, reason(found)));
    let bytes = terminal.watched("cli.progress.report", |progress| make(&order, progress))?;
    whole_file::write::<io::Error>(&out, |file| file.write_all(&bytes))
        .map_err(|error| Failure::writing(&out, &error))?;
    terminal.done(&Sentence::new("cli.report.done").with("file", out.display()));
    if let Some(frozen) = view.frozen {
        terminal.note(&Sentence::new("cli.report.frozen").with("day", frozen.frozen_on));
    }
    Ok(())
}

/// Opens the file: to write where names are asked for, because that goes into the history.
fn open(found: &ArgMatches, kind: PaperKind, out: &Path, terminal: &Terminal) -> Result<Session, Failure> {
    let file = path_of(found, "FILE");
    let Some(reason) = reason(found) else { return opened::to_read(&file, terminal) };
    let mut session = opened::to_write(&file, terminal)?;
    export::log(&mut session, (&format!("@{}", kind.title()), kind.code()), out, reason)?;
    Ok(session)
}

fn reason(found: &ArgMatches) -> Option<&str> {
    text_of(found, "names").map(str::trim).filter(|reason| !reason.is_empty())
}

fn kind(found: &ArgMatches) -> Result<Option<PaperKind>, Failure> {
    let Some(code) = text_of(found, "kind") else { return Ok(None) };
    let known = || PaperKind::ALL.map(PaperKind::code).join(" ");
    let wrong = || Failure::usage(Sentence::new("cli.report.kind").with("value", code).with("known", known()));
    PaperKind::from_code(code).ok_or_else(wrong).map(Some)
}

/// The month, as a day of it: 2026-10, or the month of today.
pub(super) fn month(found: &ArgMatches, today: Date) -> Result<Date, Failure> {
    let Some(text) = text_of(found, "month") else { return Ok(today.first_of_month()) };
    let wrong = || Failure::usage(Sentence::new("cli.report.month").with("value", text));
    format!("{}-01", text.trim()).parse().map_err(|_| wrong())
}

fn format_of(path: &Path) -> Option<Format> {
    Format::from_ending(&path.extension()?.to_string_lossy())
}

fn template(path: &Path) -> Result<Template, Failure> {
    let wrong = || Failure::usage(Sentence::new("cli.report.template_kind").with("file", path.display()));
    let format = format_of(path).ok_or_else(wrong)?;
    let unread = |error: io::Error| {
        Failure::Refused(Sentence::new("papers.error.template").with("file", path.display()).with("detail", error))
    };
    Ok(Template { format, bytes: std::fs::read(path).map_err(unread)? })
}

/// The village of that code or name.
fn village(found: &ArgMatches, world: &World) -> Result<Option<Id<Village>>, Failure> {
    let Some(text) = text_of(found, "village") else { return Ok(None) };
    let matching: Vec<&Village> = match world.villages.find(|row| row.code == text) {
        Some(row) => vec![row],
        None => world.villages.iter().filter(|row| row.name == text || row.full_name == text).collect(),
    };
    match matching.as_slice() {
        [] => Err(Failure::usage(Sentence::new("cli.report.no_village").with("value", text))),
        [one] => Ok(Some(one.id)),
        several => {
            let codes = several.iter().map(|row| row.code.as_str()).collect::<Vec<_>>().join(" ");
            Err(Failure::usage(Sentence::new("cli.report.village_twice").with("value", text).with("codes", codes)))
        }
    }
}
