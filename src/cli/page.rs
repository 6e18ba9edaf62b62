//! `cunqing page FILE --out F.html`: the county as one page for a browser.

use std::io::{self, Write};

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::exchange::Personal;
use crate::map::{Choice, County};
use crate::model::Sentence;
use crate::papers::{PageOrder, page};
use crate::words::Language;

use super::arguments::{command as base, option, path, path_of, path_option, text_of};
use super::failure::Failure;
use super::terminal::Terminal;
use super::{opened, picture_options, view_option, whole_file};

const USAGE: &str = "cunqing page FILE --out F.html [--themes M,M,…] [--view NAME] [--classes K] [--method …] [--palette P] [--title TEXT] [--as-of DAY]";

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    let command = base("page", USAGE, language)
        .arg(path("FILE", language))
        .arg(path_option("out", language).required(true))
        .arg(themes_option(language))
        .arg(option("title", "TEXT", language))
        .arg(opened::as_of_option(language));
    let command = view_option::with_view(command, language);
    picture_options::with_palette(picture_options::with_classes(command, language), language)
}

fn themes_option(language: Language) -> Arg {
    option("themes", "M,M,…", language).value_delimiter(',').action(ArgAction::Append)
}

/// Makes the page. An older file stays until the new one is whole.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let out = path_of(found, "out");
    let is_page = |ending: &std::ffi::OsStr| ["html", "htm"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    if !out.extension().is_some_and(is_page) {
        return Err(Failure::usage(Sentence::new("cli.page.format").with("file", out.display())));
    }
    let mut session = opened::to_read(&path_of(found, "FILE"), terminal)?;
    opened::look_at_day(&mut session, found)?;
    let (findings, geography) = (session.findings(), session.geography());
    let county = County { world: session.world(), findings: &findings, geography: &geography };
    let mut themes = Vec::new();
    if let Some((_, view)) = view_option::view(found, county.world)? {
        themes.push(view_option::seen(&view, &Choice::default(), county.world, &geography, terminal).choice);
    }
    let asked: Vec<&String> = found.get_many("themes").into_iter().flatten().collect();
    let of_asked = |code: &&String| {
        let measure = picture_options::measure_of(code, county.world)?;
        picture_options::classed(found, Choice { measure, ..Choice::default() })
    };
    themes.extend(asked.iter().map(of_asked).collect::<Result<Vec<_>, _>>()?);
    if asked.is_empty() {
        let first: Vec<_> = themes.iter().map(|choice| choice.measure.clone()).collect();
        themes.extend(PageOrder::usual_themes().into_iter().filter(|choice| !first.contains(&choice.measure)));
    }
    let title = text_of(found, "title").map(str::to_owned);
    let order = PageOrder { themes, language: terminal.language(), title };
    terminal.personal(&Personal::none());
    let bytes = terminal.watched("cli.progress.page", |progress| page(county, &order, progress))?;
    whole_file::write::<io::Error>(&out, |file| file.write_all(&bytes))
        .map_err(|error| Failure::writing(&out, &error))?;
    let size = bytes.len().div_ceil(1000);
    terminal.done(&Sentence::new("cli.page.done").with("file", out.display()).with("kilobytes", size));
    Ok(())
}
