//! The units of a theme: each village for itself, or all of a township together, which then share one fill.

use std::collections::BTreeMap;

use crate::analysis::measures::Smoothing;
use crate::analysis::{Areas, Level, Measure, Reading};
use crate::model::{Id, Township};

use super::county::County;
use super::roster::Roster;

/// The units, and to which of them each village of the roster belongs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Units {
    /// The units.
    pub areas: Areas,
    /// The unit of each village of the roster.
    pub of_village: Vec<Option<u32>>,
}

impl Units {
    /// Those of a level. The townships that have areas come first, by their index in the geography.
    pub fn of(county: County<'_>, roster: &Roster, level: Level) -> Self {
        match level {
            Level::Village => Self {
                areas: Areas::of_villages(county.world, &roster.villages),
                of_village: (0..).take(roster.villages.len()).map(Some).collect(),
            },
            Level::Township => Self::townships(county, roster),
            Level::County => {
                Self { areas: Areas::of(county.world, level), of_village: vec![Some(0); roster.villages.len()] }
            }
        }
    }

    fn townships(county: County<'_>, roster: &Roster) -> Self {
        let geography = county.geography;
        let mut townships: Vec<Id<Township>> = geography.townships.clone();
        let mut number: BTreeMap<Id<Township>, u32> = townships.iter().copied().zip(0..).collect();
        let mut of_village: Vec<_> = geography.township_of_area.iter().copied().map(Some).collect();
        for village in roster.villages.iter().skip(of_village.len()) {
            let township = county.world.villages.get(*village).map(|row| row.township);
            of_village.push(township.map(|township| {
                *number.entry(township).or_insert_with(|| {
                    townships.push(township);
                    u32::try_from(townships.len() - 1).unwrap_or(u32::MAX)
                })
            }));
        }
        Self { areas: Areas::of_townships(county.world, &townships), of_village }
    }

    /// Reads a measure for the units.
    pub fn read(&self, county: County<'_>, measure: &Measure) -> Reading {
        let by_neighbours = measure.smoothing == Smoothing::Neighbours;
        let neighbours = by_neighbours.then(|| self.areas.neighbours(county.world, county.geography));
        measure.read(county.world, county.findings, &self.areas, neighbours.as_deref())
    }
}
