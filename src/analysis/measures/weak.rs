//! Whether the village counts as weak; of a larger area, how many villages do.

use super::about::{About, Direction, Group, Kind};
use super::source::Source;
use super::tally::Tally;

pub(super) const ABOUT: About = About {
    code: "weak",
    group: Group::Standing,
    kind: Kind::YesNo,
    direction: Direction::HighIsBad,
    is_of_issues: false,
    name_key: "measure.name.weak",
    meaning_key: "measure.meaning.weak",
    unit_key: "",
};

pub(super) fn tally(source: &Source<'_>) -> Tally {
    let mut counts = vec![0.0; source.places()];
    for (count, found) in counts.iter_mut().zip(source.findings.villages.values()) {
        *count = f64::from(u8::from(found.weak.is_some()));
    }
    Tally::Counts(counts)
}
