//! What of a reading may be told in public: one or two cases in a village are told as fewer than three, because a
//! neighbour would know whose they are; a rate or a share of so few is not told at all.

use super::about::Kind;
use super::reading::Reading;
use super::value::Value;

/// From how many cases on a number is told in public.
pub const FEWEST: f64 = 3.0;

impl Reading {
    /// Whether the number of an area, by its place among the areas, comes from one or two cases.
    pub fn is_few(&self, nth: usize) -> bool {
        let few = |cases: f64| 0.0 < cases && cases < FEWEST;
        let at = |list: &[f64]| list.get(nth).copied().unwrap_or_default();
        let (cases, among) = (at(&self.parts), at(&self.wholes));
        match self.kind {
            Kind::Count => self.values.get(nth).and_then(|value| value.number()).is_some_and(few),
            Kind::Rate => few(cases),
            // One of many that is not closed is as plain as one that is.
            Kind::Share => few(cases) || few(among - cases),
            Kind::Days | Kind::Mean | Kind::YesNo | Kind::Amount => false,
        }
    }

    /// Takes away what may not be told in public, and says for how many areas: a count becomes the largest that is not
    /// told, so that it falls into one class with its like; a rate or a share cannot be said.
    pub fn publish(&mut self) -> usize {
        let few: Vec<usize> = (0..self.values.len()).filter(|nth| self.is_few(*nth)).collect();
        let instead = match self.kind {
            Kind::Count => Value::Number(FEWEST - 1.0),
            _ => Value::NotApplicable,
        };
        few.iter().for_each(|nth| self.values[*nth] = instead);
        few.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(kind: Kind, cases: &[f64], among: &[f64]) -> Reading {
        let value = |(cases, among): (&f64, &f64)| match kind {
            Kind::Share => Value::Number(cases / among * 100.0),
            _ => Value::Number(*cases),
        };
        let values = cases.iter().zip(among).map(value).collect();
        Reading { values, kind, parts: cases.to_vec(), wholes: among.to_vec(), caveats: Vec::new() }
    }

    #[test]
    fn one_and_two_cases_cannot_be_told_apart_and_none_and_three_can() {
        let mut counts = reading(Kind::Count, &[0.0, 1.0, 2.0, 3.0], &[0.0; 4]);
        assert_eq!(counts.publish(), 2);
        let numbers: Vec<f64> = counts.numbers().collect();
        assert_eq!(numbers, [0.0, 2.0, 2.0, 3.0]);
    }

    #[test]
    fn a_rate_of_few_cases_is_not_told_and_a_share_neither_when_few_are_left_out_of_it() {
        let mut rates = reading(Kind::Rate, &[0.0, 1.0, 7.0], &[200.0; 3]);
        assert_eq!(rates.publish(), 1);
        assert_eq!(rates.values[1], Value::NotApplicable);
        let mut shares = reading(Kind::Share, &[9.0, 10.0, 4.0, 2.0], &[10.0, 10.0, 8.0, 9.0]);
        shares.publish();
        let told: Vec<bool> = shares.values.iter().map(|value| value.number().is_some()).collect();
        assert_eq!(told, [false, true, true, false]);
    }

    #[test]
    fn days_and_what_others_report_are_told_as_they_are() {
        for kind in [Kind::Days, Kind::YesNo, Kind::Amount] {
            assert_eq!(reading(kind, &[1.0], &[1.0]).publish(), 0);
        }
    }
}
