//! Open issues: neither closed nor merged.

use super::about::{About, Direction, Group, Kind};
use super::source::Source;
use super::tally::Tally;

pub(super) const ABOUT: About = About {
    code: "open",
    group: Group::Issues,
    kind: Kind::Count,
    direction: Direction::HighIsBad,
    is_of_issues: true,
    name_key: "measure.name.open",
    meaning_key: "measure.meaning.open",
    unit_key: "measure.unit.issues",
};

pub(super) fn tally(source: &Source<'_>) -> Tally {
    Tally::Counts(source.counted(|issue| u32::from(issue.is_open())))
}
