//! The rules for enterprises and project sites.

use crate::model::{CatalogueKind, Place, Refusal, Site, World};

use super::super::checks::{filled, known, listed, on_the_globe};
use super::super::desk::Desk;
use super::rules::{Rules, unique, used_in};
use super::uses::Use;

impl Rules for Site {
    fn title(&self, _world: &World) -> String {
        self.name.clone()
    }

    fn check(&self, world: &World, _desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.name, "name")?;
        if !self.code.is_empty() {
            unique(self, world, &world.sites, "code", |row| &row.code)?;
        }
        if before.is_none_or(|before| before.kind != self.kind) {
            listed(world, CatalogueKind::SiteKind, &self.kind)?;
        }
        known(&world.townships, self.township)?;
        known(&world.units, self.unit)?;
        let village = known(&world.villages, self.village)?;
        if let Some(village) = village.filter(|village| self.township.is_some_and(|here| here != village.township)) {
            return Err(Refusal::new("refusal.other_township").with("village", &village.name));
        }
        on_the_globe(self.position)
    }

    fn uses(&self, world: &World) -> Vec<Use> {
        used_in(&world.postings, world, |row| row.place == Place::Site(self.id)).into_iter().collect()
    }
}
