//! The rules for cadres.

use crate::model::{Cadre, CatalogueKind, Refusal, World};

use super::super::checks::{filled, known, listed, on_the_globe, percent};
use super::super::desk::Desk;
use super::rules::{Rules, unique, used_in};
use super::uses::Use;

impl Rules for Cadre {
    fn title(&self, _world: &World) -> String {
        self.name.clone()
    }

    fn check(&self, world: &World, desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.name, "name")?;
        if !self.code.is_empty() {
            unique(self, world, &world.cadres, "work_number", |row| &row.code)?;
        }
        known(&world.units, self.unit)?;
        known(&world.villages, self.home_village)?;
        if before.is_none_or(|before| before.rank != self.rank) {
            listed(world, CatalogueKind::Rank, &self.rank)?;
        }
        if before.is_none_or(|before| before.skills != self.skills) {
            self.skills.iter().try_for_each(|skill| listed(world, CatalogueKind::Skill, skill))?;
        }
        percent(self.share_percent, "share_percent")?;
        on_the_globe(self.base)?;
        match before {
            Some(before) if before.active && !self.active => refuse_while_posted(self, world, desk),
            _ => Ok(()),
        }
    }

    fn tidied(&self) -> Self {
        let mut skills = self.skills.clone();
        skills.sort();
        skills.dedup();
        Self { skills, ..self.clone() }
    }

    fn uses(&self, world: &World) -> Vec<Use> {
        let who = Some(self.id);
        [
            used_in(&world.postings, world, |row| row.cadre == who),
            used_in(&world.issues, world, |row| row.leader == who || row.handler == who || row.verifier == who),
            used_in(&world.standings, world, |row| row.leader == who),
            used_in(&world.issue_steps, world, |row| row.cadre == who),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Refuses to take a cadre out of service who is still posted.
fn refuse_while_posted(cadre: &Cadre, world: &World, desk: &Desk) -> Result<(), Refusal> {
    let posted = |until: Option<_>| until.is_none_or(|until| desk.today < until);
    let holding = world.postings.iter().filter(|row| row.cadre == Some(cadre.id) && posted(row.until));
    let places: Vec<&str> = holding.map(|row| world.place_name(row.place)).collect();
    if places.is_empty() {
        return Ok(());
    }
    Err(Refusal::new("refusal.cadre.still_posted")
        .with("name", &cadre.name)
        .with("count", places.len())
        .with("places", places.iter().take(3).copied().collect::<Vec<_>>().join("、")))
}
