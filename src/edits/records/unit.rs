//! The rules for units.

use crate::model::{CatalogueKind, Date, Refusal, Unit, World};

use super::super::checks::{filled, known, listed, on_the_globe};
use super::super::desk::Desk;
use super::rules::{Rules, unique, used_in};
use super::uses::Use;

impl Rules for Unit {
    fn title(&self, _world: &World) -> String {
        self.name.clone()
    }

    fn check(&self, world: &World, _desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.name, "name")?;
        if !self.code.is_empty() {
            unique(self, world, &world.units, "code", |row| &row.code)?;
        }
        let namesake = |row: &Unit| row.id != self.id && row.name == self.name && overlap(row, self);
        if world.units.find(namesake).is_some() {
            return Err(Refusal::new("refusal.unit.namesake").with("name", &self.name));
        }
        if before.is_none_or(|before| before.kind != self.kind) {
            listed(world, CatalogueKind::UnitKind, &self.kind)?;
        }
        known(&world.townships, self.township)?;
        if let Some((from, until)) = self.valid_from.zip(self.valid_until).filter(|(from, until)| until <= from) {
            return Err(Refusal::new("refusal.unit.validity").with("from", from).with("until", until));
        }
        on_the_globe(self.position)
    }

    fn uses(&self, world: &World) -> Vec<Use> {
        let here = Some(self.id);
        [
            used_in(&world.cadres, world, |row| row.unit == here),
            used_in(&world.postings, world, |row| row.unit == here),
            used_in(&world.issues, world, |row| row.unit == here),
            used_in(&world.standings, world, |row| row.unit == here),
            used_in(&world.sites, world, |row| row.unit == here),
            used_in(&world.issue_steps, world, |row| row.unit == here),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Whether there is a day on which both units exist.
fn overlap(one: &Unit, other: &Unit) -> bool {
    let before = |a: Option<Date>, b: Option<Date>| a.zip(b).is_some_and(|(until, from)| until <= from);
    !before(one.valid_until, other.valid_from) && !before(other.valid_until, one.valid_from)
}

/// Refuses a unit that does not exist on that day.
pub(in crate::edits) fn check_valid_on(unit: &Unit, day: Date) -> Result<(), Refusal> {
    if let Some(from) = unit.valid_from.filter(|from| day < *from) {
        return Err(Refusal::new("refusal.unit.not_yet").with("name", &unit.name).with("from", from));
    }
    if let Some(until) = unit.valid_until.filter(|until| *until <= day) {
        return Err(Refusal::new("refusal.unit.no_more").with("name", &unit.name).with("until", until));
    }
    Ok(())
}
