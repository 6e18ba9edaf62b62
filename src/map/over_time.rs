//! What a map says of more than one day: the values of an earlier day with which those of the day that is shown are
//! compared, and what the legend says of the classes that several days share.

use std::sync::Arc;

use crate::analysis::{Level, Measure, Value};
use crate::model::{Date, Sentence};

use super::county::County;
use super::roster::Roster;
use super::units::Units;

/// What is seen of other days.
#[derive(Clone, Debug, Default)]
pub struct OverTime {
    /// What is compared with; shared, and compared by where it stands in memory.
    pub since: Option<Arc<Since>>,
    /// For which days the classes hold.
    pub classes: Option<Sentence>,
}

impl PartialEq for OverTime {
    fn eq(&self, other: &Self) -> bool {
        let place = |one: &Self| one.since.as_ref().map(Arc::as_ptr);
        place(self) == place(other) && self.classes == other.classes
    }
}

impl OverTime {
    /// What the legend says below its rows: with what is compared, or for which days the classes hold.
    pub fn note(&self) -> Option<Sentence> {
        let since = self.since.as_ref().map(|since| Sentence::new("map.difference.since").with("day", since.day));
        since.or_else(|| self.classes.clone())
    }
}

/// What a measure said of each unit of a theme on an earlier day.
#[derive(Clone, Debug, PartialEq)]
pub struct Since {
    /// The day.
    pub day: Date,
    /// What it said, in the order of the units, which are the same on every day.
    pub values: Vec<Value>,
}

impl Since {
    /// What a measure says of the units of a level in a county of an earlier day.
    pub fn of(county: County<'_>, measure: &Measure, level: Level) -> Self {
        let units = Units::of(county, &Roster::of(county), level);
        Self { day: county.findings.today, values: units.read(county, measure).values }
    }
}
