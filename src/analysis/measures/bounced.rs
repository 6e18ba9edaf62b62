//! How often the issues raised within twelve months were handed on to another unit or handler.

use super::super::facts::IssueFact;
use super::about::{About, Direction, Group, Kind};
use super::source::Source;
use super::tally::Tally;

pub(super) const ABOUT: About = About {
    code: "bounced",
    group: Group::Handling,
    kind: Kind::Count,
    direction: Direction::HighIsBad,
    is_of_issues: true,
    name_key: "measure.name.bounced",
    meaning_key: "measure.meaning.bounced",
    unit_key: "measure.unit.times",
};

pub(super) fn tally(source: &Source<'_>) -> Tally {
    let (year_ago, today) = (source.year_ago(), source.today());
    let is_recent = |issue: &IssueFact| year_ago < issue.raised_on && issue.raised_on <= today;
    Tally::Counts(source.counted(|issue| if is_recent(issue) { issue.handed_on } else { 0 }))
}
