//! 情况报告: to those above the county, what was done in the month, what came of it, what is not solved, what comes next.

use crate::model::Issue;
use crate::papers::desk::Desk;
use crate::papers::docx::{Block, DocumentText};
use crate::papers::error::PaperError;
use crate::papers::order::Order;

use super::draft::Draft;
use super::summary::{left, next};
use super::tables;

/// How many solved matters are told.
const TOLD: usize = 3;

/// The paper.
pub(super) fn document(order: &Order<'_>, desk: &Desk<'_>) -> Result<DocumentText, PaperError> {
    let title = desk.says("papers.report.title", &[("county", &desk.county()), ("month", &desk.month())]);
    let mut draft = Draft::new(desk, title);
    draft.block(Block::Addressee(desk.say("papers.report.addressee")));
    draft.paragraph(&["papers.report.intro"]);
    draft.heading("papers.report.heading.course");
    draft.paragraph(&["papers.text.came_in", "papers.text.was_done", left(desk)]);
    let categories = tables::collected_by_category(desk);
    if !categories.is_empty() {
        draft.words(&[desk.says("papers.text.categories", &[("categories", &categories)])]);
    }
    draft.table("papers.table.categories", tables::by_category(desk));
    draft.heading("papers.report.heading.work");
    draft.paragraph(&["papers.text.visits"]);
    draft.paragraph(&["papers.text.promises"]);
    draft.paragraph(&["papers.text.weak"]);
    let solved = solved(desk);
    if !solved.is_empty() {
        draft.words(&solved);
    }
    draft.map(order)?;
    draft.heading("papers.report.heading.trouble");
    let trouble = trouble(&draft);
    draft.words(&trouble);
    draft.heading("papers.report.heading.next");
    let next = next(&draft);
    draft.words(&next);
    draft.paragraph(&["papers.report.end"]);
    Ok(draft.sign())
}

/// Some matters that were solved, without names of people. Disputes are nobody else's matter.
fn solved(desk: &Desk<'_>) -> Vec<String> {
    let found = desk.summary.closed.issues.iter().filter_map(|id| desk.world.issues.get(*id));
    let told = found.filter(|issue| issue.kind != "dispute" && !issue.reply.is_empty() && issue.village.is_some());
    let one = |issue: &Issue| {
        let place = [desk.township_of_issue(issue), desk.village(issue.village)].concat();
        let matter = desk.public_prose(&issue.title);
        let reply = desk.public_prose(&issue.reply);
        let reply = reply.trim_end_matches(['。', '.', '；', ';']);
        desk.says("papers.report.solved", &[("place", &place), ("matter", &matter), ("reply", &reply)])
    };
    let told: Vec<String> = told.take(TOLD).map(one).collect();
    if told.is_empty() { told } else { [desk.say("papers.report.such_as")].into_iter().chain(told).collect() }
}

/// What is not solved: only what there is.
fn trouble(draft: &Draft<'_, '_>) -> Vec<String> {
    let parts = [
        ("overdue", "papers.report.trouble.overdue"),
        ("bounced", "papers.report.trouble.bounced"),
        ("reopened", "papers.report.trouble.reopened"),
        ("promises_overdue", "papers.report.trouble.promises"),
        ("weak", "papers.report.trouble.weak"),
        ("not_visited", "papers.report.trouble.visits"),
    ];
    let said = parts.into_iter().filter(|(name, _)| draft.figures.number(name) > 0).map(|(_, key)| draft.says(key));
    let said: Vec<String> = said.collect();
    if said.is_empty() { vec![draft.says("papers.report.trouble.none")] } else { said }
}
