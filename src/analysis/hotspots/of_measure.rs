//! What the statistics ask of a measure: all in one place.

use crate::analysis::Findings;
use crate::analysis::measures::Measure;
use crate::model::{Id, Village, World};

/// The value of each village; `None` where nothing was reported, or what was reported is no finite number.
pub fn values(measure: &Measure, world: &World, findings: &Findings, villages: &[Id<Village>]) -> Vec<Option<f64>> {
    let values = measure.values(world, findings, villages);
    values.into_iter().map(|value| value.filter(|value| value.is_finite())).collect()
}

/// Whether the measure counts matters in each area, without regard to how many people live there.
pub fn is_raw_count(measure: &Measure) -> bool {
    measure.counts() && *measure != Measure::OpenPerThousand
}

/// The values as numbers of cases; `None` where the measure does not count, or where a value is no whole number.
pub fn cases(measure: &Measure, values: &[Option<f64>]) -> Option<Vec<u32>> {
    let counts = is_raw_count(measure) || matches!(measure, Measure::Indicator(_));
    let whole =
        |value: f64| (value >= 0.0 && value.fract() == 0.0 && value <= f64::from(u32::MAX)).then_some(value as u32);
    values.iter().map(|value| value.map_or(Some(0), whole)).collect::<Option<Vec<u32>>>().filter(|_| counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_numbers_of_what_is_counted_are_cases() {
        let income = Measure::Indicator("income".to_owned());
        assert_eq!(cases(&Measure::Open, &[Some(3.0), None, Some(0.0)]), Some(vec![3, 0, 0]));
        assert_eq!(cases(&income, &[Some(2.5)]), None);
        assert_eq!(cases(&income, &[Some(-1.0)]), None);
        assert_eq!(cases(&Measure::OpenPerThousand, &[Some(3.0)]), None);
        assert_eq!(cases(&Measure::Weak, &[Some(1.0)]), None);
        assert!(is_raw_count(&Measure::Overdue) && !is_raw_count(&income));
    }
}
