//! The ground of the statistics: the villages with their values and neighbours, or why there is none.

use crate::analysis::Findings;
use crate::analysis::measures::Measure;
use crate::analysis::weights::{Neighbourhood, Weights};
use crate::geometry::Geography;
use crate::model::{Id, Refusal, Village, World};

use super::of_measure::{is_raw_count, values};
use super::warning::Warning;

/// With fewer villages than this nothing is said: the normal distribution does not hold, and chance has few orders.
pub const FEWEST: usize = 30;

/// The villages with a place, their values, and the weights among those with a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// The villages: those of the areas of the geography in their order, then, where neighbours go by distance, those
    /// without a boundary.
    pub villages: Vec<Id<Village>>,
    /// The value of each village; `None` where nothing was reported.
    pub values: Vec<Option<f64>>,
    /// The values of the villages that have one, in the same order.
    pub numbers: Vec<f64>,
    /// The neighbours among the villages that have a value, counted by their place in `numbers`: a village without a
    /// value is left out with its ties.
    pub weights: Weights,
    /// What the reader has to be told.
    pub warnings: Vec<Warning>,
}

impl Ground {
    /// The ground of a measure. Refuses where there is no boundary (or, for distances, no place), no value, fewer than
    /// [`FEWEST`] values, where all are zero or all are equal, where nobody has a neighbour, and where somebody has all
    /// others as neighbours.
    pub fn of(
        world: &World,
        findings: &Findings,
        geography: &Geography,
        measure: &Measure,
        neighbourhood: Neighbourhood,
    ) -> Result<Self, Refusal> {
        let areas = geography.villages.iter().copied();
        let points = geography.points.iter().map(|(village, _)| *village);
        let points = points.filter(|_| !neighbourhood.needs_boundaries());
        let villages: Vec<Id<Village>> = areas.chain(points).collect();
        if villages.is_empty() {
            return Err(Refusal::new("hotspot.refusal.no_boundaries"));
        }
        let values = values(measure, world, findings, &villages);
        let numbers: Vec<f64> = values.iter().flatten().copied().collect();
        check_numbers(&numbers)?;
        let kept: Vec<bool> = values.iter().map(Option::is_some).collect();
        let weights = neighbourhood.weights(geography).among(&kept);
        check_weights(&weights)?;
        let without = world.villages.len() - villages.len();
        let approximate = geography.approximate.iter().filter(|approximate| **approximate).count();
        let told = [
            (Warning::RawCounts, is_raw_count(measure)),
            (Warning::Missing(values.len() - numbers.len()), numbers.len() < values.len()),
            (Warning::WithoutBoundary(without), without > 0),
            (Warning::Islands(weights.islands().len()), !weights.islands().is_empty()),
            (Warning::Approximate(approximate), approximate > 0 && neighbourhood.needs_boundaries()),
        ];
        let warnings = told.into_iter().filter(|(_, is_so)| *is_so).map(|(warning, _)| warning).collect();
        Ok(Self { villages, values, numbers, weights, warnings })
    }
}

fn check_numbers(numbers: &[f64]) -> Result<(), Refusal> {
    match numbers.first() {
        None => Err(Refusal::new("hotspot.refusal.no_values")),
        Some(_) if numbers.len() < FEWEST => {
            Err(Refusal::new("hotspot.refusal.few").with("count", numbers.len()).with("fewest", FEWEST))
        }
        Some(first) if numbers.iter().any(|number| number != first) => Ok(()),
        Some(0.0) => Err(Refusal::new("hotspot.refusal.all_zero")),
        Some(first) => Err(Refusal::new("hotspot.refusal.all_equal").with("value", first)),
    }
}

fn check_weights(weights: &Weights) -> Result<(), Refusal> {
    match weights.most() {
        0 => Err(Refusal::new("hotspot.refusal.no_ties")),
        most if most + 1 >= weights.len() => Err(Refusal::new("hotspot.refusal.all_ties")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(result: Result<(), Refusal>) -> String {
        result.expect_err("refused").0.key
    }

    #[test]
    fn what_cannot_be_shown_is_refused_with_its_reason() {
        assert_eq!(key(check_numbers(&[])), "hotspot.refusal.no_values");
        assert_eq!(key(check_numbers(&[1.0; 29])), "hotspot.refusal.few");
        assert_eq!(key(check_numbers(&[0.0; 30])), "hotspot.refusal.all_zero");
        assert_eq!(key(check_numbers(&[2.5; 30])), "hotspot.refusal.all_equal");
        let mut different = [2.5; 30];
        different[7] = 2.0;
        assert!(check_numbers(&different).is_ok());
        assert_eq!(key(check_weights(&Weights::of(&[vec![], vec![]]))), "hotspot.refusal.no_ties");
        assert_eq!(key(check_weights(&Weights::of(&[vec![1, 2], vec![0], vec![0]]))), "hotspot.refusal.all_ties");
    }
}
