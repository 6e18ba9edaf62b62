//! What became of an issue, in one line: its state, who has it, and when it is or was to be done.

use egui::Ui;

use crate::model::{Issue, IssueState};
use crate::ui::forms::Form;
use crate::ui::intent::{Intent, Intents, RecordRef, Sight};
use crate::ui::widgets::day::{days_between, short_date};
use crate::words::Language;

use super::parts::{Line, line_ui};

/// Draws the line; pressing it opens the issue.
pub fn issue_outcome_ui(ui: &mut Ui, sight: Sight<'_>, issue: &Issue, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let state = language.say(&format!("state.issue.{}", issue.state.code()));
    let unit = issue.unit.and_then(|id| world.units.get(id)).map(|unit| unit.name.as_str());
    let done = issue.closed_on.filter(|_| issue.state == IssueState::Closed).map(|day| short_date(language, day));
    let rating = language.entry(world, crate::model::CatalogueKind::Rating, &issue.rating);
    let note = [Some(issue.number.as_str()), Some(&*state), unit, Some(rating)];
    let note = note.into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let late = issue.is_overdue(sight.findings.today);
    let tail = done.unwrap_or_else(|| left(sight, issue.next_date()));
    let marked = sight.selection.record == Some(RecordRef::Issue(issue.id));
    let response = line_ui(ui, &Line { title: &issue.title, note: &note, tail: &tail, late, marked });
    if response.clicked() {
        intents.push(Intent::OpenForm(Form::Issue(Some(issue.id), None)));
    }
}

/// How many days are left until a day, or how many it is overdue.
pub(super) fn left(sight: Sight<'_>, date: Option<crate::model::Date>) -> String {
    let Some(date) = date else { return String::new() };
    let language = sight.language;
    match days_between(sight.findings.today, date) {
        days @ ..0 => language.say_with("table.overdue_days", &[("days", &-days)]),
        0 => language.say("table.due_today").into_owned(),
        days => language.say_with("table.days_left", &[("days", &days)]),
    }
}

/// Names one after the other, as the language joins them.
pub fn join<'a>(language: Language, names: impl Iterator<Item = &'a str>) -> String {
    names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(&language.say("table.and"))
}
