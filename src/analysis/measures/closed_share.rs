//! How many of the issues raised within twelve months are closed, per cent.

use super::about::{About, Direction, Group, Kind};
use super::source::Source;
use super::tally::Tally;
use super::value::Value;

pub(super) const ABOUT: About = About {
    code: "closed_share",
    group: Group::Handling,
    kind: Kind::Share,
    direction: Direction::HighIsGood,
    is_of_issues: true,
    name_key: "measure.name.closed_share",
    meaning_key: "measure.meaning.closed_share",
    unit_key: "measure.unit.percent",
};

pub(super) fn tally(source: &Source<'_>) -> Tally {
    let (year_ago, today) = (source.year_ago(), source.today());
    let (mut part, mut whole) = (vec![0.0; source.places()], vec![0.0; source.places()]);
    for issue in source.issues().filter(|issue| year_ago < issue.raised_on && issue.raised_on <= today) {
        whole[issue.place as usize] += 1.0;
        part[issue.place as usize] += f64::from(u8::from(!issue.is_open()));
    }
    Tally::Parts { part, whole, empty: Value::NotApplicable }
}
