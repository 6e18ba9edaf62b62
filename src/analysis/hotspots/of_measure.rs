//! What the statistics ask of a measure: all in one place.

use crate::analysis::Findings;
use crate::analysis::measures::{Kind, Measure, Value};
use crate::model::{Id, Village, World};

/// The value of each village; `None` where nothing was reported, or where it cannot be said. Rates that are to be smoothed
/// by neighbours are drawn towards the rate of all instead: towards their neighbours they would be alike by themselves.
pub fn values(measure: &Measure, world: &World, findings: &Findings, villages: &[Id<Village>]) -> Vec<Option<f64>> {
    measure.values(world, findings, villages).into_iter().map(Value::number).collect()
}

/// Whether the measure counts matters in each area, without regard to how many people live there.
pub fn is_raw_count(measure: &Measure) -> bool {
    measure.kind() == Kind::Count
}

/// The values as numbers of cases; `None` where the measure does not count, or where a value is no whole number.
pub fn cases(measure: &Measure, values: &[Option<f64>]) -> Option<Vec<u32>> {
    let counts = matches!(measure.kind(), Kind::Count | Kind::Amount);
    let is_whole = |value: f64| value >= 0.0 && value.fract() == 0.0 && value <= f64::from(u32::MAX);
    let whole = |value: f64| is_whole(value).then_some(value as u32);
    values.iter().map(|value| value.map_or(Some(0), whole)).collect::<Option<Vec<u32>>>().filter(|_| counts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::measures::{Per, Quantity};

    #[test]
    fn only_whole_numbers_of_what_is_counted_are_cases() {
        let income = Measure::indicator("income");
        let rate = Measure { per: Per::Households, ..Measure::default() };
        assert_eq!(cases(&Measure::default(), &[Some(3.0), None, Some(0.0)]), Some(vec![3, 0, 0]));
        assert_eq!(cases(&income, &[Some(2.5)]), None);
        assert_eq!(cases(&income, &[Some(-1.0)]), None);
        assert_eq!(cases(&rate, &[Some(3.0)]), None);
        assert_eq!(cases(&Quantity::Weak.into(), &[Some(1.0)]), None);
        assert!(is_raw_count(&Quantity::Overdue.into()) && !is_raw_count(&income) && !is_raw_count(&rate));
    }
}
