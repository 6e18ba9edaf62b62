//! The official papers: sentences and tables made of the numbers of the month.

mod bulletin;
mod draft;
mod figures;
mod notice;
mod report;
mod sentences;
mod summary;
mod tables;

pub(super) use figures::Figures;
pub(super) use notice::document as notice;

use crate::model::Progress;

use super::desk::Desk;
use super::docx::DocumentText;
use super::error::PaperError;
use super::kind::PaperKind;
use super::order::Order;

/// The paper of this kind; `None` for a ledger.
pub(super) fn document(
    order: &Order<'_>,
    desk: &Desk<'_>,
    progress: Progress<'_>,
) -> Result<Option<DocumentText>, PaperError> {
    Ok(Some(match order.kind {
        PaperKind::Summary => summary::document(order, desk, progress)?,
        PaperKind::Bulletin => bulletin::document(desk),
        PaperKind::Notice => notice(order.village, desk)?,
        PaperKind::Report => report::document(order, desk, progress)?,
        _ => return Ok(None),
    }))
}
