//! How often the issues raised within twelve months were reopened after closing.

use super::super::facts::IssueFact;
use super::about::{About, Direction, Group, Kind};
use super::source::Source;
use super::tally::Tally;

pub(super) const ABOUT: About = About {
    code: "reopened",
    group: Group::Handling,
    kind: Kind::Count,
    direction: Direction::HighIsBad,
    is_of_issues: true,
    name_key: "measure.name.reopened",
    meaning_key: "measure.meaning.reopened",
    unit_key: "measure.unit.times",
};

pub(super) fn tally(source: &Source<'_>) -> Tally {
    let (year_ago, today) = (source.year_ago(), source.today());
    let is_recent = |issue: &IssueFact| year_ago < issue.raised_on && issue.raised_on <= today;
    Tally::Counts(source.counted(|issue| if is_recent(issue) { issue.reopened } else { 0 }))
}
