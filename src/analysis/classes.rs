//! Classes: where the breaks of a choropleth lie.

use super::measures::Value;
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
    /// Classes of one standard deviation, laid around the mean.
    StandardDeviation,
    /// 头尾断点: split at the mean, and what lies above again (Jiang 2013).
    HeadTail,
    /// The user's own upper bounds, ascending.
    Manual(Vec<f64>),
}

impl Method {
    /// Those that find the breaks themselves, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::NaturalBreaks, Self::Quantile, Self::EqualInterval, Self::StandardDeviation, Self::HeadTail];

    /// The word for it on the command line.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NaturalBreaks => "natural",
            Self::Quantile => "quantile",
            Self::EqualInterval => "equal",
            Self::StandardDeviation => "deviation",
            Self::HeadTail => "headtail",
            Self::Manual(_) => "manual",
        }
    }
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
    /// It cannot be said of this one.
    NotApplicable,
    /// Exactly zero, where zero is kept apart.
    Zero,
    /// The class of this number, from 0.
    Nth(usize),
}

impl Classes {
    /// Finds at most `count` classes for the values; fewer where there are fewer different values, none where there
    /// is no value. Values that are not finite count as not reported. Manual bounds are kept as they are, with one
    /// more class where a value lies above them all; `count` does not limit them.
    pub fn of(values: &[Value], method: &Method, count: usize, zero_apart: bool) -> Self {
        let numbers = values.iter().filter_map(|value| value.number());
        let mut sorted: Vec<f64> =
            numbers.filter(|value| value.is_finite() && !(zero_apart && *value == 0.0)).collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let whole = sorted.iter().all(|value| value.fract() == 0.0);
        let upper = match method {
            Method::Manual(bounds) => manual(&sorted, bounds),
            _ if sorted.is_empty() || count == 0 => Vec::new(),
            Method::NaturalBreaks => natural_breaks(&weighted(&sorted), count),
            Method::Quantile => quantiles(&sorted, count),
            Method::EqualInterval => equal_intervals(&sorted, count, whole),
            Method::StandardDeviation => standard_deviations(&sorted, count, whole),
            Method::HeadTail => head_tail(&sorted, count, whole),
        };
        let lowest = sorted.first().or(upper.first()).copied().unwrap_or_default();
        Self { upper, lowest, zero_apart, whole }
    }

