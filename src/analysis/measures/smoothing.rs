//! Empirical Bayes smoothing: a rate from few cases is drawn towards the rate of more.
//!
//! Marshall, R. J. (1991): Mapping disease and mortality rates using empirical Bayes estimators. Journal of the Royal
//! Statistical Society C (Applied Statistics) 40, 283–294.
//!
//! Of area `i` there are `x` cases among `n` at risk, so that its raw rate is `r = x / n`. Over the areas to which it is
//! held (all of them, or itself and its neighbours), with their mean size `n̄ = Σn / N`:
//!
//! - the mean rate is `m = Σx / Σn`;
//! - the spread of the raw rates is `s² = Σ n (r − m)² / Σn`;
//! - chance alone makes a rate from `n` spread by `v / n`, where `v = m` for counts (Poisson, as in the paper) and
//!   `v = m (1 − m)` for parts of a whole (binomial);
//! - what is left is the true spread `A = s² − v / n̄`, or 0 where that is less;
//! - the weight of what was counted is `w = A / (A + v / n)`, and the smoothed rate `m + w (r − m)`.
//!
//! Units are those of `x / n`. Worked example (a test): 2 of 100, 6 of 200 and 30 of 300 have `m = 38 / 600 = 0.06333`,
//! `s² = 0.0013556`, `A = 0.0013556 − 0.06333 / 200 = 0.0010389`; for the first `w = 0.6213` and the smoothed rate 0.0364
//! instead of 0.02.

/// What makes rates spread by chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chance {
    /// Counts among many: the variance of a count is its mean.
    Poisson,
    /// Parts of a whole: each case is in or out.
    Binomial,
}

impl Chance {
    /// The variance of one case around a mean rate.
    fn variance(self, mean: f64) -> f64 {
        match self {
            Self::Poisson => mean,
            Self::Binomial => mean * (1.0 - mean),
        }
    }
}

/// The rates to which one is held.
struct Ground {
    mean: f64,
    variance: f64,
    spread: f64,
}

impl Ground {
    /// Of cases and numbers at risk, those without a risk left out; none where nobody is at risk.
    fn of(pairs: impl Iterator<Item = (f64, f64)> + Clone, chance: Chance) -> Option<Self> {
        let pairs = pairs.filter(|(_, risk)| *risk > 0.0);
        let sum = |(cases, risks, count), (case, risk)| (cases + case, risks + risk, count + 1.0);
        let (cases, risks, count) = pairs.clone().fold((0.0, 0.0, 0.0), sum);
        if count == 0.0 {
            return None;
        }
        let mean: f64 = cases / risks;
        let squared: f64 = pairs.map(|(case, risk)| risk * (case / risk - mean).powi(2)).sum();
        let variance = chance.variance(mean);
        Some(Self { mean, variance, spread: (squared / risks - variance * count / risks).max(0.0) })
    }

    fn smoothed(&self, cases: f64, risk: f64) -> f64 {
        let by_chance = self.variance / risk;
        let weight = if self.spread > 0.0 { self.spread / (self.spread + by_chance) } else { 0.0 };
        self.mean + weight * (cases / risk - self.mean)
    }
}

/// The rates drawn towards that of all areas; none where nobody is at risk. `cases` and `risks` are by area.
pub fn global(cases: &[f64], risks: &[f64], chance: Chance) -> Vec<Option<f64>> {
    let pairs = || cases.iter().copied().zip(risks.iter().copied());
    let ground = Ground::of(pairs(), chance);
    pairs().map(|(case, risk)| Some(ground.as_ref()?.smoothed(case, risk)).filter(|_| risk > 0.0)).collect()
}

