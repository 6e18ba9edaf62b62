//! The rules for documents.

use crate::model::{CatalogueKind, Document, DocumentState, Refusal, Uuid, World};

use super::super::checks::{filled, in_order, known, listed, not_future};
use super::super::desk::Desk;
use super::rules::{Rules, names};

impl Rules for Document {
    fn title(&self, _world: &World) -> String {
        self.title.clone()
    }

    fn check(&self, world: &World, desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.title, "title")?;
        filled(&self.kind, "document_kind")?;
        if before.is_none_or(|before| before.kind != self.kind) {
            listed(world, CatalogueKind::DocumentKind, &self.kind)?;
        }
        known(&world.units, self.unit)?;
        known(&world.villages, self.village)?;
        known(&world.campaigns, self.campaign)?;
        known(&world.promises, self.promise)?;
        not_future(self.made_on, desk.today, "made_on")?;
        in_order((Some(self.made_on), "made_on"), (self.issued_on, "issued_on"))?;
        in_order((self.issued_on, "issued_on"), (self.repealed_on, "repealed_on"))?;
        let missing = |field: &str| Err(Refusal::new("refusal.empty").with("field", format!("@edit.field.{field}")));
        if let Some(before) = before {
            refuse_verbs(self, before)?;
        }
        match self.state {
            DocumentState::Issued | DocumentState::Repealed if self.issued_on.is_none() => missing("issued_on"),
            DocumentState::Repealed if self.repealed_on.is_none() => missing("repealed_on"),
            _ => Ok(()),
        }
    }

    fn removable(&self) -> Result<(), Refusal> {
        match self.state {
            DocumentState::Draft | DocumentState::Review => Ok(()),
            _ => Err(Refusal::new("refusal.document.kept").with("title", &self.title)),
        }
    }

    fn refers_to(&self, id: Uuid) -> bool {
        names(self.unit, id) || names(self.village, id) || names(self.campaign, id) || names(self.promise, id)
    }
}

/// Refuses a change of what only a verb may change, and of the words of a paper that was issued.
fn refuse_verbs(document: &Document, before: &Document) -> Result<(), Refusal> {
    let by_verbs = |row: &Document| (row.state, row.issued_on, row.repealed_on);
    if by_verbs(document) != by_verbs(before) {
        return Err(Refusal::new("refusal.document.by_verbs"));
    }
    let words = |row: &Document| (row.title.clone(), row.body.clone(), row.number.clone(), row.kind.clone());
    let is_out = !matches!(before.state, DocumentState::Draft | DocumentState::Review);
    if is_out && words(document) != words(before) {
        return Err(Refusal::new("refusal.document.issued").with("title", &before.title));
    }
    Ok(())
}
