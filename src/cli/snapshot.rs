//! `cunqing snapshot FILE --out F.(png|pdf|svg)`: the map as a picture, the same bytes each time.

use std::path::Path;

use clap::{ArgMatches, Command, value_parser};

use crate::exchange::Personal;
use crate::map::{County, compose_sheet, title_of_sheet};
use crate::model::Sentence;
use crate::paint::file::{self, Format, PaintError, Print};
use crate::paint::pdf::Standard;
use crate::paint::svg::Letters;
use crate::session::Session;
use crate::words::Language;

use super::arguments::{command as base, flag, option, path, path_of, path_option, text_of};
use super::failure::Failure;
use super::terminal::Terminal;
use super::{export, opened, picture_options, sheet_options, spot_layer, view_option, whole_file};

const USAGE: &str = "cunqing snapshot FILE --out F.(png|pdf|svg) [--pdf-a] [--text-as-paths] [--theme M|M*M|gi:M|lisa:M|scan:M|trends:M] [--weights RULE] [--permutations N] [--seed N] [--classes K] [--method …] [--palette P] [--reverse] [--symbols M [--flannery]] [--level village|township] [--eyes E] [--template NAME|F.toml] [--view NAME] [--paper A4|A3|A2|A1|A0|A4-portrait|…|16:9] [--dpi N] [--size WxH] [--as-of DAY]";

/// A unit of the page in millimetres.
const MILLIMETRES: f32 = 25.4 / 96.0;

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    let command = base("snapshot", USAGE, language)
        .arg(path("FILE", language))
        .arg(path_option("out", language).required(true))
        .arg(option("theme", "MEASURE", language))
        .arg(option("weights", "RULE", language).default_value("queen"))
        .arg(option("permutations", "N", language).value_parser(value_parser!(u32).range(0..=999_999)))
        .arg(option("seed", "N", language).value_parser(value_parser!(u64)))
        .arg(option("title", "TEXT", language))
        .arg(option("subtitle", "TEXT", language))
        .arg(opened::as_of_option(language))
        .arg(flag("pdf-a", language))
        .arg(flag("text-as-paths", language))
        .arg(flag("dark", language))
        .arg(option("names-of-people", "REASON", language));
    let command = picture_options::with_looks(picture_options::with_classes(command, language), language);
    sheet_options::with_sheet(picture_options::with_paper(command, language), language)
}

/// Makes the picture. An older picture stays until the new one is whole.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let out = path_of(found, "out");
    let (format, standard, letters) = format(found, &out)?;
    picture_options::paper(found)?;
    let reason = reason(found);
    let mut session = open(found, &out, reason, terminal)?;
    let template = sheet_options::layout(found, &session, terminal.language())?;
    let view = view_option::view(found, session.present())?.map(|(_, view)| view);
    match &view {
        Some(view) => sheet_options::look_at_view(&mut session, view)?,
        None => opened::look_at_day(&mut session, found)?,
    }
    let mut choice = picture_options::choice(found, session.world(), terminal.language())?;
    let text = |name| text_of(found, name).map(str::to_owned);
    let mut sheet = sheet_options::sheet(found, template)?;
    (sheet.title, sheet.subtitle) = (text("title"), text("subtitle"));
    sheet.names_of_people = reason.is_some();
    sheet.journal = session.journal_head();
    let (findings, geography) = (session.findings(), session.geography());
    let county = County { world: session.world(), findings: &findings, geography: &geography };
    choice.spots = spot_layer::layer(found, county, session.revision(), terminal)?;
    if let Some(view) = &view {
        choice = sheet_options::see(view, &session, county, &choice, &mut sheet, terminal);
    }
    terminal.personal(&personal(sheet.names_of_people, reason, terminal.language()));
    let paper = sheet.paper;
    let title = title_of_sheet(county, &sheet, &choice);
    let (title, language, day) = (title.as_str(), terminal.language(), findings.today);
    let print = Print { format, paper, title, language, day, standard, letters };
    terminal
        .watched("cli.progress.paint", |progress| {
            let scene = compose_sheet(county, &sheet, &choice);
            let told = scene.notes.iter().filter(|note| note.key.starts_with("layout.note."));
            told.for_each(|note| terminal.note(note));
            whole_file::write::<PaintError>(&out, |out| file::write(&scene, &print, out, progress))
        })
        .map_err(|error| Failure::painting(&out, &error))?;
    let (key, [width, height]) = match format {
        Format::Png => ("cli.snapshot.done", paper.units().map(|side| side * paper.pixels_per_unit())),
        Format::Pdf | Format::Svg => ("cli.snapshot.drawn", paper.units().map(|side| side * MILLIMETRES)),
    };
    let done = Sentence::new(key).with("file", out.display());
    terminal.done(&done.with("width", width.round()).with("height", height.round()));
    opened::leave(session);
    Ok(())
}

/// Opens the file: to write where names are asked for, because that goes into the history.
fn open(found: &ArgMatches, out: &Path, reason: Option<&str>, terminal: &Terminal) -> Result<Session, Failure> {
    let file = path_of(found, "FILE");
    let Some(reason) = reason else { return opened::to_read(&file, terminal) };
    let mut session = opened::to_write(&file, terminal)?;
    export::log(&mut session, ("@privacy.picture", "picture"), out, reason)?;
    Ok(session)
}

/// Why names of people stand on the map; they do not where there is no reason.
fn reason(found: &ArgMatches) -> Option<&str> {
    text_of(found, "names-of-people").map(str::trim).filter(|reason| !reason.is_empty())
}

/// What a picture holds of people: nothing, or the names of resident cadres in full.
fn personal(names: bool, reason: Option<&str>, language: Language) -> Personal {
    let field = language.say("privacy.residents").into_owned();
    if names { Personal::of(vec![field], reason) } else { Personal::none() }
}

/// The kind of file by its ending, the rules of a PDF and the letters of an SVG.
fn format(found: &ArgMatches, out: &Path) -> Result<(Format, Standard, Letters), Failure> {
    let wrong = |key: &str| Failure::usage(Sentence::new(key).with("file", out.display()));
    let format = Format::of(out).ok_or_else(|| wrong("cli.snapshot.format"))?;
    let (archive, outlines) = (found.get_flag("pdf-a"), found.get_flag("text-as-paths"));
    if archive && format != Format::Pdf {
        return Err(wrong("cli.snapshot.only_pdf"));
    }
    if outlines && format != Format::Svg {
        return Err(wrong("cli.snapshot.only_svg"));
    }
    let standard = if archive { Standard::Archive } else { Standard::Plain };
    Ok((format, standard, if outlines { Letters::Outlines } else { Letters::Text }))
}
