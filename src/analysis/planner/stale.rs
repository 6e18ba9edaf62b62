//! Lines of a plan that no longer fit the file: why, and how to mend them.

use crate::model::{CatalogueKind, Date, Id, Place, PlanItem, Sentence, Who, World};

/// A line that no longer fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The line.
    pub item: Id<PlanItem>,
    /// Why it does not fit, and how to mend it.
    pub sentence: Sentence,
}

/// Why a line no longer fits the postings and people of the file; nothing where it does. `twice` where another line
/// ends the same posting.
pub(super) fn why(world: &World, item: &PlanItem, day: Date, twice: bool) -> Option<Sentence> {
    ended(world, item, day, twice).or_else(|| begun(world, item, day))
}

/// What is amiss with the posting that it ends.
fn ended(world: &World, item: &PlanItem, day: Date, twice: bool) -> Option<Sentence> {
    let id = item.ends?;
    let Some(posting) = world.postings.get(id) else { return Some(told("posting_gone", world, item)) };
    let about = |key: &str| told_of(key, world, posting.who(), Some(posting.place), &posting.role);
    match posting.until {
        Some(until) if until <= day => Some(about("posting_ended").with("until", until)),
        _ if posting.from >= day => Some(about("posting_later").with("from", posting.from).with("day", day)),
        _ if twice => Some(about("posting_twice")),
        _ => None,
    }
}

/// What is amiss with whom it posts and where.
fn begun(world: &World, item: &PlanItem, day: Date) -> Option<Sentence> {
    let Some((who, place)) = item.who().zip(item.place) else {
        return item.ends.is_none().then(|| told("nothing", world, item));
    };
    let about = |key: &str| Some(told_of(key, world, Some(who), Some(place), &item.role));
    if world.place_name(place).is_empty() {
        return about("place_gone");
    }
    match who {
        Who::Cadre(id) => match world.cadres.get(id) {
            None => about("cadre_gone"),
            Some(cadre) if !cadre.active => about("cadre_inactive"),
            Some(cadre) if is_home(cadre.home_village, place, &item.role) => about("home"),
            Some(_) => None,
        },
        Who::Unit(id) => match world.units.get(id) {
            None => about("unit_gone"),
            Some(unit) if unit.valid_until.is_some_and(|until| until <= day) => {
                let until = unit.valid_until.unwrap_or(day);
                about("unit_ended").map(|sentence| sentence.with("until", until))
            }
            Some(_) => None,
        },
    }
}

/// Nobody is made resident in the own village, whatever the rules say.
fn is_home(home: Option<Id<crate::model::Village>>, place: Place, role: &str) -> bool {
    home.is_some_and(|home| Place::Village(home) == place) && crate::model::role::RESIDENT_ROLES.contains(&role)
}

/// What a line begins is there already.
pub(super) fn already(world: &World, who: Who, place: Place, role: &str) -> Sentence {
    told_of("already", world, Some(who), Some(place), role)
}

fn told(key: &str, world: &World, item: &PlanItem) -> Sentence {
    told_of(key, world, item.who(), item.place, &item.role)
}

fn told_of(key: &str, world: &World, who: Option<Who>, place: Option<Place>, role: &str) -> Sentence {
    Sentence::new(&format!("planner.stale.{key}"))
        .with("who", who.map(|who| name_of(world, who)).unwrap_or_default())
        .with("place", place.map(|place| world.place_name(place)).unwrap_or_default())
        .with("role", role_title(world, role))
}

/// What a sentence calls somebody; an empty text where they are gone.
pub(super) fn name_of(world: &World, who: Who) -> &str {
    match who {
        Who::Cadre(id) => world.cadres.get(id).map(|row| row.name.as_str()),
        Who::Unit(id) => world.units.get(id).map(|row| row.name.as_str()),
    }
    .unwrap_or_default()
}

/// The title of a role in both languages, for a sentence.
pub(super) fn role_title(world: &World, role: &str) -> String {
    let row = world.entry(CatalogueKind::Role, role);
    row.map_or_else(|| role.to_owned(), |row| format!("|{}|{}", row.title_zh, row.title_en))
}
