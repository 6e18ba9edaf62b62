//! The rules for postings.

use crate::model::{Cadre, CatalogueKind, Date, Id, Place, Posting, Refusal, Uuid, World, role};

use super::super::checks::{chosen, filled, found, known, listed};
use super::super::desk::Desk;
use super::rules::{Rules, names};
use super::unit::check_valid_on;

impl Rules for Posting {
    fn title(&self, world: &World) -> String {
        let cadre = self.cadre.and_then(|id| world.cadres.get(id)).map(|row| row.name.as_str());
        let unit = || self.unit.and_then(|id| world.units.get(id)).map(|row| row.name.as_str());
        format!("{} → {}", cadre.or_else(unit).unwrap_or_default(), world.place_name(self.place))
    }

    fn refers_to(&self, id: Uuid) -> bool {
        names(self.cadre, id) || names(self.unit, id) || self.place.uuid() == id
    }

    fn check(&self, world: &World, _desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        check_posting(self, world, before)
    }
}

/// Refuses a posting that may not stand; `before` is the one that it replaces or continues.
pub(in crate::edits) fn check_posting(
    posting: &Posting,
    world: &World,
    before: Option<&Posting>,
) -> Result<(), Refusal> {
    check_tie(posting, world, before)?;
    if before.is_none_or(|before| before.role != posting.role) {
        listed(world, CatalogueKind::Role, &posting.role)?;
    }
    if let Some(until) = posting.until.filter(|until| *until <= posting.from) {
        return Err(Refusal::new("refusal.posting.dates").with("from", posting.from).with("until", until));
    }
    check_others(posting, world, before.map(|before| before.id))
}

/// Refuses a posting for what it is itself, whatever other postings there are.
pub(in crate::edits) fn check_tie(posting: &Posting, world: &World, before: Option<&Posting>) -> Result<(), Refusal> {
    check_who(posting, world, before)?;
    check_place(posting, world)?;
    filled(&posting.role, "role")
}

/// Refuses nobody, a cadre who cannot be posted, a home village, and a unit that does not exist on the first day.
fn check_who(posting: &Posting, world: &World, before: Option<&Posting>) -> Result<(), Refusal> {
    let unit = known(&world.units, posting.unit)?;
    let Some(cadre) = posting.cadre else {
        let unit = chosen(&world.units, posting.unit, "cadre_or_unit")?;
        return check_valid_on(unit, posting.from);
    };
    let cadre = found(&world.cadres, cadre)?;
    if !cadre.active && before.is_none_or(|before| before.cadre != posting.cadre) {
        return Err(Refusal::new("refusal.posting.inactive").with("cadre", &cadre.name));
    }
    refuse_home(posting, cadre, world)?;
    let sending = unit.or(cadre.unit.and_then(|id| world.units.get(id)));
    match sending.filter(|_| before.is_none_or(|before| before.from != posting.from || before.unit != posting.unit)) {
        Some(unit) => check_valid_on(unit, posting.from),
        None => Ok(()),
    }
}

/// Nobody lives by posting in the village that they come from (任职回避).
fn refuse_home(posting: &Posting, cadre: &Cadre, world: &World) -> Result<(), Refusal> {
    if posting.is_resident() && cadre.home_village.is_some() && cadre.home_village == posting.village() {
        return Err(Refusal::new("refusal.posting.home")
            .with("cadre", &cadre.name)
            .with("place", world.place_name(posting.place)));
    }
    Ok(())
}

/// Refuses a place that is gone, or that is none for the role.
fn check_place(posting: &Posting, world: &World) -> Result<(), Refusal> {
    let fits = match posting.place {
        Place::Township(id) => found(&world.townships, id).map(|_| needed_place(&posting.role) == Some("township")),
        Place::Village(id) => found(&world.villages, id).map(|_| needed_place(&posting.role) == Some("village")),
        Place::Site(id) => found(&world.sites, id).map(|_| needed_place(&posting.role) == Some("site")),
    }?;
    match needed_place(&posting.role).filter(|_| !fits) {
        Some(needed) => Err(Refusal::new("refusal.posting.place").with("what", format!("@edit.what.{needed}"))),
        None => Ok(()),
    }
}

