//! Whether a cadre lives in the village by a posting; of a larger area, in how many villages one does.

use super::about::{About, Direction, Group, Kind};
use super::source::Source;
use super::tally::Tally;

pub(super) const ABOUT: About = About {
    code: "resident",
    group: Group::Staff,
    kind: Kind::YesNo,
    direction: Direction::HighIsGood,
    is_of_issues: false,
    name_key: "measure.name.resident",
    meaning_key: "measure.meaning.resident",
    unit_key: "",
};

pub(super) fn tally(source: &Source<'_>) -> Tally {
    let mut counts = vec![0.0; source.places()];
    for (count, found) in counts.iter_mut().zip(source.findings.villages.values()) {
        *count = f64::from(u8::from(found.residents > 0));
    }
    Tally::Counts(counts)
}
