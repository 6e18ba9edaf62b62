//! Natural breaks: the classes with the least squared deviation from their means, exactly.
//!
//! Fisher, W. D. (1958): On grouping for maximum homogeneity. Journal of the American Statistical Association 53,
//! 789–798; known among cartographers by Jenks (1977). The best last class begins the later, the more values there
//! are (the cost satisfies the quadrangle inequality), so each layer is solved by halves: `k·n·log n` steps for `n`
//! different values.

/// Sums over the first values, from which the squared deviation of any run of values follows at once.
struct Sums {
    weight: Vec<f64>,
    first: Vec<f64>,
    second: Vec<f64>,
}

impl Sums {
    /// The values are moved to their mean first, so that large values with small differences keep their digits.
    fn of(values: &[(f64, f64)]) -> Self {
        let total: f64 = values.iter().map(|(_, weight)| weight).sum();
        let mean = values.iter().map(|(value, weight)| value * (weight / total)).sum::<f64>();
        let mut sums = Self { weight: vec![0.0], first: vec![0.0], second: vec![0.0] };
        let (mut weights, mut first, mut second) = (0.0, 0.0, 0.0);
        for (value, weight) in values {
            let moved = value - mean;
            weights += weight;
            first += weight * moved;
            second += weight * moved * moved;
            sums.weight.push(weights);
            sums.first.push(first);
            sums.second.push(second);
        }
        sums
    }

    /// The squared deviation of the values `from..to` from their mean.
    fn cost(&self, from: usize, to: usize) -> f64 {
        let weight = self.weight[to] - self.weight[from];
        let first = self.first[to] - self.first[from];
        (self.second[to] - self.second[from] - first * first / weight).max(0.0)
    }
}

/// One layer of the table: the least cost of the first `n` values in a given number of classes, and where the last
/// class begins.
struct Layer {
    cost: Vec<f64>,
    begin: Vec<u32>,
}

/// The upper bound of each of `count` classes of the values, which are different, ascending, finite and given with
/// their positive weights. Each value is a class of its own where there are no more values than classes.
pub(super) fn natural_breaks(values: &[(f64, f64)], count: usize) -> Vec<f64> {
    if values.len() <= count {
        return values.iter().map(|(value, _)| *value).collect();
    }
    let sums = Sums::of(values);
    let mut cost: Vec<f64> = (0..=values.len()).map(|to| if to == 0 { 0.0 } else { sums.cost(0, to) }).collect();
    let mut begins = Vec::new();
    for classes in 2..=count {
        let mut layer = Layer { cost: vec![f64::INFINITY; cost.len()], begin: vec![0; cost.len()] };
        // Of the last layer only the whole is asked for.
        let first = if classes == count { values.len() } else { classes };
        solve(&sums, &cost, &mut layer, (first, values.len()), (classes - 1, values.len() - 1));
        cost = layer.cost;
        begins.push(layer.begin);
    }
    let mut end = values.len();
    let mut upper = vec![values[end - 1].0];
    for begin in begins.iter().rev() {
        end = begin[end] as usize;
        upper.push(values[end - 1].0);
    }
    upper.reverse();
    upper
}

/// Solves the layer for `first..=last` values, when the last class begins within `low..=high`.
fn solve(sums: &Sums, below: &[f64], layer: &mut Layer, (first, last): (usize, usize), (low, high): (usize, usize)) {
    if first > last {
        return;
    }
    let middle = usize::midpoint(first, last);
    let mut best = (f64::INFINITY, low);
    for (begin, before) in below.iter().enumerate().take(high.min(middle - 1) + 1).skip(low) {
        let cost = before + sums.cost(begin, middle);
        if cost < best.0 {
            best = (cost, begin);
        }
    }
    layer.cost[middle] = best.0;
    layer.begin[middle] = best.1 as u32;
    solve(sums, below, layer, (first, middle - 1), (low, best.1));
    solve(sums, below, layer, (middle + 1, last), (best.1, high));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The squared deviation within the classes that these upper bounds make.
    fn deviation(values: &[(f64, f64)], upper: &[f64]) -> f64 {
        let mut total = 0.0;
        let mut from = 0;
        for bound in upper {
            let to = values.partition_point(|(value, _)| value <= bound);
            let class = &values[from..to];
            let weight: f64 = class.iter().map(|(_, weight)| weight).sum();
            let mean = class.iter().map(|(value, weight)| value * weight).sum::<f64>() / weight;
            total += class.iter().map(|(value, weight)| weight * (value - mean).powi(2)).sum::<f64>();
            from = to;
        }
        assert_eq!(from, values.len(), "every value has a class");
        total
    }

    /// The least deviation, found by trying every way to cut the values into classes.
    fn least_deviation(values: &[(f64, f64)], count: usize) -> f64 {
        if count == 1 {
            return deviation(values, &[values[values.len() - 1].0]);
        }
        (count - 1..values.len())
            .map(|begin| {
                least_deviation(&values[..begin], count - 1)
                    + deviation(&values[begin..], &[values[values.len() - 1].0])
            })
            .fold(f64::INFINITY, f64::min)
    }

    proptest! {
        #[test]
        fn no_other_classes_deviate_less(
            numbers in prop::collection::btree_map(-50i32..50, 1u8..6, 2..11), count in 1usize..6,
        ) {
            let values: Vec<_> = numbers.iter().map(|(v, w)| (f64::from(*v), f64::from(*w))).collect();
            let count = count.min(values.len());
            let upper = natural_breaks(&values, count);
            prop_assert_eq!(upper.len(), count);
            prop_assert!(upper.is_sorted_by(|a, b| a < b));
            let (found, least) = (deviation(&values, &upper), least_deviation(&values, count));
            prop_assert!(found <= least + 1e-9 * (1.0 + least), "{} {}", found, least);
        }
    }

    #[test]
    fn large_values_with_small_differences_keep_their_digits() {
        let values: Vec<_> = [0.0, 1.0, 2.0, 50.0, 51.0, 90.0].map(|v| (1e9 + v, 1.0)).to_vec();
        assert_eq!(natural_breaks(&values, 3), [1e9 + 2.0, 1e9 + 51.0, 1e9 + 90.0]);
    }
}