    /// The class of a value. A value above the last bound counts with the last class.
    pub fn class(&self, value: Value) -> Class {
        match value {
            Value::NotApplicable => Class::NotApplicable,
            Value::Number(0.0) if self.zero_apart => Class::Zero,
            Value::Number(value) if value.is_finite() => {
                Class::Nth(self.upper.partition_point(|upper| *upper < value).min(self.upper.len().saturating_sub(1)))
            }
            Value::Number(_) | Value::NotReported => Class::Missing,
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

/// Bounds one standard deviation apart, `mean + (k − count/2) · s` for `k = 1 … count − 1`: an odd number of classes has
/// the mean in the middle of one, an even number has it as a bound. `s` is that of all values, `√(Σ(x − mean)² / n)`. The
/// first and the last class hold what lies beyond; bounds between which no value lies are left out.
///
/// Worked example (a test): 2, 4, 4, 4, 5, 5, 7, 9 have the mean 5 and `s = 2`, so that four classes end at 3, 5, 7 and 9.
fn standard_deviations(sorted: &[f64], count: usize, whole: bool) -> Vec<f64> {
    let size = sorted.len() as f64;
    let mean = sorted.iter().map(|value| value / size).sum::<f64>();
    let deviation = sorted.iter().map(|value| (value - mean).powi(2) / size).sum::<f64>().sqrt();
    let bounds = (1..count).map(|k| mean + (k as f64 - count as f64 / 2.0) * deviation);
    ending_at(sorted, bounds, whole)
}

/// Head/tail breaks: the values are split at their mean, and those above it (the head) again, as long as the head is a
/// minority of at most 40 %; the first split is always made.
///
/// Jiang, B. (2013): Head/tail breaks: a new classification scheme for data with a heavy-tailed distribution. The
/// Professional Geographer 65, 482–494.
///
/// Worked example (a test): 1 to 9 once each and 30 have the mean 7.5; above it are 8, 9 and 30 (30 %), with the mean 15.67;
/// above that is 30 alone. Three classes end at 7, 15 and 30.
fn head_tail(sorted: &[f64], count: usize, whole: bool) -> Vec<f64> {
    let mut head = sorted;
    let mut bounds = Vec::new();
    while bounds.len() + 1 < count && head.len() > 1 {
        let mean = head.iter().map(|value| value / head.len() as f64).sum::<f64>();
        let above = &head[head.partition_point(|value| *value <= mean)..];
        if above.is_empty() || (!bounds.is_empty() && above.len() as f64 > MINORITY * head.len() as f64) {
            break;
        }
        bounds.push(mean);
        head = above;
    }
    ending_at(sorted, bounds.into_iter(), whole)
}

/// The largest part of the values that is still a minority.
const MINORITY: f64 = 0.4;

/// Bounds as they came, without those below the smallest value, those that would close a class without a value, and
/// those from the largest value on; the largest value ends the last class. Whole numbers get whole bounds.
fn ending_at(sorted: &[f64], bounds: impl Iterator<Item = f64>, whole: bool) -> Vec<f64> {
    let highest = sorted[sorted.len() - 1];
    let mut upper = Vec::new();
    let mut below = 0;
    for bound in bounds.map(|bound| if whole { bound.floor() } else { bound }).filter(|bound| *bound < highest) {
        let to = sorted.partition_point(|value| *value <= bound);
        if to > below {
            upper.push(bound);
            below = to;
        }
    }
    upper.push(highest);
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
    use proptest::prelude::*;

    use super::*;

    fn of(values: &[f64], method: &Method, count: usize) -> Classes {
        let values: Vec<_> = values.iter().copied().map(Value::Number).collect();
        Classes::of(&values, method, count, false)
    }

    #[test]
    fn a_value_on_a_bound_belongs_to_the_class_below_it() {
        let classes = of(&[1.0, 2.0, 3.0, 4.0], &Method::Manual(vec![2.0, 4.0]), 2);
        let found: Vec<_> = [1.0, 2.0, 2.5, 4.0, 9.0].map(|value| classes.class(Value::Number(value))).to_vec();
        assert_eq!(found, [0, 0, 1, 1, 1].map(Class::Nth));
        assert_eq!(classes.class(Value::NotReported), Class::Missing);
        assert_eq!(classes.class(Value::Number(f64::NAN)), Class::Missing);
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
        for method in Method::ALL {
            assert!(of(&[], &method, 5).is_empty());
            assert!(of(&[f64::NAN, f64::INFINITY], &method, 5).is_empty());
            assert!(of(&[1.0], &method, 0).is_empty());
            let same = of(&[3.0, 3.0, 3.0], &method, 5);
            assert_eq!((same.upper.as_slice(), same.lowest), (&[3.0][..], 3.0), "{method:?}");
        }
    }

    #[test]
    fn zero_stays_apart_where_it_is_a_count() {
        let values = [Some(0.0), Some(-0.0), None, Some(2.0), Some(7.0)].map(Value::from);
        let classes = Classes::of(&values, &Method::NaturalBreaks, 5, true);
        assert_eq!((classes.upper.as_slice(), classes.lowest, classes.whole), (&[2.0, 7.0][..], 2.0, true));
        assert_eq!(classes.class(Value::Number(0.0)), Class::Zero);
        let none = Classes::of(&[Value::Number(0.0); 3], &Method::Quantile, 5, true);
        assert!(none.is_empty());
        assert_eq!(none.class(Value::Number(0.0)), Class::Zero);
    }

    #[test]
    fn what_cannot_be_said_is_neither_missing_nor_zero() {
        let classes = Classes::of(&[Value::NotApplicable, Value::Number(1.0)], &Method::Quantile, 3, false);
        assert_eq!((classes.class(Value::NotApplicable), classes.len()), (Class::NotApplicable, 1));
    }

    #[test]
    fn standard_deviations_lie_around_the_mean_and_leave_no_class_empty() {
        let values = [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0];
        assert_eq!(of(&values, &Method::StandardDeviation, 4).upper, [3.0, 5.0, 7.0, 9.0]);
        assert_eq!(of(&values, &Method::StandardDeviation, 5).upper, [2.0, 4.0, 6.0, 8.0, 9.0]);
        let one_far = [1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 90.0];
        assert_eq!(of(&one_far, &Method::StandardDeviation, 5).upper.len(), 2);
    }

    #[test]
    fn head_and_tail_are_split_while_the_head_is_a_minority() {
        let values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 30.0];
        assert_eq!(of(&values, &Method::HeadTail, 9).upper, [7.0, 15.0, 30.0]);
        assert_eq!(of(&values, &Method::HeadTail, 2).upper, [7.0, 30.0]);
        let even = [1.0, 2.0, 3.0, 4.0];
        assert_eq!(of(&even, &Method::HeadTail, 9).upper, [2.0, 4.0], "half is no minority: one split");
    }

    proptest! {
        #[test]
        fn every_class_of_every_method_has_a_value_and_the_bounds_ascend(
            numbers in prop::collection::vec(-40i32..40, 1..60), count in 1usize..9, halves in any::<bool>(),
        ) {
            let divisor = if halves { 4.0 } else { 1.0 };
            let values: Vec<f64> = numbers.iter().map(|n| f64::from(*n) / divisor).collect();
            for method in Method::ALL {
                let classes = of(&values, &method, count);
                prop_assert!(classes.upper.is_sorted_by(|a, b| a < b), "{:?} {:?}", method, classes);
                prop_assert!(classes.len() <= count);
                prop_assert_eq!(classes.upper.last().copied(), values.iter().copied().reduce(f64::max));
                if method != Method::EqualInterval {
                    for nth in 0..classes.len() {
                        let holds = values.iter().any(|value| classes.class(Value::Number(*value)) == Class::Nth(nth));
                        prop_assert!(holds, "{:?} {:?}", method, classes);
                    }
                }
            }
        }
    }
}
