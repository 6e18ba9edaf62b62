//! Classes: where the breaks of a choropleth lie.

use super::natural_breaks::natural_breaks;

/// How the breaks are found.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Method {
    /// 自然断点: least squared deviation within classes, exact (Fisher 1958, Jenks 1977).
    #[default]
    NaturalBreaks,
    /// As many villages in each class as can be.
    Quantile,
    /// Classes of the same width.
    EqualInterval,
    /// The user's own upper bounds, ascending.
    Manual(Vec<f64>),
}

/// The classes of one theme: class `k` holds the values above `upper[k-1]` up to and including `upper[k]`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Classes {
    /// The upper bound of each class, ascending; the last is the largest value.
    pub upper: Vec<f64>,
    /// The smallest value that is classed.
    pub lowest: f64,
    /// Whether zero is kept apart, below the first class.
    pub zero_apart: bool,
    /// Whether all values are whole numbers, so that a legend can say 2–3.
    pub whole: bool,
}

/// The class of one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Nothing was reported.
    Missing,
    /// Exactly zero, where zero is kept apart.
    Zero,
    /// The class of this number, from 0.
    Nth(usize),
}

impl Classes {
    /// Finds at most `count` classes for the values; fewer where there are fewer different values, none where there
    /// is no value. Values that are not finite count as not reported. Manual bounds are kept as they are, with one
    /// more class where a value lies above them all; `count` does not limit them.
    pub fn of(values: &[Option<f64>], method: &Method, count: usize, zero_apart: bool) -> Self {
        let mut sorted: Vec<f64> = values
            .iter()
            .flatten()
            .copied()
            .filter(|value| value.is_finite() && !(zero_apart && *value == 0.0))
            .collect();
        sorted.sort_by(f64::total_cmp);
        let whole = sorted.iter().all(|value| value.fract() == 0.0);
        let upper = match method {
            Method::Manual(bounds) => manual(&sorted, bounds),
            _ if sorted.is_empty() || count == 0 => Vec::new(),
            Method::NaturalBreaks => natural_breaks(&weighted(&sorted), count),
            Method::Quantile => quantiles(&sorted, count),
            Method::EqualInterval => equal_intervals(&sorted, count, whole),
        };
        let lowest = sorted.first().or(upper.first()).copied().unwrap_or_default();
        Self { upper, lowest, zero_apart, whole }
    }

    /// The class of a value. A value above the last bound counts with the last class.
    pub fn class(&self, value: Option<f64>) -> Class {
        match value.filter(|value| value.is_finite()) {
            None => Class::Missing,
            Some(0.0) if self.zero_apart => Class::Zero,
            Some(value) => {
                Class::Nth(self.upper.partition_point(|upper| *upper < value).min(self.upper.len().saturating_sub(1)))
            }
        }
    }

    /// How many classes there are, zero not counted.
    pub fn len(&self) -> usize {
        self.upper.len()
    }

    /// Whether there is no class, because there was no value.
    pub fn is_empty(&self) -> bool {
        self.upper.is_empty()
    }
}

/// Each different value with the number of its repetitions; the values are sorted.
fn weighted(sorted: &[f64]) -> Vec<(f64, f64)> {
    sorted.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as f64)).collect()
}

/// The value of rank `⌈n·k/count⌉` bounds class `k`; where that is no more than the bound before, the next larger
/// value does, so that the bounds ascend.
fn quantiles(sorted: &[f64], count: usize) -> Vec<f64> {
    let mut upper: Vec<f64> = Vec::new();
    for k in 1..=count {
        let ranked = sorted[(sorted.len() * k).div_ceil(count) - 1];
        let next = upper.last().map_or(0, |last| sorted.partition_point(|value| value <= last));
        match sorted.get(next) {
            Some(larger) => upper.push(ranked.max(*larger)),
            None => break,
        }
    }
    upper
}

/// Bounds at the same distances; whole numbers get whole bounds. One class where all values are the same.
fn equal_intervals(sorted: &[f64], count: usize, whole: bool) -> Vec<f64> {
    let (lowest, highest) = (sorted[0], sorted[sorted.len() - 1]);
    let step = (highest - lowest) / count as f64;
    let mut upper: Vec<f64> = (1..count)
        .map(|k| lowest + step * k as f64)
        .map(|bound| if whole { bound.floor() } else { bound })
        .filter(|bound| *bound < highest)
        .collect();
    upper.push(highest);
    upper.dedup();
    upper
}

