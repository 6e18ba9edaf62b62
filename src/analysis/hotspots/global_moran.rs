//! Global Moran: do like values lie beside like ones anywhere at all?

use crate::analysis::Findings;
use crate::analysis::measures::Measure;
use crate::analysis::weights::{Neighbourhood, Weights};
use crate::geometry::Geography;
use crate::model::{Refusal, World};

use super::ground::Ground;
use super::moments::Moments;
use super::normal::both_tails;
use super::shuffled::shuffled;
use super::warning::Warning;

/// Global Moran, with weights 1/k to each of the k neighbours of an area.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GlobalMoran {
    /// How many areas were looked at.
    pub areas: usize,
    /// I: about −1/(n−1) for chance, towards 1 where like lies beside like, negative where opposites do.
    pub i: f64,
    /// E(I) under chance.
    pub expected: f64,
    /// Var(I) if the values come from a normal distribution.
    pub variance_normal: f64,
    /// (I − E)/√Var of it.
    pub z_normal: f64,
    /// Its two-sided p.
    pub p_normal: f64,
    /// Var(I) if the given values are put in any order.
    pub variance_randomised: f64,
    /// (I − E)/√Var of it.
    pub z_randomised: f64,
    /// Its two-sided p.
    pub p_randomised: f64,
    /// The pseudo p-value of permutation towards the side on which I lies, where permutations were asked for.
    pub p_permuted: Option<f64>,
}

impl GlobalMoran {
    /// I = n/S₀ · Σᵢ dᵢ Σⱼ wᵢⱼ dⱼ / Σᵢ dᵢ², with d the deviations from the mean; expectation and variances by Cliff and Ord (1981,
    /// pages 43–46): with S₀ = Σw, S₁ = ½Σ(wᵢⱼ+wⱼᵢ)², S₂ = Σ(wᵢ.+w.ᵢ)², b = m₄/m₂²,
    /// normal: (n²S₁ − nS₂ + 3S₀²)/((n²−1)S₀²) − E²;
    /// randomised: (n((n²−3n+3)S₁ − nS₂ + 3S₀²) − b((n²−n)S₁ − 2nS₂ + 6S₀²))/((n−1)(n−2)(n−3)S₀²) − E².
    /// `None` where no area has a neighbour, all values are equal, or there are fewer than four areas.
    ///
    /// Example: 1, 2, 3, 4, 5 in a row. The deviations are −2 … 2, the means of the neighbours −1, −1, 0, 1, 1;
    /// I = (2 + 1 + 0 + 1 + 2)/10 = 0.6, E = −1/4.
    pub fn of(values: &[f64], weights: &Weights, permutations: u32, seed: u64) -> Option<Self> {
        let moments = Moments::of(values);
        let (n, b) = (moments.count, moments.kurtosis());
        let sums = Sums::of(weights);
        if n < 4.0 || moments.second <= 0.0 || sums.s0 <= 0.0 {
            return None;
        }
        let deviations: Vec<f64> = values.iter().map(|value| value - moments.mean).collect();
        let product = |deviations: &[f64]| product(deviations, weights);
        let i = n / sums.s0 * product(&deviations) / (n * moments.second);
        let expected = -1.0 / (n - 1.0);
        let Sums { s0, s1, s2 } = sums;
        let square = 3.0 * s0 * s0;
        let variance_normal = (n * n * s1 - n * s2 + square) / ((n * n - 1.0) * s0 * s0) - expected * expected;
        let given = n * ((n * n - 3.0 * n + 3.0) * s1 - n * s2 + square);
        let tailed = b * ((n * n - n) * s1 - 2.0 * n * s2 + 2.0 * square);
        let variance_randomised =
            (given - tailed) / ((n - 1.0) * (n - 2.0) * (n - 3.0) * s0 * s0) - expected * expected;
        let [z_normal, z_randomised] = [variance_normal, variance_randomised].map(|v| (i - expected) / v.sqrt());
        let permuted = (permutations > 0).then(|| shuffled(&deviations, permutations, seed, product));
        Some(Self {
            areas: values.len(),
            i,
            expected,
            variance_normal,
            z_normal,
            p_normal: both_tails(z_normal),
            variance_randomised,
            z_randomised,
            p_randomised: both_tails(z_randomised),
            p_permuted: permuted.map(|reached| reached.p(permutations)),
        })
    }
}

/// Σᵢ dᵢ · mean of d over the neighbours of i.
fn product(deviations: &[f64], weights: &Weights) -> f64 {
    let rows = deviations.iter().zip(weights.rows()).filter(|(_, row)| !row.is_empty());
    rows.map(|(own, row)| own * row.iter().map(|other| deviations[*other as usize]).sum::<f64>() / row.len() as f64)
        .sum()
}

/// The sums of the weights that the variances need.
struct Sums {
    s0: f64,
    s1: f64,
    s2: f64,
}

