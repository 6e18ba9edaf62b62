//! How often a village was visited within twelve months.

use super::about::{About, Direction, Group, Kind};
use super::source::Source;
use super::tally::Tally;

pub(super) const ABOUT: About = About {
    code: "visits",
    group: Group::Visits,
    kind: Kind::Count,
    direction: Direction::HighIsGood,
    is_of_issues: false,
    name_key: "measure.name.visits",
    meaning_key: "measure.meaning.visits",
    unit_key: "measure.unit.times",
};

pub(super) fn tally(source: &Source<'_>) -> Tally {
    let (year_ago, today) = (source.year_ago(), source.today());
    let mut counts = vec![0.0; source.places()];
    let visits = source.facts.visits(source.world).iter();
    let recent = visits.filter(|(_, day)| year_ago < *day && *day <= today);
    recent.for_each(|(place, _)| counts[*place as usize] += 1.0);
    Tally::Counts(counts)
}
