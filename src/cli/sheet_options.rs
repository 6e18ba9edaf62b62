//! The template and the saved view of a sheet, as options of the command line.

use std::path::Path;
use std::sync::Arc;

use clap::{Arg, ArgMatches, Command, parser::ValueSource};

use crate::map::layout::{self, Fit};
use crate::map::{Choice, County, Layout, OverTime, Paper, Sheet};
use crate::model::{Refusal, SavedView, Sentence, TimeSight};
use crate::session::Session;
use crate::words::Language;

use super::arguments::{option, text_of};
use super::failure::Failure;
use super::terminal::Terminal;
use super::{picture_options, view_option};

/// Adds the options of the template and of the view.
pub(super) fn with_sheet(command: Command, language: Language) -> Command {
    let command = command.arg(template_option(language));
    view_option::with_view(command, language).mut_arg("view", |view| view.conflicts_with_all(["theme", "as-of"]))
}

/// The option of the template.
pub(super) fn template_option(language: Language) -> Arg {
    option("template", "NAME|F.toml", language).help(language.say("cli.snapshot.template").into_owned())
}

/// The layout of the template that is named: a shipped one, one of the file, or one in a TOML file of its own.
pub(super) fn layout(found: &ArgMatches, session: &Session, language: Language) -> Result<Option<Layout>, Failure> {
    let Some(name) = text_of(found, "template") else { return Ok(None) };
    let path = Path::new(name);
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) {
        let unread =
            |error: std::io::Error| Sentence::new("layout.unread").with("file", path.display()).with("error", error);
        let text = std::fs::read_to_string(path).map_err(|error| Failure::Refused(unread(error)))?;
        return layout::parse(&text).map(Some).map_err(Failure::Refused);
    }
    layout::find(session.present(), name, language).map(Some).map_err(Failure::Refused)
}

/// A sheet of a template, or a plain one, on the paper that is asked for.
pub(super) fn sheet(found: &ArgMatches, template: Option<Layout>) -> Result<Sheet, Failure> {
    let given = |option: &str| found.value_source(option) == Some(ValueSource::CommandLine);
    let Some(mut layout) = template else { return Ok(Sheet::plain(picture_options::paper(found)?)) };
    if let Some(dpi) = found.get_one::<u16>("dpi").filter(|_| given("dpi")) {
        layout.dpi = *dpi;
    }
    let mut sheet = Sheet::of(layout);
    if given("paper") || given("size") {
        sheet.paper = match (picture_options::paper(found)?, sheet.layout.dpi) {
            (Paper::Millimetres { width, height, .. }, dpi) => {
                Paper::Millimetres { width, height, dpi: f32::from(dpi) }
            }
            (paper, _) => paper,
        };
    }
    Ok(sheet)
}

/// Looks at the day of a view.
pub(super) fn look_at_view(session: &mut Session, view: &SavedView) -> Result<(), Failure> {
    let today = session.today();
    let day = view.day.day(session.present(), today).filter(|day| *day < today);
    session.look_at(day).map_err(|Refusal(sentence)| Failure::Refused(sentence))
}

/// What a view shows over what is chosen; its note and its extent go to the sheet. What it names and the file does not
/// have is told.
pub(super) fn see(
    view: &SavedView,
    session: &Session,
    county: County<'_>,
    choice: &Choice,
    sheet: &mut Sheet,
    terminal: &Terminal,
) -> Choice {
    let seen = view_option::seen(view, choice, session.present(), county.geography, terminal);
    sheet.notes = view.note.clone();
    sheet.extent = seen.bounds;
    // A view of a part of the county is printed as that part, unless the template says something else.
    if seen.bounds.is_some() && sheet.layout.fit == Fit::County {
        sheet.layout.fit = Fit::View;
    }
    let mut choice = seen.choice;
    let other = view.other_day.day(session.present(), session.today()).filter(|_| view.time == TimeSight::Change);
    if let Some(day) = other.filter(|day| *day < county.findings.today) {
        let past = session.past(day);
        let then = County { world: &past.world, findings: &past.findings, geography: county.geography };
        let since = crate::map::over_time::Since::of(then, &choice.measure, choice.level);
        choice.over_time = OverTime { since: Some(Arc::new(since)), classes: None };
    }
    choice
}
