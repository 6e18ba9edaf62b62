//! The facing page: what is open there, one row an issue. It names no person.

use crate::model::{CatalogueKind, Date, Issue};
use crate::papers::docx::{Block, DocumentText, TableText};
use crate::papers::speech::Speech;

use super::stops::{About, Stop};

/// The most rows of a ledger: a month of a county is better read in the table of the window.
const MOST_ROWS: usize = 240;

/// The ledger of a page.
pub(super) fn ledger(speech: &Speech<'_>, stop: &Stop, today: Date) -> DocumentText {
    let mut rows: Vec<&Issue> = speech.world.issues.iter().filter(|issue| belongs(issue, stop)).collect();
    let due = |issue: &Issue| issue.next_date().or(issue.due_on);
    // What is late stands first, what is due soonest next.
    rows.sort_by_key(|issue| (!issue.is_overdue(today), due(issue), issue.number.clone(), issue.id));
    let late = rows.iter().filter(|issue| issue.is_overdue(today)).count();
    let title = speech.says("atlas.ledger.title", &[("place", &stop.name)]);
    let day = speech.language.long_date(today);
    let mut blocks = vec![Block::Subtitle(
        speech.says("atlas.ledger.subtitle", &[("day", &day), ("open", &rows.len()), ("overdue", &late)]),
    )];
    if rows.is_empty() {
        blocks.push(Block::Body(speech.say("atlas.ledger.nothing")));
    } else {
        let rest = rows.len().saturating_sub(MOST_ROWS);
        rows.truncate(MOST_ROWS);
        blocks.push(Block::Table(table(speech, &rows, today)));
        if rest > 0 {
            blocks.push(Block::Body(speech.says("atlas.ledger.rest", &[("shown", &MOST_ROWS), ("rest", &rest)])));
        }
    }
    DocumentText { title, notice: speech.notice().to_owned(), blocks, ..DocumentText::default() }
}

fn belongs(issue: &Issue, stop: &Stop) -> bool {
    let inside = match (&stop.about, issue.village) {
        (About::Township(id), None) => issue.township == Some(*id),
        (_, Some(village)) => stop.focus.is_empty() || stop.focus.contains(&village),
        (_, None) => stop.focus.is_empty(),
    };
    let about = match &stop.about {
        About::Unit(id) => issue.unit == Some(*id),
        About::Category(code) => issue.category == *code,
        About::Township(_) | About::Village(_) | About::Day(_) => true,
    };
    let among = &stop.choice.measure.among;
    let narrowed = among.category.as_ref().is_none_or(|code| issue.category == *code)
        && among.topic.as_ref().is_none_or(|code| issue.topic == *code)
        && among.unit.is_none_or(|unit| issue.unit == Some(unit));
    issue.state.is_open() && inside && about && narrowed
}

fn table(speech: &Speech<'_>, rows: &[&Issue], today: Date) -> TableText {
    let column = |name: &str, share, is_left| (speech.say(&format!("papers.column.{name}")), share, is_left);
    let columns = vec![
        column("row", 8, false),
        column("number", 20, false),
        column("place", 26, false),
        column("matter", 54, true),
        column("category", 14, false),
        column("unit", 30, true),
        column("due_on", 20, false),
        column("state", 18, false),
    ];
    let cells = |(nth, issue): (usize, &&Issue)| {
        let due = issue.next_date().or(issue.due_on);
        let state = if issue.is_overdue(today) {
            speech.say("atlas.ledger.overdue")
        } else {
            speech.say(&format!("state.issue.{}", issue.state.code()))
        };
        vec![
            (nth + 1).to_string(),
            issue.number.clone(),
            speech.place(issue),
            speech.public_prose(&issue.title),
            speech.entry(CatalogueKind::Category, &issue.category),
            speech.unit(issue.unit),
            due.map(|day| day.to_string()).unwrap_or_default(),
            state,
        ]
    };
    TableText { columns, rows: rows.iter().enumerate().map(cells).collect(), has_sum: false }
}
