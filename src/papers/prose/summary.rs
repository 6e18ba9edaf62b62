//! 月度小结: what came in, what was done and what is left, by category and township, with the map.

use crate::model::Progress;
use crate::papers::desk::Desk;
use crate::papers::docx::{Block, DocumentText};
use crate::papers::error::PaperError;
use crate::papers::order::Order;

use super::draft::Draft;
use super::{sentences, tables};

/// The paper.
pub(super) fn document(order: &Order<'_>, desk: &Desk<'_>, progress: Progress<'_>) -> Result<DocumentText, PaperError> {
    let mut draft = Draft::new(desk, desk.says("papers.summary.title", &[("county", &desk.county())]));
    draft.block(Block::Subtitle(draft.says("papers.in_brackets")));
    draft.paragraph(&["papers.summary.intro"]);
    draft.heading("papers.summary.heading.course");
    draft.words(&sentences::course(&draft));
    draft.words(&sentences::trouble(&draft));
    draft.heading("papers.summary.heading.categories");
    let categories = tables::collected_by_category(desk);
    if !categories.is_empty() {
        draft.words(&[desk.says("papers.text.categories", &[("categories", &categories)])]);
    }
    draft.table("papers.table.categories", tables::by_category(desk));
    draft.heading("papers.summary.heading.townships");
    draft.paragraph(&["papers.text.townships"]);
    draft.table("papers.table.townships", tables::by_township(desk));
    draft.heading("papers.summary.heading.work");
    draft.words(&sentences::visits(&draft));
    draft.words(&sentences::promises(&draft));
    draft.words(&sentences::weak(&draft));
    draft.heading("papers.summary.heading.next");
    draft.words(&sentences::next(&draft));
    draft.map(order, progress)?;
    Ok(draft.sign())
}
