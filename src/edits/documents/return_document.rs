//! 退回: gives a paper back to be written anew.

use crate::model::{Changes, Document, DocumentState, Id, Refusal, World};

use super::paper::{about, noted, paper_in};
use crate::edits::checks::filled;
use crate::edits::desk::Desk;

/// Give a paper back.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnDocument {
    /// The paper.
    pub document: Id<Document>,
    /// What is wrong with it; needed.
    pub reason: String,
}

impl ReturnDocument {
    /// Makes it a draft again, unless nobody had handed it in.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let document = paper_in(world, self.document, &[DocumentState::Review], "return_document")?;
        filled(&self.reason, "reason")?;
        let note = noted(document, desk.today, &self.reason);
        let mut changes = Changes::new(about("edit.return_document", document));
        changes.change(document, Document { state: DocumentState::Draft, note, ..document.clone() });
        Ok(changes)
    }
}
