//! `cunqing snapshot FILE --out F.png`: the map as a picture, the same bytes each time.

use clap::{ArgMatches, Command};

use crate::analysis::spots::{SpotError, Spots};
use crate::map::{County, Paper, Sheet, SpotLayer, compose_sheet};
use crate::model::{Progress, Sentence};
use crate::paint::raster::{self, RasterError};
use crate::words::Language;

use super::arguments::{command as base, flag, option, path, path_of, path_option, text_of};
use super::failure::Failure;
use super::terminal::Terminal;
use super::{opened, picture_options, whole_file};

const USAGE: &str = "cunqing snapshot FILE --out F.png [--theme M|M*M|gi:M|lisa:M|scan:M|trends:M] [--weights RULE] [--classes K] [--method …] [--palette P] [--reverse] [--symbols M [--flannery]] [--level village|township] [--eyes E] [--paper A4|A3|A4-portrait|A3-portrait|16:9] [--dpi N] [--size WxH] [--as-of DAY]";

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    let command = base("snapshot", USAGE, language)
        .arg(path("FILE", language))
        .arg(path_option("out", language).required(true))
        .arg(option("theme", "MEASURE", language))
        .arg(option("weights", "RULE", language).default_value("queen"))
        .arg(option("title", "TEXT", language))
        .arg(option("subtitle", "TEXT", language))
        .arg(opened::as_of_option(language))
        .arg(flag("dark", language))
        .arg(flag("names-of-people", language));
    let command = picture_options::with_looks(picture_options::with_classes(command, language), language);
    picture_options::with_paper(command, language)
}

/// Makes the picture. An older picture stays until the new one is whole.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let out = path_of(found, "out");
    if !out.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("png")) {
        return Err(Failure::usage(Sentence::new("cli.snapshot.format").with("file", out.display())));
    }
    let paper = picture_options::paper(found)?;
    let mut session = opened::to_read(&path_of(found, "FILE"), terminal)?;
    opened::look_at_day(&mut session, found)?;
    let mut choice = picture_options::choice(found, session.world(), terminal.language())?;
    let text = |name| text_of(found, name).map(str::to_owned);
    let names_of_people = found.get_flag("names-of-people");
    let sheet = Sheet { title: text("title"), subtitle: text("subtitle"), names_of_people, ..Sheet::plain(paper) };
    let (findings, geography) = (session.findings(), session.geography());
    let county = County { world: session.world(), findings: &findings, geography: &geography };
    if let Some(question) = picture_options::spots(found, session.world())? {
        let look =
            |progress: Progress<'_>| Spots::of(county.world, county.findings, county.geography, &question, progress);
        let spots = terminal.watched("cli.progress.hotspots", look).map_err(|error| match error {
            SpotError::Refused(refusal) => Failure::Refused(refusal.0),
            SpotError::Stopped => Failure::Refused(Sentence::new("map.picture.stopped")),
        })?;
        choice.spots = Some(SpotLayer::of(spots, session.revision()));
    }
    terminal
        .watched("cli.progress.paint", |progress| {
            let scene = compose_sheet(county, &sheet, &choice);
            whole_file::write::<RasterError>(&out, |file| {
                raster::png_watched(&scene, paper.pixels_per_unit(), dpi(paper), file, progress)
            })
        })
        .map_err(|error| Failure::painting(&out, error))?;
    let [width, height] = paper.units().map(|side| (side * paper.pixels_per_unit()).round());
    terminal.done(
        &Sentence::new("cli.snapshot.done").with("file", out.display()).with("width", width).with("height", height),
    );
    Ok(())
}

/// What the picture says about its resolution.
fn dpi(paper: Paper) -> f32 {
    match paper {
        Paper::Millimetres { dpi, .. } => dpi,
        Paper::Pixels { .. } => 96.0,
    }
}
