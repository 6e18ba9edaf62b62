//! The Mann–Kendall test: does a series rise or fall, whatever the form of its course?

use crate::analysis::hotspots::both_tails;

/// The test of one series.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MannKendall {
    /// S: pairs in which the later value is larger, less those in which it is smaller.
    pub s: i64,
    /// Var(S) if all orders are as likely, with ties.
    pub variance: f64,
    /// z with the correction for continuity: positive where the series rises; 0 where all values are equal.
    pub z: f64,
    /// The two-sided p of `z`.
    pub p: f64,
}

impl MannKendall {
    /// S = Σ_{i<j} sign(xⱼ − xᵢ); Var = (n(n−1)(2n+5) − Σ t(t−1)(2t+5))/18 over groups of t equal values; z = (S − sign S)/√Var
    /// (Mann 1945, Kendall 1975). The normal distribution is good from about ten values on.
    ///
    /// Example: 1, 2, 3, 4, 5: S = 10, Var = 5·4·15/18 = 16.67, z = 9/4.082 = 2.205.
    pub fn of(series: &[f64]) -> Self {
        let later = |from: usize| series[from + 1..].iter().map(move |later| (series[from], *later));
        let s: i64 = (0..series.len()).flat_map(later).map(|(a, b)| i64::from(b > a) - i64::from(b < a)).sum();
        let mut sorted = series.to_vec();
        sorted.sort_by(f64::total_cmp);
        let orders = |count: usize| {
            let n = count as f64;
            n * (n - 1.0) * (2.0 * n + 5.0)
        };
        let ties: f64 = sorted.chunk_by(|a, b| a == b).map(|same| orders(same.len())).sum();
        let variance = ((orders(series.len().max(1)) - ties) / 18.0).max(0.0);
        let z = if variance > 0.0 { (s - s.signum()) as f64 / variance.sqrt() } else { 0.0 };
        Self { s, variance, z, p: both_tails(z) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rising_series_has_the_values_of_the_worked_example() {
        let test = MannKendall::of(&[1.0, 2.0, 3.0, 4.0, 5.0]);
        assert_eq!((test.s, test.variance), (10, 300.0 / 18.0));
        assert!((test.z - 9.0 / (300.0_f64 / 18.0).sqrt()).abs() < 1e-15 && (test.z - 2.205).abs() < 1e-3);
        let falling = MannKendall::of(&[5.0, 4.0, 3.0, 2.0, 1.0]);
        assert_eq!((falling.s, falling.z), (-10, -test.z));
    }

    /// The variance with ties by trying every order.
    #[test]
    fn the_variance_with_ties_is_that_of_all_orders() {
        let values = [1.0, 2.0, 2.0, 3.0, 3.0, 3.0];
        let mut sum = 0.0;
        let mut count = 0.0;
        let mut order = [0_usize; 6];
        for number in 0..6_usize.pow(6) {
            order.iter_mut().enumerate().for_each(|(digit, place)| *place = number / 6_usize.pow(digit as u32) % 6);
            let mut seen = order;
            seen.sort_unstable();
            if seen == [0, 1, 2, 3, 4, 5] {
                let s = MannKendall::of(&order.map(|place| values[place])).s as f64;
                sum += s * s;
                count += 1.0;
            }
        }
        assert!((MannKendall::of(&values).variance - sum / count).abs() < 1e-9, "{}", sum / count);
    }

    #[test]
    fn equal_values_and_short_series_show_no_trend() {
        for series in [&[][..], &[1.0], &[2.0, 2.0, 2.0]] {
            let test = MannKendall::of(series);
            assert_eq!((test.s, test.z, test.p), (0, 0.0, 1.0));
        }
    }
}
