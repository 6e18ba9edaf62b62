//! What a map says of more than one day: the classes that several days have in common, and the values of an earlier day
//! with which those of the day that is shown are compared.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::measures::Smoothing;
use crate::analysis::{Areas, Classes, Measure, Method, Reading, Value};
use crate::model::{Date, Id, Sentence, Village};

use super::county::County;

/// What is seen of other days. Both parts are shared and compared by where they stand in memory.
#[derive(Clone, Debug, Default)]
pub struct OverTime {
    /// The classes of all days that are seen, so that a colour means the same on each; those of the day where there are
    /// none.
    pub classes: Option<Arc<CommonClasses>>,
    /// What is compared with.
    pub since: Option<Arc<Since>>,
}

impl PartialEq for OverTime {
    fn eq(&self, other: &Self) -> bool {
        fn same<T>(one: Option<&Arc<T>>, other: Option<&Arc<T>>) -> bool {
            one.map(Arc::as_ptr) == other.map(Arc::as_ptr)
        }
        same(self.classes.as_ref(), other.classes.as_ref()) && same(self.since.as_ref(), other.since.as_ref())
    }
}

/// Classes found for the values of several days together.
#[derive(Clone, Debug, PartialEq)]
pub struct CommonClasses {
    /// The classes.
    pub classes: Classes,
    /// What the legend says of them.
    pub note: Sentence,
}

impl CommonClasses {
    /// One classification for all readings: zero stands apart where it does in any of them and none of them has
    /// anything below it. `note` says for which days it holds.
    pub fn of(readings: &[Reading], method: &Method, count: usize, note: Sentence) -> Self {
        let values: Vec<Value> = readings.iter().flat_map(|reading| &reading.values).copied().collect();
        let below = values.iter().any(|value| value.number().is_some_and(|number| number < 0.0));
        let zero_apart = !below && readings.iter().any(Reading::zero_apart);
        Self { classes: Classes::of(&values, method, count, zero_apart), note }
    }
}

/// What a measure said of each village on an earlier day.
#[derive(Clone, Debug, PartialEq)]
pub struct Since {
    /// The day.
    pub day: Date,
    /// What it said.
    pub values: BTreeMap<Id<Village>, Value>,
}

impl Since {
    /// What a measure says of the villages in a county of an earlier day.
    pub fn of(county: County<'_>, measure: &Measure) -> Self {
        let villages = villages_of(county);
        let values = read(county, measure, &villages).values;
        Self { day: county.findings.today, values: villages.into_iter().zip(values).collect() }
    }
}

/// The villages as a map counts them: areas first, by their index, then points, then the unplaced.
pub fn villages_of(county: County<'_>) -> Vec<Id<Village>> {
    let geography = county.geography;
    let points = geography.points.iter().map(|(village, _)| *village);
    geography.villages.iter().copied().chain(points).chain(geography.unplaced.iter().copied()).collect()
}

/// A measure for these villages.
pub fn read(county: County<'_>, measure: &Measure, villages: &[Id<Village>]) -> Reading {
    let areas = Areas::of_villages(county.world, villages);
    let by_neighbours = measure.smoothing == Smoothing::Neighbours;
    let neighbours = by_neighbours.then(|| areas.neighbours(county.world, county.geography));
    measure.read(county.world, county.findings, &areas, neighbours.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::measures::Kind;

    fn reading(values: &[f64]) -> Reading {
        let values: Vec<Value> = values.iter().copied().map(Value::Number).collect();
        let nothing = vec![0.0; values.len()];
        Reading { values, kind: Kind::Count, parts: nothing.clone(), wholes: nothing, caveats: Vec::new() }
    }

    #[test]
    fn classes_in_common_hold_every_value_of_every_day() {
        let days = [reading(&[0.0, 1.0, 2.0]), reading(&[1.0, 5.0, 9.0])];
        let common = CommonClasses::of(&days, &Method::Quantile, 3, Sentence::new("test"));
        assert_eq!((common.classes.zero_apart, common.classes.lowest), (true, 1.0));
        assert_eq!(common.classes.upper.last(), Some(&9.0));
        let alone = Classes::of(&days[0].values, &Method::Quantile, 3, false);
        assert_ne!(common.classes.upper, alone.upper, "a day alone would be classed otherwise");
        let below = [reading(&[0.0, 1.0]), reading(&[-1.0, 1.0])];
        let common = CommonClasses::of(&below, &Method::Quantile, 3, Sentence::new("test"));
        assert!(!common.classes.zero_apart, "zero lies inside of the classes where something lies below it");
    }
}
