//! How many open issues a cadre who is posted here has to see to, counted over all villages of that cadre: the mean of
//! the cadres of the village. It is about villages; no cadre is compared with another.

use super::super::workload::loads;
use super::about::{About, Direction, Group, Kind};
use super::source::Source;
use super::tally::Tally;
use super::value::Value;
use crate::model::Place;

pub(super) const ABOUT: About = About {
    code: "load",
    group: Group::Staff,
    kind: Kind::Mean,
    direction: Direction::HighIsBad,
    is_of_issues: false,
    name_key: "measure.name.load",
    meaning_key: "measure.meaning.load",
    unit_key: "measure.unit.issues_each",
};

pub(super) fn tally(source: &Source<'_>) -> Tally {
    let (mut part, mut whole) = (vec![0.0; source.places()], vec![0.0; source.places()]);
    let places = source.facts.places(source.world);
    for load in loads(source.world, source.findings, source.today()).values() {
        for place in &load.places {
            let Place::Village(village) = place else { continue };
            let Some(place) = places.village(*village) else { continue };
            part[place as usize] += f64::from(load.open);
            whole[place as usize] += 1.0;
        }
    }
    Tally::Parts { part, whole, empty: Value::NotApplicable }
}
