//! Issues that have been open for more than so many days.

use super::about::{About, Direction, Group, Kind};
use super::source::Source;
use super::tally::Tally;

/// So many days, unless others are asked for.
pub(super) const DAYS: u16 = 90;

pub(super) const ABOUT: About = About {
    code: "older",
    group: Group::Issues,
    kind: Kind::Count,
    direction: Direction::HighIsBad,
    is_of_issues: true,
    name_key: "measure.name.older",
    meaning_key: "measure.meaning.older",
    unit_key: "measure.unit.issues",
};

pub(super) fn tally(source: &Source<'_>, days: u16) -> Tally {
    let limit = source.today().saturating_sub(jiff::Span::new().days(i64::from(days)));
    Tally::Counts(source.counted(|issue| u32::from(issue.is_open() && issue.raised_on < limit)))
}