/// The user's bounds in order, and one more where a value lies above them all.
fn manual(sorted: &[f64], bounds: &[f64]) -> Vec<f64> {
    let mut upper: Vec<f64> = bounds.iter().copied().filter(|bound| bound.is_finite()).collect();
    upper.sort_by(f64::total_cmp);
    upper.dedup();
    if let Some(highest) = sorted.last().filter(|highest| upper.last().is_none_or(|last| last < *highest)) {
        upper.push(*highest);
    }
    upper
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[f64], method: &Method, count: usize) -> Classes {
        let values: Vec<_> = values.iter().copied().map(Some).collect();
        Classes::of(&values, method, count, false)
    }

    #[test]
    fn a_value_on_a_bound_belongs_to_the_class_below_it() {
        let classes = of(&[1.0, 2.0, 3.0, 4.0], &Method::Manual(vec![2.0, 4.0]), 2);
        let found: Vec<_> = [1.0, 2.0, 2.5, 4.0, 9.0].map(|value| classes.class(Some(value))).to_vec();
        assert_eq!(found, [0, 0, 1, 1, 1].map(Class::Nth));
        assert_eq!(classes.class(None), Class::Missing);
        assert_eq!(classes.class(Some(f64::NAN)), Class::Missing);
    }

    #[test]
    fn quantiles_take_the_ranked_value_and_skip_to_the_next_larger_one_on_ties() {
        assert_eq!(of(&[5.0, 1.0, 4.0, 2.0, 3.0], &Method::Quantile, 5).upper, [1.0, 2.0, 3.0, 4.0, 5.0]);
        let many_small = [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 3.0, 9.0];
        assert_eq!(of(&many_small, &Method::Quantile, 5).upper, [1.0, 2.0, 3.0, 9.0]);
    }

    #[test]
    fn equal_intervals_are_equally_wide_and_whole_where_the_values_are() {
        assert_eq!(of(&[0.0, 10.0], &Method::EqualInterval, 4).upper, [2.0, 5.0, 7.0, 10.0]);
        assert_eq!(of(&[0.0, 0.5, 2.0], &Method::EqualInterval, 4).upper, [0.5, 1.0, 1.5, 2.0]);
        assert_eq!(of(&[1.0, 2.0], &Method::EqualInterval, 5).upper, [1.0, 2.0]);
    }

    #[test]
    fn manual_bounds_stay_and_a_larger_value_gets_a_class_of_its_own() {
        assert_eq!(of(&[1.0, 30.0], &Method::Manual(vec![10.0, 5.0, 5.0]), 1).upper, [5.0, 10.0, 30.0]);
        assert_eq!(of(&[1.0], &Method::Manual(vec![5.0, 10.0]), 1).upper, [5.0, 10.0]);
        assert_eq!(of(&[], &Method::Manual(vec![5.0]), 1).upper, [5.0]);
    }

    #[test]
    fn no_value_makes_no_class_and_one_value_makes_one() {
        for method in [Method::NaturalBreaks, Method::Quantile, Method::EqualInterval] {
            assert!(of(&[], &method, 5).is_empty());
            assert!(of(&[f64::NAN, f64::INFINITY], &method, 5).is_empty());
            assert!(of(&[1.0], &method, 0).is_empty());
            let same = of(&[3.0, 3.0, 3.0], &method, 5);
            assert_eq!((same.upper.as_slice(), same.lowest), (&[3.0][..], 3.0), "{method:?}");
        }
    }

    #[test]
    fn zero_stays_apart_where_it_is_a_count() {
        let values = [Some(0.0), Some(-0.0), None, Some(2.0), Some(7.0)];
        let classes = Classes::of(&values, &Method::NaturalBreaks, 5, true);
        assert_eq!((classes.upper.as_slice(), classes.lowest, classes.whole), (&[2.0, 7.0][..], 2.0, true));
        assert_eq!(classes.class(Some(0.0)), Class::Zero);
        let none = Classes::of(&[Some(0.0); 3], &Method::Quantile, 5, true);
        assert!(none.is_empty());
        assert_eq!(none.class(Some(0.0)), Class::Zero);
    }
}
