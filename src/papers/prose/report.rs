//! 情况报告: to those above the county, what was done in the month, what came of it, what is not solved, what comes next.

use crate::model::{Issue, Progress};
use crate::papers::desk::Desk;
use crate::papers::docx::{Block, DocumentText};
use crate::papers::error::PaperError;
use crate::papers::order::Order;

use super::draft::Draft;
use super::{sentences, tables};

/// How many solved matters are told.
const TOLD: usize = 3;

/// The paper.
pub(super) fn document(order: &Order<'_>, desk: &Desk<'_>, progress: Progress<'_>) -> Result<DocumentText, PaperError> {
    let title = desk.says("papers.report.title", &[("county", &desk.county()), ("month", &desk.month())]);
    let mut draft = Draft::new(desk, title);
    draft.block(Block::Addressee(desk.say("papers.report.addressee")));
    draft.paragraph(&["papers.report.intro"]);
    draft.heading("papers.report.heading.course");
    draft.words(&sentences::course(&draft));
    let categories = tables::collected_by_category(desk);
    if !categories.is_empty() {
        draft.words(&[desk.says("papers.text.categories", &[("categories", &categories)])]);
    }
    draft.table("papers.table.categories", tables::by_category(desk));
    draft.heading("papers.report.heading.work");
    draft.words(&sentences::visits(&draft));
    draft.words(&sentences::promises(&draft));
    draft.words(&sentences::weak(&draft));
    let solved = solved(desk);
    if !solved.is_empty() {
        draft.words(&solved);
    }
    draft.heading("papers.report.heading.trouble");
    draft.words(&sentences::unsolved(&draft));
    draft.heading("papers.report.heading.next");
    draft.words(&sentences::next(&draft));
    draft.paragraph(&["papers.report.end"]);
    draft.map(order, progress)?;
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
