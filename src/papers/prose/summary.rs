//! 月度小结: what came in, what was done and what is left, by category and township, with the map.

use crate::papers::desk::Desk;
use crate::papers::docx::{Block, DocumentText};
use crate::papers::error::PaperError;
use crate::papers::order::Order;

use super::draft::Draft;
use super::tables;

/// The paper.
pub(super) fn document(order: &Order<'_>, desk: &Desk<'_>) -> Result<DocumentText, PaperError> {
    let mut draft = Draft::new(desk, desk.says("papers.summary.title", &[("county", &desk.county())]));
    draft.block(Block::Subtitle(draft.says("papers.in_brackets")));
    draft.paragraph(&["papers.summary.intro"]);
    draft.heading("papers.summary.heading.course");
    draft.paragraph(&["papers.text.came_in", "papers.text.was_done", left(desk)]);
    draft.paragraph(&["papers.text.trouble"]);
    draft.heading("papers.summary.heading.categories");
    let categories = tables::collected_by_category(desk);
    if !categories.is_empty() {
        draft.words(&[desk.says("papers.text.categories", &[("categories", &categories)])]);
    }
    draft.table("papers.table.categories", tables::by_category(desk));
    draft.heading("papers.summary.heading.townships");
    draft.paragraph(&["papers.text.townships"]);
    draft.table("papers.table.townships", tables::by_township(desk));
    draft.map(order)?;
    draft.heading("papers.summary.heading.work");
    draft.paragraph(&["papers.text.visits"]);
    draft.paragraph(&["papers.text.promises"]);
    draft.paragraph(&["papers.text.weak"]);
    draft.heading("papers.summary.heading.next");
    let next = next(&draft);
    draft.words(&next);
    Ok(draft.sign())
}

/// What is left: of a month that is over, or so far.
pub(super) fn left(desk: &Desk<'_>) -> &'static str {
    if desk.summary.is_over { "papers.text.left" } else { "papers.text.left_so_far" }
}

/// What the month after brings: only what there is.
pub(super) fn next(draft: &Draft<'_, '_>) -> Vec<String> {
    let parts = [
        ("overdue", "papers.text.next_overdue"),
        ("next_issues", "papers.text.next_issues"),
        ("next_parked", "papers.text.next_parked"),
        ("next_promises", "papers.text.next_promises"),
        ("next_weak", "papers.text.next_weak"),
        ("not_visited", "papers.text.next_visits"),
    ];
    let said = parts.into_iter().filter(|(name, _)| draft.figures.number(name) > 0).map(|(_, key)| draft.says(key));
    let said: Vec<String> = said.collect();
    if said.is_empty() { vec![draft.says("papers.text.next_nothing")] } else { said }
}
