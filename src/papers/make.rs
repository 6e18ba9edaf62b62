//! From an order to the bytes of a file.

use crate::model::Progress;

use super::desk::Desk;
use super::docx;
use super::error::PaperError;
use super::ledger::Ledger;
use super::order::Order;
use super::{prose, template, xlsx};

/// The share of the time after which the numbers are there.
const COUNTED: f32 = 0.2;

/// Makes the paper: the bytes of an XLSX or DOCX file. The same order gives the same bytes.
pub fn make(order: &Order<'_>, progress: Progress<'_>) -> Result<Vec<u8>, PaperError> {
    let mut desk = Desk::of(order);
    if order.kind.needs_village() {
        // A notice on the board of a village names nobody, whoever asks.
        desk.names = false;
    }
    progress.at(COUNTED)?;
    let bytes = match order.template {
        Some(template) => template::fill(template, order, &desk)?,
        None => own(order, &desk, progress.part(COUNTED, 1.0))?,
    };
    progress.at(1.0)?;
    Ok(bytes)
}

/// The paper in our own layout.
fn own(order: &Order<'_>, desk: &Desk<'_>, progress: Progress<'_>) -> Result<Vec<u8>, PaperError> {
    if let Some(ledger) = Ledger::of(desk, order.kind) {
        return xlsx::bytes(desk, &ledger);
    }
    let text = prose::document(order, desk, progress)?.ok_or_else(|| PaperError::new("papers.error.no_village"))?;
    docx::bytes(&text, &desk.signature(), &desk.day().to_string())
}
