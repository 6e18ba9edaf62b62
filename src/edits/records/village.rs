//! The rules for villages.

use crate::model::{CatalogueKind, Changes, Place, Refusal, Village, World};

use super::super::checks::{filled, found, listed, on_the_globe};
use super::super::desk::Desk;
use super::rules::{Rules, filled_and_unique, used_in};
use super::uses::Use;

impl Rules for Village {
    fn title(&self, _world: &World) -> String {
        self.name.clone()
    }

    fn check(&self, world: &World, _desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.name, "name")?;
        filled_and_unique(self, world, &world.villages, "code", |row| &row.code)?;
        found(&world.townships, self.township)?;
        if before.is_none_or(|before| before.kind != self.kind) {
            listed(world, CatalogueKind::VillageKind, &self.kind)?;
        }
        on_the_globe(self.position)
    }

    fn uses(&self, world: &World) -> Vec<Use> {
        let here = Some(self.id);
        [
            used_in(&world.issues, world, |row| row.village == here),
            used_in(&world.standings, world, |row| row.village == self.id),
            used_in(&world.postings, world, |row| row.place == Place::Village(self.id)),
            used_in(&world.sites, world, |row| row.village == here),
            used_in(&world.cadres, world, |row| row.home_village == here),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn remove_belongings(&self, world: &World, changes: &mut Changes) {
        world.indicators.iter().filter(|row| row.village == self.id).for_each(|row| changes.remove(row));
    }
}
