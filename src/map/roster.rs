//! What is known of each village whatever the theme is: areas first, by their index, then points, then the unplaced.

use crate::model::{Id, Village};

use super::county::County;

/// The villages of a map with what does not depend on the theme.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roster {
    /// The villages.
    pub villages: Vec<Id<Village>>,
    /// Whether each counts as weak.
    pub weak: Vec<bool>,
    /// Whether each has a resident cadre.
    pub resident: Vec<bool>,
    /// Open issues of each: names of villages with more of them come first.
    pub open: Vec<u32>,
}

impl Roster {
    /// Reads it once for each revision.
    pub fn of(county: County<'_>) -> Self {
        let geography = county.geography;
        let villages: Vec<_> = (geography.villages.iter().copied())
            .chain(geography.points.iter().map(|(village, _)| *village))
            .chain(geography.unplaced.iter().copied())
            .collect();
        let found: Vec<_> = villages.iter().map(|id| county.findings.villages.get(id)).collect();
        Self {
            weak: found.iter().map(|found| found.is_some_and(|found| found.weak.is_some())).collect(),
            resident: found.iter().map(|found| found.is_some_and(|found| found.residents > 0)).collect(),
            open: found.iter().map(|found| found.map_or(0, |found| found.open)).collect(),
            villages,
        }
    }
}
