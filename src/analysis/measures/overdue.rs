//! Open issues past the day by which something had to happen.

use super::about::{About, Direction, Group, Kind};
use super::source::Source;
use super::tally::Tally;

pub(super) const ABOUT: About = About {
    code: "overdue",
    group: Group::Issues,
    kind: Kind::Count,
    direction: Direction::HighIsBad,
    is_of_issues: true,
    name_key: "measure.name.overdue",
    meaning_key: "measure.meaning.overdue",
    unit_key: "measure.unit.issues",
};

pub(super) fn tally(source: &Source<'_>) -> Tally {
    let today = source.today();
    Tally::Counts(source.counted(|issue| u32::from(issue.next_on.is_some_and(|day| day < today))))
}
