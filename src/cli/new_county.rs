//! `cunqing new OUT --villages F`: a new county from its boundaries.

use clap::{ArgMatches, Command};
use std::path::PathBuf;

use crate::edits::default_catalogue;
use crate::exchange::{ImportOptions, NewCounty, new_county_watched};
use crate::model::Sentence;
use crate::session::Session;
use crate::words::Language;

use super::arguments::{command as base, flag, option, path, path_of, path_option, text_of};
use super::failure::Failure;
use super::import::{crs_of, day_option, indicators_of, reading_of, tell};
use super::terminal::Terminal;

const USAGE: &str = "cunqing new OUT.gpkg --villages F [--townships F] [--crs CRS] [--indicators a,b] [--approximate]";

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    base("new", USAGE, language)
        .arg(path("OUT", language))
        .arg(path_option("villages", language).required(true))
        .arg(path_option("townships", language))
        .arg(option("name", "NAME", language))
        .arg(option("crs", "CRS", language))
        .arg(option("layer", "NAME", language))
        .arg(option("encoding", "NAME", language))
        .arg(option("indicators", "A,B", language).value_delimiter(','))
        .arg(day_option(language))
        .arg(flag("approximate", language))
}

/// Makes the file; a file that is there is not touched.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let out = path_of(found, "OUT");
    if out.exists() {
        return Err(Failure::Refused(Sentence::new("store.exists").with("file", out.display())));
    }
    let county = NewCounty {
        name: text_of(found, "name").unwrap_or_default().to_owned(),
        catalogue: default_catalogue(),
        settings: Vec::new(),
        options: ImportOptions {
            crs: crs_of(found)?,
            indicators: indicators_of(found),
            indicator_day: Some(found.get_one("indicator-day").copied().unwrap_or_else(Session::clock_today)),
            approximate: found.get_flag("approximate"),
            ..ImportOptions::default()
        },
        reading: reading_of(found),
    };
    let townships = found.get_one::<PathBuf>("townships").map(PathBuf::as_path);
    let villages = path_of(found, "villages");
    let (changes, report) =
        terminal.watched("cli.progress.read", |progress| new_county_watched(&villages, townships, county, progress))?;
    let session =
        terminal.watched("cli.progress.write", |progress| Session::create_watched(&out, &changes, progress))?;
    tell(&report, false, terminal);
    let world = session.world();
    let done = Sentence::new("cli.new.done")
        .with("file", out.display())
        .with("townships", world.townships.len())
        .with("villages", world.villages.len());
    terminal.note(&done);
    Ok(())
}
