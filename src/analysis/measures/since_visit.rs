//! The days since a village was last visited; of a larger area, the number in the middle of its villages.
//!
//! A village that was never visited is the one to look at: it counts from the first visit that was recorded anywhere,
//! because at least so many days have passed, and the user is told. Without any visit at all nothing was reported.

use super::about::{About, Direction, Group, Kind};
use super::source::Source;
use super::tally::Tally;
use super::value::Value;
use crate::model::Date;

pub(super) const ABOUT: About = About {
    code: "since_visit",
    group: Group::Visits,
    kind: Kind::Days,
    direction: Direction::HighIsBad,
    is_of_issues: false,
    name_key: "measure.name.since_visit",
    meaning_key: "measure.meaning.since_visit",
    unit_key: "measure.unit.days",
};

pub(super) fn tally(source: &Source<'_>) -> Tally {
    let villages = source.world.villages.len();
    let days = |last: Date| f64::from((source.today() - last).get_days());
    let Some(begin) = begin(source) else {
        return Tally::Pool { numbers: Vec::new(), empty: Value::NotReported };
    };
    let last = last_visits(source).into_iter().take(villages);
    let numbers = (0..).zip(last).map(|(place, last)| (place, days(last.unwrap_or(begin)))).collect();
    Tally::Pool { numbers, empty: Value::NotReported }
}

/// The last visit to each place.
fn last_visits(source: &Source<'_>) -> Vec<Option<Date>> {
    let mut last: Vec<Option<Date>> = vec![None; source.places()];
    for (place, day) in source.facts.visits(source.world).iter().filter(|(_, day)| *day <= source.today()) {
        let last = &mut last[*place as usize];
        *last = (*last).max(Some(*day));
    }
    last
}

/// The first visit that was recorded.
fn begin(source: &Source<'_>) -> Option<Date> {
    let days = source.facts.visits(source.world).iter().map(|(_, day)| *day);
    days.min().filter(|day| *day <= source.today())
}

/// How many villages were never visited, and the day from which they count.
pub(super) fn never_visited(source: &Source<'_>) -> Option<(usize, Date)> {
    let never = last_visits(source).into_iter().take(source.world.villages.len()).filter(Option::is_none).count();
    begin(source).filter(|_| never > 0).map(|begin| (never, begin))
}
