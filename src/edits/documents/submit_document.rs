//! 送审: hands a draft to those who decide.

use crate::model::{Changes, Document, DocumentState, Id, Refusal, World};

use super::paper::{about, paper_in};
use crate::edits::desk::Desk;

/// Hand in a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct SubmitDocument {
    /// The paper.
    pub document: Id<Document>,
}

impl SubmitDocument {
    /// Hands it in, unless it is not a draft, or has neither a text nor an attachment.
    pub fn changes(&self, world: &World, _desk: &Desk) -> Result<Changes, Refusal> {
        let document = paper_in(world, self.document, &[DocumentState::Draft], "submit_document")?;
        let attached = world.attachments.find(|row| row.owner == document.id.uuid()).is_some();
        if document.body.trim().is_empty() && !attached {
            return Err(Refusal::new("refusal.document.empty").with("title", &document.title));
        }
        let mut changes = Changes::new(about("edit.submit_document", document));
        changes.change(document, Document { state: DocumentState::Review, ..document.clone() });
        Ok(changes)
    }
}
