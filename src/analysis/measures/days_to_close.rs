//! The days from raising to closing, of the issues closed within twelve months: the number in the middle.

use super::about::{About, Direction, Group, Kind};
use super::source::Source;
use super::tally::Tally;
use super::value::Value;

pub(super) const ABOUT: About = About {
    code: "days_to_close",
    group: Group::Handling,
    kind: Kind::Days,
    direction: Direction::HighIsBad,
    is_of_issues: true,
    name_key: "measure.name.days_to_close",
    meaning_key: "measure.meaning.days_to_close",
    unit_key: "measure.unit.days",
};

pub(super) fn tally(source: &Source<'_>) -> Tally {
    let (year_ago, today) = (source.year_ago(), source.today());
    let took = |issue: &super::super::facts::IssueFact| {
        let closed = issue.closed_on.filter(|day| year_ago < *day && *day <= today && *day >= issue.raised_on)?;
        Some((issue.place, f64::from((closed - issue.raised_on).get_days())))
    };
    Tally::Pool { numbers: source.issues().filter_map(took).collect(), empty: Value::NotApplicable }
}
