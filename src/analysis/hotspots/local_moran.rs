//! Local Moran (LISA): is an area like its neighbours, or the opposite of them?

use crate::analysis::weights::Weights;

use super::moments::Moments;

/// An area against the mean of all, and the mean of its neighbours against it; what equals the mean counts as low.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quadrant {
    /// High among high.
    HighHigh,
    /// Low among high.
    LowHigh,
    /// Low among low.
    LowLow,
    /// High among low.
    HighLow,
}

impl Quadrant {
    /// The name in files: `HH`, `LH`, `LL`, `HL`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::HighHigh => "HH",
            Self::LowHigh => "LH",
            Self::LowLow => "LL",
            Self::HighLow => "HL",
        }
    }

    fn of(own: f64, lag: f64) -> Self {
        match (own > 0.0, lag > 0.0) {
            (true, true) => Self::HighHigh,
            (false, true) => Self::LowHigh,
            (false, false) => Self::LowLow,
            (true, false) => Self::HighLow,
        }
    }
}

/// Local Moran of one area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalMoran {
    /// Iᵢ: positive where the area is like its neighbours, negative where it is their opposite.
    pub i: f64,
    /// The mean of its neighbours, in standard deviations (with n) from the mean of all.
    pub lag: f64,
    /// On which side of the mean the area and its neighbours lie.
    pub quadrant: Quadrant,
    /// E(Iᵢ) when all values are put in any order: −1/(n−1).
    pub expected: f64,
    /// Var(Iᵢ) when all values are put in any order (Sokal, Oden and Thomson 1998, A4).
    pub variance: f64,
    /// E(Iᵢ) when the area keeps its value and the others are put in any order (A7).
    pub conditional_expected: f64,
    /// Var(Iᵢ) when the area keeps its value and the others are put in any order (A8).
    pub conditional_variance: f64,
}

impl LocalMoran {
    /// (I − E)/√Var when the area keeps its value: what conditional permutation tends to. 0 for an area that has just the
    /// mean, whose I is 0 whatever its neighbours are.
    pub fn z(&self) -> f64 {
        let z = (self.i - self.conditional_expected) / self.conditional_variance.sqrt();
        if z.is_finite() { z } else { 0.0 }
    }
}

