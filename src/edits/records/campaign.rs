//! The rules for campaigns.

use crate::model::{Campaign, Refusal, Uuid, World};

use super::super::checks::{in_order, known};
use super::super::desk::Desk;
use super::rules::{Rules, filled_and_unique, names};

impl Rules for Campaign {
    fn title(&self, _world: &World) -> String {
        self.name.clone()
    }

    fn check(&self, world: &World, _desk: &Desk, _before: Option<&Self>) -> Result<(), Refusal> {
        filled_and_unique(self, world, &world.campaigns, "name", |row| &row.name)?;
        known(&world.units, self.unit)?;
        in_order((Some(self.from), "from"), (self.until, "until"))
    }

    fn refers_to(&self, id: Uuid) -> bool {
        names(self.unit, id)
    }
}
