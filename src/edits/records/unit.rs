//! The rules for units.

use crate::model::{CatalogueKind, Date, Refusal, Unit, Uuid, World};

use super::super::checks::{filled, known, listed, on_the_globe};
use super::super::desk::Desk;
use super::rules::{Rules, names, unique};

impl Rules for Unit {
    fn title(&self, _world: &World) -> String {
        self.name.clone()
    }

    fn refers_to(&self, id: Uuid) -> bool {
        names(self.township, id) || names(self.successor, id)
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
        check_successor(self, world)?;
        on_the_globe(self.position)
    }
}

/// Refuses a successor of a unit that goes on, and a unit that would in the end succeed itself.
fn check_successor(unit: &Unit, world: &World) -> Result<(), Refusal> {
    let Some(mut next) = known(&world.units, unit.successor)? else { return Ok(()) };
    if unit.valid_until.is_none() {
        return Err(Refusal::new("refusal.empty").with("field", "@edit.field.valid_until"));
    }
    for _ in 0..=world.units.len() {
        if next.id == unit.id {
            return Err(Refusal::new("refusal.unit.itself").with("name", &unit.name));
        }
        match next.successor.and_then(|id| world.units.get(id)) {
            Some(after) => next = after,
            None => break,
        }
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::Id;
    use crate::model::sample::{self, unit};

    #[test]
    fn a_name_can_be_used_again_once_the_first_unit_is_no_more() {
        let world = sample::sample_world();
        let old = world.units.get(unit("样例局")).unwrap().clone();
        let new = Unit { id: Id::named("new"), code: String::new(), valid_from: Some(date(2026, 7, 1)), ..old.clone() };
        assert_eq!(refused(&world, &Edit::add(new.clone())), "refusal.unit.namesake");
        let (ended, _) = done(&world, &Edit::amend(Unit { valid_until: Some(date(2026, 7, 1)), ..old }));
        done(&ended, &Edit::add(new));
    }

    #[test]
    fn a_unit_begins_before_it_ends_and_shares_no_code() {
        let world = sample::sample_world();
        let row = world.units.get(unit("样例局")).unwrap();
        let refused = |row: Unit| refused(&world, &Edit::amend(row));
        assert_eq!(refused(Unit { valid_until: row.valid_from, ..row.clone() }), "refusal.unit.validity");
        assert_eq!(refused(Unit { code: "U2".into(), ..row.clone() }), "refusal.taken");
        assert_eq!(refused(Unit { kind: "circus".into(), ..row.clone() }), "refusal.unlisted");
    }

    #[test]
    fn a_unit_is_succeeded_only_when_it_ends_and_never_by_itself() {
        let world = sample::sample_world();
        let (one, other) = (unit("样例局"), unit("西例镇政府"));
        let row = world.units.get(one).unwrap().clone();
        assert_eq!(refused(&world, &Edit::amend(Unit { successor: Some(other), ..row.clone() })), "refusal.empty");
        let ended = Unit { successor: Some(other), valid_until: Some(date(2026, 7, 1)), ..row };
        let (after, _) = done(&world, &Edit::amend(ended));
        let back = after.units.get(other).unwrap().clone();
        let back = Unit { successor: Some(one), valid_until: Some(date(2026, 8, 1)), ..back };
        assert_eq!(refused(&after, &Edit::amend(back)), "refusal.unit.itself");
    }

    #[test]
    fn a_unit_exists_from_its_first_day_to_the_day_before_its_last() {
        let world = sample::sample_world();
        let unit = Unit { valid_until: Some(date(2026, 7, 1)), ..world.units.get(unit("样例局")).unwrap().clone() };
        assert!(check_valid_on(&unit, date(2018, 12, 31)).is_err());
        assert!(check_valid_on(&unit, date(2019, 1, 1)).is_ok());
        assert!(check_valid_on(&unit, date(2026, 6, 30)).is_ok());
        assert!(check_valid_on(&unit, date(2026, 7, 1)).is_err());
    }
}
