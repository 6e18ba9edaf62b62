//! 印发: issues a paper.

use crate::model::{Changes, Date, Document, DocumentState, Id, Refusal, World};

use super::paper::{about, paper_in};
use crate::edits::checks::{in_order, not_future};
use crate::edits::desk::Desk;

/// Issue a paper.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueDocument {
    /// The paper.
    pub document: Id<Document>,
    /// The number under which it is issued; an empty one leaves the one that is.
    pub number: String,
    /// The day.
    pub on: Date,
}

impl IssueDocument {
    /// Issues it, unless it was not reviewed, or another paper was issued under that number.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let document = paper_in(world, self.document, &[DocumentState::Review], "issue_document")?;
        not_future(self.on, desk.today, "issued_on")?;
        in_order((Some(document.made_on), "made_on"), (Some(self.on), "issued_on"))?;
        let number = match self.number.trim() {
            "" => &document.number,
            number => number,
        };
        let twin = |row: &Document| !number.is_empty() && row.id != document.id && row.number == number;
        if let Some(twin) = world.documents.find(twin) {
            return Err(Refusal::new("refusal.document.number").with("number", number).with("title", &twin.title));
        }
        let mut changes = Changes::new(about("edit.issue_document", document).with("number", number));
        let (state, issued_on) = (DocumentState::Issued, Some(self.on));
        changes.change(document, Document { state, number: number.to_owned(), issued_on, ..document.clone() });
        Ok(changes)
    }
}
