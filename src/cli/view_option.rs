//! `--view NAME`: what a saved view of the file shows.

use clap::{ArgMatches, Command};

use crate::geometry::Geography;
use crate::map::Choice;
use crate::map::saved_view::{Opened, opened};
use crate::model::{SavedView, Sentence, World};
use crate::words::Language;

use super::arguments::{option, text_of};
use super::failure::Failure;
use super::terminal::Terminal;

/// Adds the option.
pub(super) fn with_view(command: Command, language: Language) -> Command {
    command.arg(option("view", "NAME", language))
}

/// The saved view that is named, if one is; refused with the names of those that there are.
pub(super) fn view(found: &ArgMatches, world: &World) -> Result<Option<(String, SavedView)>, Failure> {
    let Some(name) = text_of(found, "view").map(str::trim) else { return Ok(None) };
    let kept = SavedView::kept(world);
    if let Some(view) = kept.iter().find(|(known, _)| known == name) {
        return Ok(Some(view.clone()));
    }
    let known = kept.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(" · ");
    let key = if kept.is_empty() { "cli.view.none" } else { "cli.view.unknown" };
    Err(Failure::Refused(Sentence::new(key).with("name", name).with("known", known)))
}

/// What a view shows of this file; what it names that is no more is told.
pub(super) fn seen(
    view: &SavedView,
    now: &Choice,
    world: &World,
    geography: &Geography,
    terminal: &Terminal,
) -> Opened {
    let opened = opened(view, now, world, geography);
    terminal.aside(|| opened.missing.iter().map(|sentence| terminal.language().sentence(sentence)).collect());
    opened
}
