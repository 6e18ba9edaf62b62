//! `cunqing deck FILE --out F.pptx|F.pdf`: the slides of a meeting.

use std::io::{self, Write};

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::exchange::Personal;
use crate::map::{Choice, County};
use crate::model::Sentence;
use crate::papers::{DeckOrder, DeckPart, deck_pdf, deck_pptx};
use crate::words::Language;

use super::arguments::{command as base, flag, option, path, path_of, path_option, text_of};
use super::failure::Failure;
use super::terminal::Terminal;
use super::{opened, picture_options, sheet_options, whole_file};

const USAGE: &str = "cunqing deck FILE --out F.(pdf|pptx) [--parts P,P,…] [--view NAME]… [--template NAME|F.toml] [--title TEXT] [--classes K] [--method …] [--palette P] [--public] [--as-of DAY]";

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    let known = |part: &DeckPart| format!("{} {}", part.code(), language.say(part.name_key()));
    let known = DeckPart::ALL.iter().map(known).collect::<Vec<_>>().join(" · ");
    let parts = option("parts", "P,P,…", language)
        .value_delimiter(',')
        .value_parser(DeckPart::ALL.map(DeckPart::code))
        .help(format!("{}{known}", language.say("cli.option.parts")));
    let command = base("deck", USAGE, language)
        .arg(path("FILE", language))
        .arg(path_option("out", language).required(true))
        .arg(parts)
        .arg(views_option(language))
        .arg(sheet_options::template_option(language))
        .arg(option("title", "TEXT", language))
        .arg(flag("public", language))
        .arg(opened::as_of_option(language));
    picture_options::with_palette(picture_options::with_classes(command, language), language)
}

fn views_option(language: Language) -> Arg {
    option("view", "NAME", language).action(ArgAction::Append)
}

/// Makes the slides. An older file stays until the new one is whole.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let out = path_of(found, "out");
    let ending = out.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    if !["pdf", "pptx"].contains(&ending.as_str()) {
        return Err(Failure::usage(Sentence::new("cli.deck.format").with("file", out.display())));
    }
    let mut session = opened::to_read(&path_of(found, "FILE"), terminal)?;
    opened::look_at_day(&mut session, found)?;
    let (findings, geography) = (session.findings(), session.geography());
    let county = County { world: session.world(), findings: &findings, geography: &geography };
    let look = picture_options::classed(found, Choice { language: terminal.language(), ..Choice::default() })?;
    let look = Choice { published: found.get_flag("public"), ..look };
    let list = |name: &str| -> Vec<String> { found.get_many::<String>(name).into_iter().flatten().cloned().collect() };
    let parts: Vec<DeckPart> = list("parts").iter().filter_map(|code| DeckPart::from_code(code)).collect();
    let whole = DeckOrder::whole(look);
    let order = DeckOrder {
        title: text_of(found, "title").map(str::to_owned),
        parts: if parts.is_empty() { whole.parts.clone() } else { parts },
        views: list("view"),
        layout: sheet_options::layout(found, &session, terminal.language())?,
        ..whole
    };
    terminal.personal(&Personal::none());
    let bytes = terminal.watched("cli.progress.deck", |progress| match ending.as_str() {
        "pdf" => deck_pdf(county, &order, progress),
        _ => deck_pptx(county, &order, progress),
    })?;
    whole_file::write::<io::Error>(&out, |file| file.write_all(&bytes))
        .map_err(|error| Failure::writing(&out, &error))?;
    terminal.done(&Sentence::new("cli.deck.done").with("file", out.display()));
    Ok(())
}
