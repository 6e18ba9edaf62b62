//! The rules for the criteria by which villages were found weak.

use crate::model::{CatalogueKind, Criterion, Refusal, Uuid, World};

use super::super::checks::{filled, found, in_order, listed, not_future};
use super::super::desk::Desk;
use super::rules::{Rules, names};

impl Rules for Criterion {
    fn title(&self, world: &World) -> String {
        world.entry(CatalogueKind::Criterion, &self.code).map_or(self.code.as_str(), |row| &row.title_zh).to_owned()
    }

    fn check(&self, world: &World, desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        found(&world.standings, self.standing)?;
        filled(&self.code, "criterion")?;
        if before.is_none_or(|before| before.code != self.code) {
            listed(world, CatalogueKind::Criterion, &self.code)?;
        }
        not_future(self.on, desk.today, "day")?;
        in_order((Some(self.on), "day"), (self.settled_on, "settled_on"))?;
        let twin = |row: &Self| row.id != self.id && row.standing == self.standing && row.code == self.code;
        match world.criteria.find(twin) {
            Some(_) => Err(Refusal::new("refusal.criterion.twice").with("name", self.title(world))),
            None => Ok(()),
        }
    }

    fn belongs_to(&self, id: Uuid) -> bool {
        names(self.standing, id)
    }
}
