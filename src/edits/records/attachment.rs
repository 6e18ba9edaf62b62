//! The rules for attachments.

use crate::model::{Attachment, Refusal, Uuid, World};

use super::super::checks::filled;
use super::super::desk::Desk;
use super::rules::Rules;

impl Rules for Attachment {
    fn title(&self, _world: &World) -> String {
        self.name.clone()
    }

    fn check(&self, _world: &World, _desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.name, "name")?;
        let is_hash = self.hash.len() == 64 && self.hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let content = |row: &Self| (row.hash.clone(), row.bytes, row.owner);
        if !is_hash || before.is_some_and(|before| content(before) != content(self)) {
            return Err(Refusal::new("refusal.attachment.content").with("name", &self.name));
        }
        Ok(())
    }

    fn belongs_to(&self, id: Uuid) -> bool {
        self.owner == id
    }
}