/// The rates drawn towards that of each area together with its neighbours; none where nobody is at risk. `neighbours`
/// gives those of an area by their places; an area without any keeps its raw rate.
pub fn by_neighbours<'a>(
    cases: &[f64],
    risks: &[f64],
    chance: Chance,
    neighbours: impl Fn(usize) -> &'a [u32],
) -> Vec<Option<f64>> {
    let smoothed = |nth: usize| {
        let others = neighbours(nth).iter().map(|other| *other as usize).filter(|other| *other < cases.len());
        let around = std::iter::once(nth).chain(others);
        let ground = Ground::of(around.map(|area| (cases[area], risks[area])), chance)?;
        (risks[nth] > 0.0).then(|| ground.smoothed(cases[nth], risks[nth]))
    };
    (0..cases.len()).map(smoothed).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CASES: [f64; 3] = [2.0, 6.0, 30.0];
    const RISKS: [f64; 3] = [100.0, 200.0, 300.0];

    fn assert_close(found: &[Option<f64>], expected: &[f64]) {
        for (found, expected) in found.iter().zip(expected) {
            assert!((found.unwrap() - expected).abs() < 5e-6, "{found:?} {expected}");
        }
    }

    #[test]
    fn the_worked_example_comes_out_as_by_hand() {
        // m = 0.063333, s² = (100·0.0018778 + 200·0.0011111 + 300·0.0013444) / 600 = 0.00135556
        // A = 0.00135556 − 0.063333 / 200 = 0.00103889; w = A / (A + m / n) = 0.621262, 0.766393, 0.831111
        assert_close(&global(&CASES, &RISKS, Chance::Poisson), &[0.036_412, 0.037_787, 0.093_807]);
    }

    #[test]
    fn parts_of_a_whole_spread_less_by_chance_and_are_moved_less() {
        // v = 0.063333 · 0.936667 = 0.0593222; A = 0.00135556 − 0.0593222 / 200 = 0.00105894; w₁ = 0.640951
        let found = global(&CASES, &RISKS, Chance::Binomial);
        assert_close(&found[..1], &[0.035_559]);
        assert!(found[0] < global(&CASES, &RISKS, Chance::Poisson)[0]);
    }

    #[test]
    fn by_neighbours_each_is_held_to_those_around_it() {
        let lists: [&[u32]; 3] = [&[1], &[0, 2], &[]];
        let found = by_neighbours(&CASES, &RISKS, Chance::Poisson, |nth| lists[nth]);
        // 2 and 6 of 300 differ no more than by chance: both become their common rate.
        assert_close(&found[..1], &[8.0 / 300.0]);
        assert_close(
            &found[1..2],
            &global(&CASES, &RISKS, Chance::Poisson)[1..2].iter().flatten().copied().collect::<Vec<_>>(),
        );
        assert_close(&found[2..], &[0.1]);
    }

    #[test]
    fn where_nobody_is_at_risk_there_is_no_rate() {
        assert_eq!(global(&[0.0, 0.0], &[0.0, 0.0], Chance::Poisson), [None, None]);
        assert_eq!(global(&[3.0, 1.0], &[0.0, 10.0], Chance::Poisson), [None, Some(0.1)]);
        assert_eq!(by_neighbours(&[1.0], &[0.0], Chance::Poisson, |_| &[]), [None]);
    }

    proptest! {
        #[test]
        fn a_smoothed_rate_lies_between_the_raw_one_and_the_mean(
            pairs in prop::collection::vec((0u32..50, 1u32..500), 1..40),
        ) {
            let (cases, risks): (Vec<f64>, Vec<f64>) = pairs.iter().map(|(x, n)| (f64::from(*x), f64::from(*n))).unzip();
            let mean = cases.iter().sum::<f64>() / risks.iter().sum::<f64>();
            for (nth, found) in global(&cases, &risks, Chance::Poisson).into_iter().enumerate() {
                let raw = cases[nth] / risks[nth];
                let found = found.unwrap();
                prop_assert!(raw.min(mean) - 1e-12 <= found && found <= raw.max(mean) + 1e-12);
            }
            let all: Vec<Vec<u32>> = (0..cases.len()).map(|nth| (0..cases.len() as u32).filter(|other| *other as usize != nth).collect()).collect();
            let local = by_neighbours(&cases, &risks, Chance::Poisson, |nth| &all[nth]);
            for (local, global) in local.into_iter().zip(global(&cases, &risks, Chance::Poisson)) {
                prop_assert!((local.unwrap() - global.unwrap()).abs() < 1e-9, "with all as neighbours they are the same");
            }
        }
    }
}
