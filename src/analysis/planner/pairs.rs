//! What speaks against one person, or one unit, in one place: the rules that are about a pair alone.

use crate::model::{Date, Id, Place, Sentence, Village, World};

use super::Who;
use super::rules::{RuleName, Rules};
use super::stale::{name_of, role_title};
use crate::analysis::workload::{distance_km, start_point, village_point};

/// Somebody in a role in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair<'a> {
    /// Who.
    pub who: Who,
    /// Where.
    pub place: Place,
    /// Catalogue code of the role.
    pub role: &'a str,
}

/// The rules that a pair breaks on a day, each with its sentence. `km` is the way, where it is known; `forbidden` whether
/// the plan forbids the pair.
pub fn broken(
    world: &World,
    rules: &Rules,
    day: Date,
    pair: Pair<'_>,
    (km, forbidden): (Option<f64>, bool),
) -> Vec<(RuleName, Sentence)> {
    let mut found = Vec::new();
    let mut tell = |name: RuleName, sentence: Sentence| {
        if rules.strength(name).is_on() {
            found.push((name, sentence));
        }
    };
    if forbidden {
        tell(RuleName::Forbidden, told("forbidden", world, pair));
    }
    match pair.who {
        Who::Unit(id) => {
            let unit = world.units.get(id);
            if unit.is_none_or(|unit| unit.valid_until.is_some_and(|until| until <= day)) {
                tell(RuleName::Service, told("unit", world, pair));
            }
        }
        Who::Cadre(id) => {
            let Some(cadre) = world.cadres.get(id) else { return found };
            if !cadre.active {
                tell(RuleName::Service, told("service", world, pair));
            }
            let rule = &rules.rule;
            let within = |roles: &[String]| roles.iter().any(|role| role == pair.role);
            if cadre.home_village.is_some() && cadre.home_village == village(pair.place) && within(&rule.home.roles) {
                tell(RuleName::Home, told("home", world, pair));
            }
            if rule.rank.needed.get(pair.role).is_some_and(|ranks| !ranks.contains(&cadre.rank)) {
                tell(RuleName::Rank, told("rank", world, pair));
            }
            if let Some(km) = km.filter(|km| *km > rule.distance.most_km && within(&rule.distance.roles)) {
                let sentence = told("distance", world, pair).with("km", format!("{km:.1}"));
                tell(RuleName::Distance, sentence.with("most", rule.distance.most_km));
            }
        }
    }
    found
}

/// The way of somebody to a place as the crow flies, kilometres, without a survey; nothing where it is not known. Who has
/// neither a base nor a seat is measured from the villages of `today`.
pub fn way_km(world: &World, who: Who, place: Place, today: Date) -> Option<f64> {
    let cadre = world.cadres.get(who.cadre()?)?;
    let to = village_point(world.villages.get(village(place)?)?)?;
    let posted = || {
        let of_cadre = world.postings.iter().filter(|row| row.cadre == Some(cadre.id) && row.holds_on(today));
        let mut places: Vec<Place> = of_cadre.map(|row| row.place).collect();
        places.sort_unstable();
        places.dedup();
        places
    };
    let from = start_point(world, cadre, &[]).or_else(|| start_point(world, cadre, &posted()))?;
    Some(distance_km(from, to))
}

/// A sentence about a pair.
fn told(key: &str, world: &World, pair: Pair<'_>) -> Sentence {
    Sentence::new(&format!("planner.broken.{key}"))
        .with("who", name_of(world, pair.who))
        .with("place", world.place_name(pair.place))
        .with("role", role_title(world, pair.role))
}

fn village(place: Place) -> Option<Id<Village>> {
    match place {
        Place::Village(id) => Some(id),
        Place::Township(_) | Place::Site(_) => None,
    }
}
