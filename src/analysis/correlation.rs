//! How far two numbers about the same places go together.

/// How strong a correlation is, in words (Evans, Straightforward Statistics for the Behavioral Sciences, 1996).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Below 0.2: as good as none.
    None,
    /// From 0.2.
    Weak,
    /// From 0.4.
    Moderate,
    /// From 0.6.
    Strong,
    /// From 0.8.
    VeryStrong,
}

impl Strength {
    /// The strength of a coefficient between −1 and 1.
    pub fn of(coefficient: f64) -> Self {
        match coefficient.abs() {
            size if size < 0.2 => Self::None,
            size if size < 0.4 => Self::Weak,
            size if size < 0.6 => Self::Moderate,
            size if size < 0.8 => Self::Strong,
            _ => Self::VeryStrong,
        }
    }
}

/// Fewer pairs than this say nothing.
const FEWEST: usize = 3;

/// Pearson's coefficient of correlation, `Σ(x−x̄)(y−ȳ) / √(Σ(x−x̄)²·Σ(y−ȳ)²)` (Pearson 1895), between −1 and 1: how
/// nearly the pairs lie on a straight line. None for fewer than three pairs, and where one of the numbers is always the
/// same.
///
/// Example: the first set of Anscombe's quartet (1973) has 0.816.
pub fn pearson(pairs: &[(f64, f64)]) -> Option<f64> {
    if pairs.len() < FEWEST {
        return None;
    }
    let count = pairs.len() as f64;
    let sum = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    let mean = (sum.0 / count, sum.1 / count);
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for pair in pairs {
        let (x, y) = (pair.0 - mean.0, pair.1 - mean.1);
        xx += x * x;
        yy += y * y;
        xy += x * y;
    }
    let scale = (xx * yy).sqrt();
    let is_number = scale > 0.0 && scale.is_finite();
    is_number.then(|| (xy / scale).clamp(-1.0, 1.0))
}

/// Spearman's coefficient (1904): Pearson's of the ranks, where equal numbers share the mean of their ranks. It asks
/// whether one number grows with the other, along whatever curve, and a few extreme places do not make it.
///
/// Example: ten people with an intelligence quotient of 106, 86, 100, 101, 99, 103, 97, 113, 112, 110 who watch 7, 2, 27,
/// 50, 28, 29, 20, 12, 6, 17 hours of television a week have −29/165 = −0.176.
pub fn spearman(pairs: &[(f64, f64)]) -> Option<f64> {
    let x = ranks(&pairs.iter().map(|pair| pair.0).collect::<Vec<_>>());
    let y = ranks(&pairs.iter().map(|pair| pair.1).collect::<Vec<_>>());
    pearson(&x.into_iter().zip(y).collect::<Vec<_>>())
}

/// The rank of each value, from 1; equal values share the mean of their ranks.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for same in order.chunk_by(|a, b| values[*a] == values[*b]) {
        let rank = before as f64 + (same.len() as f64 + 1.0) / 2.0;
        same.iter().for_each(|nth| ranks[*nth] = rank);
        before += same.len();
    }
    ranks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_set_of_anscombe_has_the_coefficient_that_is_printed_of_it() {
        let x = [10.0, 8.0, 13.0, 9.0, 11.0, 14.0, 6.0, 4.0, 12.0, 7.0, 5.0];
        let y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
        let pairs: Vec<_> = x.into_iter().zip(y).collect();
        assert!((pearson(&pairs).unwrap() - 0.816_420_5).abs() < 1e-6);
    }

    #[test]
    fn ranks_say_what_the_worked_example_says() {
        let x = [106.0, 86.0, 100.0, 101.0, 99.0, 103.0, 97.0, 113.0, 112.0, 110.0];
        let y = [7.0, 2.0, 27.0, 50.0, 28.0, 29.0, 20.0, 12.0, 6.0, 17.0];
        let pairs: Vec<_> = x.into_iter().zip(y).collect();
        assert!((spearman(&pairs).unwrap() + 29.0 / 165.0).abs() < 1e-12);
        assert_eq!(ranks(&[5.0, 1.0, 5.0, 9.0]), [2.5, 1.0, 2.5, 4.0]);
    }

    #[test]
    fn too_little_says_nothing() {
        assert_eq!(pearson(&[(1.0, 2.0), (2.0, 4.0)]), None);
        assert_eq!(pearson(&[(1.0, 2.0), (1.0, 4.0), (1.0, 5.0)]), None);
        assert_eq!(spearman(&[(1.0, 2.0), (3.0, 2.0), (4.0, 2.0)]), None);
    }

    #[test]
    fn strength_has_the_words_of_its_bounds() {
        use Strength::{Moderate, None, Strong, VeryStrong, Weak};
        assert_eq!([0.1, -0.2, 0.45, -0.6, 1.0].map(Strength::of), [None, Weak, Moderate, Strong, VeryStrong]);
    }

    proptest! {
        #[test]
        fn a_straight_line_correlates_fully_and_a_curve_that_rises_does_by_rank(
            x in prop::collection::btree_set(-1000i32..1000, 3..40),
            slope in prop_oneof![-5.0..-0.1f64, 0.1..5.0f64],
        ) {
            let line: Vec<_> = x.iter().map(|x| (f64::from(*x), slope * f64::from(*x) + 7.0)).collect();
            prop_assert!((pearson(&line).unwrap() - slope.signum()).abs() < 1e-9);
            let curve: Vec<_> = x.iter().map(|x| (f64::from(*x), slope.signum() * f64::from(*x).powi(3))).collect();
            prop_assert!((spearman(&curve).unwrap() - slope.signum()).abs() < 1e-9);
        }
    }
}
