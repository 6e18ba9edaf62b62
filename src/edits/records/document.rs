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
        match self.state {
            DocumentState::Issued | DocumentState::Repealed if self.issued_on.is_none() => missing("issued_on"),
            DocumentState::Repealed if self.repealed_on.is_none() => missing("repealed_on"),
            _ => Ok(()),
        }
    }

    fn refers_to(&self, id: Uuid) -> bool {
        names(self.unit, id) || names(self.village, id) || names(self.campaign, id) || names(self.promise, id)
    }
}