impl Sums {
    fn of(weights: &Weights) -> Self {
        let weight = |row: &[u32]| 1.0 / row.len() as f64;
        let mut columns = vec![0.0; weights.len()];
        let (mut s0, mut squares, mut products) = (0.0, 0.0, 0.0);
        for (area, row) in (0_u32..).zip(weights.rows()).filter(|(_, row)| !row.is_empty()) {
            s0 += 1.0;
            squares += weight(row);
            for other in row {
                columns[*other as usize] += weight(row);
                let back = weights.neighbours(*other as usize);
                if back.binary_search(&area).is_ok() {
                    products += weight(row) * weight(back);
                }
            }
        }
        // ½Σ(a+b)² over all ordered pairs is Σa² + Σab.
        let own = |row: &[u32]| if row.is_empty() { 0.0 } else { 1.0 };
        let s2 = weights.rows().zip(&columns).map(|(row, column)| (own(row) + column).powi(2)).sum();
        Self { s0, s1: squares + products, s2 }
    }
}

/// Global Moran of a measure over the villages, with what has to be known about it.
#[derive(Clone, Debug, PartialEq)]
pub struct MoranOfCounty {
    /// The statistic.
    pub moran: GlobalMoran,
    /// Which villages counted as neighbours.
    pub neighbourhood: Neighbourhood,
    /// What the reader has to be told.
    pub warnings: Vec<Warning>,
}

/// Global Moran of a measure, or why there is none.
pub fn moran_of(
    world: &World,
    findings: &Findings,
    geography: &Geography,
    measure: &Measure,
    neighbourhood: Neighbourhood,
    (permutations, seed): (u32, u64),
) -> Result<MoranOfCounty, Refusal> {
    let ground = Ground::of(world, findings, geography, measure, neighbourhood)?;
    let moran = GlobalMoran::of(&ground.numbers, &ground.weights, permutations, seed);
    let moran = moran.ok_or_else(|| Refusal::new("hotspot.refusal.no_ties"))?;
    Ok(MoranOfCounty { moran, neighbourhood, warnings: ground.warnings })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Weights {
        Weights::of(&[vec![1], vec![0, 2], vec![1, 3], vec![2, 4], vec![3]])
    }

    #[test]
    fn a_row_of_five_has_the_value_of_the_worked_example() {
        let moran = GlobalMoran::of(&[1.0, 2.0, 3.0, 4.0, 5.0], &row(), 0, 0).expect("there is one");
        assert!((moran.i - 0.6).abs() < 1e-15 && moran.expected == -0.25, "{moran:?}");
        assert_eq!((moran.areas, moran.p_permuted), (5, None));
    }

    #[test]
    fn expectation_and_variance_tend_to_those_of_many_orders() {
        // Not symmetric, with an island, and with a heavy tail.
        let weights = Weights::of(&[vec![1, 2], vec![0], vec![1, 3], vec![2, 4, 5], vec![3], vec![4, 0], vec![]]);
        let values = [1.0, 2.0, 3.0, 5.0, 5.0, 20.0, 4.0];
        let moran = GlobalMoran::of(&values, &weights, 0, 0).expect("there is one");
        let orders = 60_000;
        let drawn = (0..orders).map(|nth| {
            let mut order = values.to_vec();
            crate::analysis::dice::Dice::new(4, nth).shuffle(&mut order);
            GlobalMoran::of(&order, &weights, 0, 0).expect("there is one").i
        });
        let drawn = Moments::of(&drawn.collect::<Vec<_>>());
        assert!((drawn.mean - moran.expected).abs() < 0.005, "{drawn:?} {moran:?}");
        assert!((drawn.second / moran.variance_randomised - 1.0).abs() < 0.04, "{drawn:?} {moran:?}");
    }

    #[test]
    fn permutation_tells_how_rare_the_order_is() {
        let values = [1.0, 2.0, 3.0, 4.0, 5.0];
        let moran = GlobalMoran::of(&values, &row(), 30_000, 7).expect("there is one");
        // Every list of five places in which none comes twice is one of the 120 orders.
        let orders = (0..3125_usize).map(|number| [1, 5, 25, 125, 625].map(|power| number / power % 5));
        let orders = orders.filter(|order| (0..5).all(|place| order.contains(&place)));
        let of_order = |order: [usize; 5]| GlobalMoran::of(&order.map(|place| values[place]), &row(), 0, 0);
        let as_high = orders.filter_map(of_order).filter(|other| other.i >= moran.i - 1e-12).count();
        let share = as_high as f64 / 120.0;
        assert!((moran.p_permuted.expect("asked for") - share).abs() < 0.005, "{share} {moran:?}");
    }

    #[test]
    fn equal_values_and_islands_have_none() {
        assert_eq!(GlobalMoran::of(&[2.0; 5], &row(), 9, 1), None);
        assert_eq!(GlobalMoran::of(&[1.0, 2.0, 3.0, 4.0], &Weights::of(&vec![vec![]; 4]), 9, 1), None);
    }
}