/// The table of the places to which a role ties, where only one makes sense.
fn needed_place(code: &str) -> Option<&'static str> {
    match code {
        role::TOWNSHIP_LEADER => Some("township"),
        role::VILLAGE_LEAD | role::RESIDENT | role::FIRST_SECRETARY | role::HOUSEHOLD => Some("village"),
        role::ENTERPRISE => Some("site"),
        _ => None,
    }
}

/// Refuses the same role twice in the same place at the same time, and a second first secretary beside the first.
fn check_others(posting: &Posting, world: &World, before: Option<Id<Posting>>) -> Result<(), Refusal> {
    let beside = |other: &Posting| {
        other.place == posting.place
            && other.role == posting.role
            && other.id != posting.id
            && Some(other.id) != before
            && overlap(other, posting.from, posting.until)
    };
    let same = |other: &Posting| match posting.cadre {
        Some(_) => other.cadre == posting.cadre,
        None => other.cadre.is_none() && other.unit == posting.unit,
    };
    // Several households of one village can be paired with one cadre; the remark tells them apart.
    let double = |other: &Posting| same(other) && (posting.role != role::HOUSEHOLD || other.note == posting.note);
    if let Some(other) = world.postings.find(|other| beside(other) && double(other)) {
        return Err(Refusal::new("refusal.posting.double")
            .with("posting", other.title(world))
            .with("from", other.from));
    }
    let first_secretary = |other: &Posting| posting.role == role::FIRST_SECRETARY && beside(other);
    if let Some(other) = world.postings.find(first_secretary) {
        return Err(Refusal::new("refusal.posting.first_secretary")
            .with("posting", other.title(world))
            .with("from", other.from));
    }
    Ok(())
}

/// Whether a posting holds on a day of that time.
fn overlap(posting: &Posting, from: Date, until: Option<Date>) -> bool {
    posting.until.is_none_or(|end| from < end) && until.is_none_or(|until| posting.from < until)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, cadre, posting, village};

    #[test]
    fn a_posting_is_not_in_its_own_way_when_it_is_changed() {
        let world = sample::sample_world();
        let row = world.postings.get(posting("孙三")).unwrap();
        done(&world, &Edit::amend(Posting { note: "任期两年".into(), ..row.clone() }));
        done(&world, &Edit::amend(Posting { until: Some(date(2028, 1, 1)), ..row.clone() }));
        let home = Place::Village(village("西二村"));
        assert_eq!(refused(&world, &Edit::amend(Posting { place: home, ..row.clone() })), "refusal.posting.home");
    }

    #[test]
    fn a_change_does_not_ask_again_whether_the_cadre_is_in_service() {
        let mut world = sample::sample_world();
        world.cadres = world.cadres.iter().cloned().map(|row| Cadre { active: false, ..row }).collect();
        let row = world.postings.get(posting("赵一")).unwrap();
        done(&world, &Edit::amend(Posting { note: "补记".into(), ..row.clone() }));
        let other = Posting { cadre: Some(cadre("李四")), ..row.clone() };
        assert_eq!(refused(&world, &Edit::amend(other)), "refusal.posting.inactive");
    }

    #[test]
    fn several_households_of_a_village_are_paired_with_one_cadre() {
        let world = sample::sample_world();
        let tie = |number: &str| Posting {
            id: Id::named(number),
            role: role::HOUSEHOLD.to_owned(),
            note: number.to_owned(),
            ..world.postings.get(posting("赵一")).unwrap().clone()
        };
        let mut listed = world.clone();
        listed.catalogue = crate::model::Table::default();
        let (after, _) = done(&listed, &Edit::add(tie("户001")));
        done(&after, &Edit::add(tie("户002")));
        let twin = Posting { id: Id::named("twin"), ..tie("户001") };
        assert_eq!(refused(&after, &Edit::add(twin)), "refusal.posting.double");
    }
}
