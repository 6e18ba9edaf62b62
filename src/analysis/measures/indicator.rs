//! The latest number of an indicator; of a larger area, the mean of the villages that reported one.

use super::about::{About, Direction, Group, Kind};
use super::source::Source;
use super::tally::Tally;
use super::value::Value;
use crate::model::Date;

pub(super) const ABOUT: About = About {
    code: "indicator",
    group: Group::Indicators,
    kind: Kind::Amount,
    direction: Direction::Neutral,
    is_of_issues: false,
    name_key: "measure.name.indicator",
    meaning_key: "measure.meaning.indicator",
    unit_key: "",
};

pub(super) fn tally(source: &Source<'_>, name: &str) -> Tally {
    let places = source.facts.places(source.world);
    let mut latest: Vec<Option<(Date, f64)>> = vec![None; source.places()];
    let rows = source.world.indicators.iter().filter(|row| row.name == name && row.value.is_finite());
    for row in rows.filter(|row| row.on <= source.today()) {
        let Some(place) = places.village(row.village) else { continue };
        let found = &mut latest[place as usize];
        if found.is_none_or(|(before, _)| before <= row.on) {
            *found = Some((row.on, row.value));
        }
    }
    // What belongs to no village has no indicator of its own, and is not missing either.
    let nothing = |place: usize| if place < source.world.villages.len() { f64::NAN } else { 0.0 };
    let part = latest.iter().map(|found| found.map_or(0.0, |(_, value)| value)).collect();
    let whole = latest.iter().enumerate().map(|(place, found)| found.map_or(nothing(place), |_| 1.0)).collect();
    Tally::Parts { part, whole, empty: Value::NotReported }
}