/// Local Moran of each area with weights 1/k to each of its k neighbours, the area itself not counted; `None` for an area
/// without neighbours, or where all values are equal.
///
/// Iᵢ = (n − 1) / Σⱼ dⱼ² · dᵢ · (1/k) Σ dⱼ over the neighbours, with d the deviations from the mean (Anselin 1995, in the form
/// of PySAL's esda). With m₂ = Σd²/n, m₄ = Σd⁴/n, b = m₄/m₂², w = 1, w₂ = 1/k:
/// Var = w₂(n−b)/(n−1) + (w−w₂)(2b−n)/((n−1)(n−2)) − (w/(n−1))²; conditional E = −dᵢ² w/((n−1)m₂),
/// Var = (dᵢ/m₂)² · n/(n−2) · (w₂ − w/(n−1)) · (m₂ − dᵢ²/(n−1)) (Sokal, Oden and Thomson 1998). As in esda, these moments are
/// those of I with n in the place of n − 1; the difference is one in n.
///
/// Example: 1, 2, 3, 4, 5 in a row. The last area has d = 2, its only neighbour d = 1, Σd² = 10: I = 4/10 · 2 · 1 = 0.8.
pub fn local_moran(values: &[f64], weights: &Weights) -> Vec<Option<LocalMoran>> {
    let moments = Moments::of(values);
    let (n, m2, b) = (moments.count, moments.second, moments.kurtosis());
    let of_area = |(own, row): (&f64, &[u32])| {
        if row.is_empty() || m2 <= 0.0 || n < 3.0 {
            return None;
        }
        let own = own - moments.mean;
        let w2 = 1.0 / row.len() as f64;
        let lag = row.iter().map(|other| values[*other as usize] - moments.mean).sum::<f64>() * w2;
        Some(LocalMoran {
            i: (n - 1.0) / (n * m2) * own * lag,
            lag: lag / m2.sqrt(),
            quadrant: Quadrant::of(own, lag),
            expected: -1.0 / (n - 1.0),
            variance: w2 * (n - b) / (n - 1.0) + (1.0 - w2) * (2.0 * b - n) / ((n - 1.0) * (n - 2.0))
                - (n - 1.0).powi(-2),
            conditional_expected: -own * own / ((n - 1.0) * m2),
            conditional_variance: (own / m2).powi(2)
                * (n / (n - 2.0))
                * (w2 - 1.0 / (n - 1.0))
                * (m2 - own * own / (n - 1.0)),
        })
    };
    values.iter().zip(weights.rows()).map(of_area).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_row_has_the_value_of_the_worked_example() {
        let row = Weights::of(&[vec![1], vec![0, 2], vec![1, 3], vec![2, 4], vec![3]]);
        let found = local_moran(&[1.0, 2.0, 3.0, 4.0, 5.0], &row);
        let last = found[4].expect("has a neighbour");
        assert!((last.i - 0.8).abs() < 1e-15 && last.quadrant == Quadrant::HighHigh, "{last:?}");
        assert!((last.lag - 1.0 / 2.0_f64.sqrt()).abs() < 1e-15);
        let middle = found[2].expect("has neighbours");
        assert_eq!((middle.i, middle.z(), middle.quadrant), (0.0, 0.0, Quadrant::LowLow));
    }

    /// E and Var of I over all orders of five values, by trying every one.
    #[test]
    fn expectation_and_variance_are_those_of_all_orders() {
        let row = Weights::of(&[vec![1], vec![0, 2], vec![1, 3], vec![2, 4], vec![3]]);
        let values = [1.0, 2.0, 4.0, 4.0, 9.0];
        let given = local_moran(&values, &row);
        let mut orders = Vec::new();
        every_order(&mut values.to_vec(), 0, &mut orders);
        for area in 0..5 {
            // The moments are those of I with n in the place of n - 1.
            let of_order = |order: &Vec<f64>| local_moran(order, &row)[area].expect("has a neighbour").i * 5.0 / 4.0;
            let given = given[area].expect("has a neighbour");
            let (mean, variance) = mean_and_variance(&orders.iter().map(of_order).collect::<Vec<_>>());
            assert!((given.expected - mean).abs() < 1e-12 && (given.variance - variance).abs() < 1e-12, "{area}");
            let kept = orders.iter().filter(|order| order[area] == values[area]);
            let kept: Vec<f64> = kept.map(of_order).collect();
            if !kept.is_empty() {
                let (mean, variance) = mean_and_variance(&kept);
                assert!((given.conditional_expected - mean).abs() < 1e-12, "{area}");
                assert!((given.conditional_variance - variance).abs() < 1e-12, "{area}");
            }
        }
    }

    fn every_order(values: &mut Vec<f64>, from: usize, orders: &mut Vec<Vec<f64>>) {
        if from + 1 >= values.len() {
            orders.push(values.clone());
        }
        for other in from..values.len() {
            values.swap(from, other);
            if from + 1 < values.len() {
                every_order(values, from + 1, orders);
            }
            values.swap(from, other);
        }
    }

    fn mean_and_variance(all: &[f64]) -> (f64, f64) {
        let moments = Moments::of(all);
        (moments.mean, moments.second)
    }

    #[test]
    fn islands_and_equal_values_have_none() {
        let weights = Weights::of(&[vec![1], vec![0], vec![]]);
        assert!(local_moran(&[1.0, 2.0, 3.0], &weights)[2].is_none());
        assert_eq!(local_moran(&[5.0; 3], &weights), [None; 3]);
    }
}
