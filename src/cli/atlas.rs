//! `cunqing atlas FILE --out F.pdf`: a page for each township, village, unit, category or month, or the notices of all
//! villages; as one PDF, or as files in a folder.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{ArgMatches, Command, value_parser};

use crate::analysis::Findings;
use crate::exchange::Personal;
use crate::map::{Choice, County, Sheet, layout};
use crate::model::{Date, Progress, Sentence};
use crate::papers::{
    AtlasBy, AtlasFormat, AtlasOrder, NoticeFormat, NoticesOrder, PaperError, atlas_files, atlas_pdf, notices_files,
    notices_pdf,
};
use crate::session::Session;
use crate::words::Language;

use super::arguments::{command as base, flag, option, path, path_of, path_option, text_of};
use super::failure::Failure;
use super::terminal::Terminal;
use super::{opened, picture_options, report, sheet_options, spot_layer, view_option, whole_file};

const USAGE: &str = "cunqing atlas FILE --out F.pdf|FOLDER [--files pdf|png|svg|docx] [--each township|village|unit|category|month] [--notices [--month YYYY-MM]] [--view NAME] [--template NAME|F.toml] [--theme …] [--classes K] [--paper …] [--no-ledger] [--public] [--title TEXT] [--as-of DAY]";

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    let command = base("atlas", USAGE, language)
        .arg(path("FILE", language))
        .arg(path_option("out", language).required(true))
        .arg(option("files", "FORMAT", language).value_parser(["pdf", "png", "svg", "docx"]))
        .arg(option("each", "WHAT", language).value_parser(AtlasBy::ALL.map(AtlasBy::code)).default_value("township"))
        .arg(flag("notices", language))
        .arg(option("month", "YYYY-MM", language).requires("notices"))
        .arg(option("theme", "MEASURE", language))
        .arg(option("weights", "RULE", language).default_value("queen"))
        .arg(option("permutations", "N", language).value_parser(value_parser!(u32).range(0..=999_999)))
        .arg(option("seed", "N", language).value_parser(value_parser!(u64)))
        .arg(sheet_options::template_option(language))
        .arg(option("title", "TEXT", language))
        .arg(flag("no-ledger", language))
        .arg(flag("public", language))
        .arg(flag("dark", language))
        .arg(opened::as_of_option(language));
    let command = picture_options::with_looks(picture_options::with_classes(command, language), language);
    view_option::with_view(picture_options::with_paper(command, language), language)
}

/// Makes the atlas. Files that stood there stay until the new ones are whole.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let out = Out::of(found)?;
    let mut session = opened::to_read(&path_of(found, "FILE"), terminal)?;
    opened::look_at_day(&mut session, found)?;
    terminal.personal(&Personal::none());
    let count = if found.get_flag("notices") {
        notices(found, &session, &out, terminal)?
    } else {
        atlas(found, &session, &out, terminal)?
    };
    let done = match &out {
        Out::One(path) => Sentence::new("cli.atlas.done").with("file", path.display()),
        Out::Folder(path, _) => Sentence::new("cli.atlas.done_files").with("file", path.display()).with("count", count),
    };
    terminal.done(&done);
    Ok(())
}

/// Where it goes.
enum Out {
    /// One PDF.
    One(PathBuf),
    /// Files of this ending in a folder.
    Folder(PathBuf, String),
}

impl Out {
    fn of(found: &ArgMatches) -> Result<Self, Failure> {
        let out = path_of(found, "out");
        let is_pdf = out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
        let files = text_of(found, "files");
        match (is_pdf, files) {
            (true, None) => Ok(Self::One(out)),
            (true, Some(_)) => Err(Failure::usage(Sentence::new("cli.atlas.folder").with("file", out.display()))),
            (false, None) if out.extension().is_some() => {
                Err(Failure::usage(Sentence::new("cli.atlas.format").with("file", out.display())))
            }
            (false, files) => Ok(Self::Folder(out, files.unwrap_or("pdf").to_owned())),
        }
    }
}

