//! How many cadres live in a village by their posting.

use super::about::{About, Direction, Group, Kind};
use super::source::Source;
use super::tally::Tally;

pub(super) const ABOUT: About = About {
    code: "residents",
    group: Group::Staff,
    kind: Kind::Count,
    direction: Direction::HighIsGood,
    is_of_issues: false,
    name_key: "measure.name.residents",
    meaning_key: "measure.meaning.residents",
    unit_key: "measure.unit.people",
};

pub(super) fn tally(source: &Source<'_>) -> Tally {
    let mut counts = vec![0.0; source.places()];
    for (count, found) in counts.iter_mut().zip(source.findings.villages.values()) {
        *count = f64::from(found.residents);
    }
    Tally::Counts(counts)
}
