//! The rules for townships.

use crate::model::{Place, Refusal, Township, World};

use super::super::checks::{filled, on_the_globe};
use super::super::desk::Desk;
use super::rules::{Rules, filled_and_unique, used_in};
use super::uses::Use;

impl Rules for Township {
    fn title(&self, _world: &World) -> String {
        self.name.clone()
    }

    fn check(&self, world: &World, _desk: &Desk, _before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.name, "name")?;
        filled_and_unique(self, world, &world.townships, "code", |row| &row.code)?;
        on_the_globe(self.seat)
    }

    fn uses(&self, world: &World) -> Vec<Use> {
        let here = Some(self.id);
        [
            used_in(&world.villages, world, |row| row.township == self.id),
            used_in(&world.sites, world, |row| row.township == here),
            used_in(&world.units, world, |row| row.township == here),
            used_in(&world.postings, world, |row| row.place == Place::Township(self.id)),
            used_in(&world.issues, world, |row| row.township == here),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
