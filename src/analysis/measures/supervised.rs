//! Open issues that the county supervises by number.

use super::about::{About, Direction, Group, Kind};
use super::source::Source;
use super::tally::Tally;

pub(super) const ABOUT: About = About {
    code: "supervised",
    group: Group::Handling,
    kind: Kind::Count,
    direction: Direction::HighIsBad,
    is_of_issues: true,
    name_key: "measure.name.supervised",
    meaning_key: "measure.meaning.supervised",
    unit_key: "measure.unit.issues",
};

pub(super) fn tally(source: &Source<'_>) -> Tally {
    Tally::Counts(source.counted(|issue| u32::from(issue.supervised && issue.is_open())))
}
