//! The rules for attachments.

use crate::model::{Attachment, Owner, Record, Refusal, Uuid, World, each_table};

use super::super::checks::filled;
use super::super::desk::Desk;
use super::rules::Rules;

impl Rules for Attachment {
    fn title(&self, _world: &World) -> String {
        self.name.clone()
    }

    fn check(&self, world: &World, _desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.name, "name")?;
        let is_hash = self.hash.len() == 64 && self.hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let content = |row: &Self| (row.hash.clone(), row.bytes, row.owner);
        if !is_hash || before.is_some_and(|before| content(before) != content(self)) {
            return Err(Refusal::new("refusal.attachment.content").with("name", &self.name));
        }
        if before.is_some() {
            return Ok(());
        }
        if !stands(self.owner(), world) {
            return Err(Refusal::new("refusal.attachment.nobody").with("name", &self.name));
        }
        let twin = |row: &Self| row.id != self.id && row.owner() == self.owner() && row.hash == self.hash;
        match world.attachments.find(twin) {
            Some(twin) => Err(Refusal::new("refusal.attachment.twice").with("name", &twin.name)),
            None => Ok(()),
        }
    }

    fn belongs_to(&self, id: Uuid) -> bool {
        self.owner == id
    }
}

macro_rules! define_stands {
    ($($variant:ident, $field:ident;)*) => {
        /// Whether there is the record to which a file shall belong.
        fn stands(owner: Owner, world: &World) -> bool {
            $(if owner.table == crate::model::$variant::TABLE {
                return world.$field.get(crate::model::Id::from_uuid(owner.id)).is_some();
            })*
            false
        }
    };
}
each_table!(define_stands);
