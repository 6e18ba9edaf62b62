//! Issues raised in the month of the day, up to the day.

use super::about::{About, Direction, Group, Kind};
use super::source::Source;
use super::tally::Tally;

pub(super) const ABOUT: About = About {
    code: "new",
    group: Group::Issues,
    kind: Kind::Count,
    direction: Direction::HighIsBad,
    is_of_issues: true,
    name_key: "measure.name.new",
    meaning_key: "measure.meaning.new",
    unit_key: "measure.unit.issues",
};

pub(super) fn tally(source: &Source<'_>) -> Tally {
    let today = source.today();
    let first = today.first_of_month();
    Tally::Counts(source.counted(|issue| u32::from(first <= issue.raised_on && issue.raised_on <= today)))
}
