//! 村级公示: one page for the board of a village, matters solved and matters promised. It names no person, and disputes
//! do not stand on it: who quarrels with whom is nobody else's matter.

use crate::model::{Id, Issue, Promise, Village, promise_kind};
use crate::papers::desk::Desk;
use crate::papers::docx::{Block, DocumentText, TableText};
use crate::papers::error::PaperError;

use super::draft::Draft;

/// How many rows the two tables may have together, so that all stands on one page, and how long their texts may be.
const MOST_ROWS: usize = 10;
const LONGEST: usize = 32;

/// The paper.
pub(crate) fn document(village: Option<Id<Village>>, desk: &Desk<'_>) -> Result<DocumentText, PaperError> {
    let village = village.and_then(|id| desk.world.villages.get(id));
    let village = village.ok_or_else(|| PaperError::new("papers.error.no_village"))?;
    let title = desk.says("papers.notice.title", &[("village", &village.name)]);
    let mut draft = Draft::new(desk, title);
    draft.on_one_page();
    draft.block(Block::Subtitle(draft.says("papers.in_brackets")));
    let solved: Vec<Vec<String>> = solved(desk, village).map(|issue| solved_row(desk, issue)).collect();
    let mut promised: Vec<Vec<String>> = in_work(desk, village).map(|issue| work_row(desk, issue)).collect();
    promised.extend(promises(desk, village).map(|promise| promise_row(desk, promise)));
    let intro = [("solved", solved.len()), ("promised", promised.len())];
    let places: Vec<(&str, &dyn ToString)> =
        intro.iter().map(|(name, count)| (*name, count as &dyn ToString)).collect();
    draft.words(&[draft.figures.fill(&desk.says("papers.notice.intro", &places))]);
    let (most_solved, most_promised) = room(solved.len(), promised.len());
    draft.heading("papers.notice.heading.solved");
    list(&mut draft, &["matter", "reply", "closed_on"], solved, most_solved);
    draft.heading("papers.notice.heading.promised");
    list(&mut draft, &["matter", "unit", "due_on"], promised, most_promised);
    let township = desk.township(Some(village.township));
    let committee = if village.full_name.is_empty() { &village.name } else { &village.full_name };
    draft.words(&[desk.says("papers.notice.end", &[("committee", committee), ("township", &township)])]);
    let mut text = draft.sign();
    if let Some(Block::Signature(unit, _)) = text.blocks.last_mut() {
        unit.clone_from(committee);
    }
    Ok(text)
}

/// How many rows each table gets.
fn room(solved: usize, promised: usize) -> (usize, usize) {
    let half = MOST_ROWS / 2;
    (MOST_ROWS.saturating_sub(promised.min(half)).min(solved), MOST_ROWS.saturating_sub(solved.min(half)).min(promised))
}

fn list(draft: &mut Draft<'_, '_>, names: &[&str; 3], mut rows: Vec<Vec<String>>, most: usize) {
    let desk = draft.desk;
    if rows.is_empty() {
        return draft.words(&[desk.say("papers.none_this_month")]);
    }
    let rest = rows.len().saturating_sub(most);
    rows.truncate(most);
    let numbered = (1u32..).zip(rows).map(|(number, mut row)| {
        row.insert(0, number.to_string());
        row
    });
    let title = |name: &str| desk.say(&format!("papers.column.{name}"));
    let columns = vec![
        (title("row"), 9, false),
        (title(names[0]), 50, true),
        (title(names[1]), 42, true),
        (title(names[2]), 24, false),
    ];
    let table = TableText { columns, rows: numbered.collect(), has_sum: false };
    draft.block(Block::Table(table));
    if rest > 0 {
        draft.words(&[desk.says("papers.notice.rest", &[("rest", &rest)])]);
    }
}

fn is_shown(issue: &Issue, village: &Village) -> bool {
    issue.village == Some(village.id) && issue.kind != "dispute"
}

fn solved<'w>(desk: &'w Desk<'_>, village: &'w Village) -> impl Iterator<Item = &'w Issue> {
    let found = desk.summary.closed.issues.iter().filter_map(|id| desk.world.issues.get(*id));
    found.filter(|issue| is_shown(issue, village))
}

/// What is in work with a day by which it is to be done.
fn in_work<'w>(desk: &'w Desk<'_>, village: &'w Village) -> impl Iterator<Item = &'w Issue> {
    let found = desk.summary.carried_over.issues.iter().filter_map(|id| desk.world.issues.get(*id));
    found.filter(|issue| is_shown(issue, village) && issue.unit.is_some())
}

/// What was promised to the village in public and is not done yet.
fn promises<'w>(desk: &'w Desk<'_>, village: &'w Village) -> impl Iterator<Item = &'w Promise> {
    let kinds = [promise_kind::PUBLIC, promise_kind::LIVELIHOOD, promise_kind::UNIT_ITEM];
    let day = desk.day();
    let mut found: Vec<&Promise> = desk
        .world
        .promises
        .iter()
        .filter(|row| row.village == Some(village.id) && kinds.contains(&row.kind.as_str()))
        .filter(|row| row.stage().is_open() && row.made_on <= day)
        .collect();
    found.sort_by(|a, b| (a.due_on, &a.number, a.id).cmp(&(b.due_on, &b.number, b.id)));
    found.into_iter()
}

fn solved_row(desk: &Desk<'_>, issue: &Issue) -> Vec<String> {
    vec![
        said(desk, &issue.title),
        said(desk, &issue.reply),
        issue.closed_on.map(|day| day.to_string()).unwrap_or_default(),
    ]
}

fn work_row(desk: &Desk<'_>, issue: &Issue) -> Vec<String> {
    let due = issue.next_date().or(issue.due_on);
    vec![said(desk, &issue.title), desk.unit(issue.unit), due.map(|day| day.to_string()).unwrap_or_default()]
}

fn promise_row(desk: &Desk<'_>, promise: &Promise) -> Vec<String> {
    vec![
        said(desk, &promise.title),
        desk.unit(promise.unit),
        promise.due_on.map(|day| day.to_string()).unwrap_or_default(),
    ]
}

/// A text without names, cut where it would take too much of the page.
fn said(desk: &Desk<'_>, text: &str) -> String {
    let text = desk.public_prose(text).replace('\n', " ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