fn atlas(found: &ArgMatches, session: &Session, out: &Out, terminal: &Terminal) -> Result<usize, Failure> {
    let (findings, geography) = (session.findings(), session.geography());
    let county = County { world: session.world(), findings: &findings, geography: &geography };
    let order = order(found, county, session, terminal)?;
    match out {
        Out::One(path) => {
            let bytes = terminal.watched("cli.progress.atlas", |progress| atlas_pdf(county, &order, progress))?;
            put(path, &bytes)?;
            Ok(1)
        }
        Out::Folder(folder, ending) => {
            let format = AtlasFormat::from_ending(ending);
            let format = format.ok_or_else(|| Failure::usage(Sentence::new("cli.atlas.no_docx")))?;
            into_folder(folder, terminal, |put, progress| atlas_files(county, &order, format, put, progress))
        }
    }
}

fn order(
    found: &ArgMatches,
    county: County<'_>,
    session: &Session,
    terminal: &Terminal,
) -> Result<AtlasOrder, Failure> {
    let language = terminal.language();
    let mut choice = picture_options::choice(found, county.world, language)?;
    let mut extent = None;
    let mut notes = String::new();
    if let Some((_, view)) = view_option::view(found, county.world)? {
        let opened = view_option::seen(&view, &choice, county.world, county.geography, terminal);
        (choice, extent, notes) = (Choice { language, ..opened.choice }, opened.bounds, view.note.clone());
    } else {
        choice.spots = spot_layer::layer(found, county, session.revision(), terminal)?;
    }
    choice.published = found.get_flag("public");
    let layout = match sheet_options::layout(found, session, language)? {
        Some(layout) => layout,
        None => layout::find(session.present(), "atlas", language).map_err(Failure::Refused)?,
    };
    let mut sheet = Sheet::of(layout);
    let given = |name: &str| found.value_source(name) == Some(ValueSource::CommandLine);
    if given("paper") || given("size") {
        sheet.paper = picture_options::paper(found)?;
    }
    let title = text_of(found, "title").map(str::to_owned);
    let sheet = Sheet { title, notes, extent, ..sheet };
    let by = text_of(found, "each").and_then(AtlasBy::from_code).unwrap_or_default();
    Ok(AtlasOrder { by, sheet, choice, only: None, ledger: !found.get_flag("no-ledger") })
}

fn notices(found: &ArgMatches, session: &Session, out: &Out, terminal: &Terminal) -> Result<usize, Failure> {
    let month: Date = report::month(found, session.desk().today)?;
    let view = session.month(month)?;
    let (findings, geography) = (Findings::of(&view.world, view.today), session.geography());
    let county = County { world: &view.world, findings: &findings, geography: &geography };
    let order = NoticesOrder { county, month, today: view.today, language: terminal.language(), only: None };
    match out {
        Out::One(path) => {
            let bytes = terminal.watched("cli.progress.notices", |progress| notices_pdf(&order, progress))?;
            put(path, &bytes)?;
            Ok(1)
        }
        Out::Folder(folder, ending) => {
            let format = NoticeFormat::from_ending(ending);
            let format = format.ok_or_else(|| Failure::usage(Sentence::new("cli.atlas.notice_files")))?;
            into_folder(folder, terminal, |put, progress| notices_files(&order, format, put, progress))
        }
    }
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    whole_file::write::<io::Error>(path, |file| file.write_all(bytes)).map_err(|error| Failure::writing(path, &error))
}

/// Writes files into a folder, which is made where it is not there. The first that cannot be written ends all.
fn into_folder(
    folder: &Path,
    terminal: &Terminal,
    make: impl FnOnce(&mut dyn FnMut(&str, &[u8]) -> Result<(), PaperError>, Progress<'_>) -> Result<usize, PaperError>,
) -> Result<usize, Failure> {
    if !folder.is_dir() {
        std::fs::create_dir(folder).map_err(|error| Failure::writing(folder, &error))?;
    }
    let mut failed = None;
    let made = terminal.watched("cli.progress.atlas", |progress| {
        let mut write = |name: &str, bytes: &[u8]| {
            put(&folder.join(name), bytes).map_err(|failure| {
                failed = Some(failure);
                PaperError::new("papers.error.stopped")
            })
        };
        make(&mut write, progress)
    });
    match failed {
        Some(failure) => Err(failure),
        None => Ok(made?),
    }
}
