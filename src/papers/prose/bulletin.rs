//! 督查通报: how far the month's matters are, which are overdue, supervised, handed round or reopened, and what is asked.

use crate::model::{Id, Issue};
use crate::papers::desk::Desk;
use crate::papers::docx::{Block, DocumentText};

use super::draft::Draft;
use super::sentences;
use super::tables::{self, MOST_ROWS};

/// The paper.
pub(super) fn document(desk: &Desk<'_>) -> DocumentText {
    let mut draft = Draft::new(desk, desk.says("papers.bulletin.title", &[("month", &desk.month())]));
    draft.block(Block::Addressee(desk.say("papers.bulletin.addressee")));
    draft.paragraph(&["papers.bulletin.intro"]);
    draft.heading("papers.bulletin.heading.course");
    draft.words(&sentences::course(&draft));
    draft.table("papers.table.townships", tables::by_township(desk));
    draft.heading("papers.bulletin.heading.overdue");
    overdue(&mut draft);
    draft.heading("papers.bulletin.heading.supervised");
    supervised(&mut draft);
    draft.heading("papers.bulletin.heading.round");
    round(&mut draft);
    draft.heading("papers.bulletin.heading.visits");
    let mut visits = sentences::visits(&draft);
    if draft.figures.number("not_visited") > 0 {
        visits.push(draft.says("papers.text.not_visited"));
    }
    draft.words(&visits);
    draft.heading("papers.bulletin.heading.demands");
    let late = draft.figures.number("overdue") + draft.figures.number("under_supervision");
    let not_visited = draft.figures.number("not_visited");
    let demands = [
        (true, "papers.bulletin.demand.reply"),
        (late > 0, "papers.bulletin.demand.clear"),
        (not_visited > 0, "papers.bulletin.demand.visit"),
    ];
    for (number, (_, key)) in demands.into_iter().filter(|(stands, _)| *stands).enumerate() {
        draft.point(number, key);
    }
    draft.sign()
}

fn overdue(draft: &mut Draft<'_, '_>) {
    let desk = draft.desk;
    let ids = &desk.summary.overdue.issues;
    if ids.is_empty() {
        return draft.paragraph(&["papers.bulletin.none_overdue"]);
    }
    draft.words(&[draft.says("papers.bulletin.overdue"), rest(desk, ids)]);
    draft.table("papers.table.overdue", tables::issues(desk, ids, "due_on", due));
}

fn supervised(draft: &mut Draft<'_, '_>) {
    let desk = draft.desk;
    let ids = &desk.summary.under_supervision.issues;
    if ids.is_empty() {
        return draft.paragraph(&["papers.bulletin.none_supervised"]);
    }
    draft.words(&[sentences::supervised(draft), rest(desk, ids)]);
    let number = |issue: &Issue| issue.supervised_number.clone();
    let has_numbers =
        ids.iter().filter_map(|id| desk.world.issues.get(*id)).any(|issue| !issue.supervised_number.is_empty());
    let table = if has_numbers {
        tables::issues(desk, ids, "supervised_number", number)
    } else {
        tables::issues(desk, ids, "due_on", due)
    };
    draft.table("papers.table.supervised", table);
}

/// The day by which it is to be done.
fn due(issue: &Issue) -> String {
    issue.next_date().or(issue.due_on).map(|day| day.to_string()).unwrap_or_default()
}

/// What was handed from unit to unit or came back after closing.
fn round(draft: &mut Draft<'_, '_>) {
    let desk = draft.desk;
    let summary = &desk.summary;
    let mut ids: Vec<Id<Issue>> = summary.bounced.issues.clone();
    ids.extend(summary.reopened.issues.iter().filter(|id| !summary.bounced.issues.contains(id)));
    if ids.is_empty() {
        return draft.paragraph(&["papers.bulletin.none_round"]);
    }
    draft.words(&[sentences::round(draft), rest(desk, &ids)]);
    let times = |issue: &Issue| {
        let said = [(issue.handed_on, "papers.times_handed_on"), (issue.reopened, "papers.times_reopened")];
        let said = said.into_iter().filter(|(times, _)| *times > 0);
        desk.listed(&said.map(|(times, key)| desk.says(key, &[("times", &times)])).collect::<Vec<_>>())
    };
    draft.table("papers.table.round", tables::issues(desk, &ids, "round", times));
}

/// Where the rest stands when a list is longer than its table.
fn rest(desk: &Desk<'_>, ids: &[Id<Issue>]) -> String {
    match ids.len().saturating_sub(MOST_ROWS) {
        0 => String::new(),
        rest => desk.says("papers.bulletin.rest", &[("shown", &MOST_ROWS), ("rest", &rest)]),
    }
}
