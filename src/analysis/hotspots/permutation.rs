//! Conditional permutation: how often chance brings the neighbours of an area to as much as they have.
//!
//! An area keeps its value; its k neighbours get k of the other n − 1 values, drawn without putting back. All local
//! statistics with binary weights ask the same of it: is the sum over the drawn values at least, or at most, the sum over
//! the real neighbours? As in GeoDa and in PySAL's esda, all areas share the same draws: permutation p draws a list
//! r₁, r₂, … of k_max places among "the others", and an area with k neighbours takes the first k of them; place r of the
//! others of area i is area r where r < i, else area r + 1.
//!
//! So, for one permutation and one k, the drawn sum as a function of i is a stair with at most k + 1 steps: it changes only
//! where i passes one of the k places. Instead of gathering k values for each of n areas we make the k + 1 sums once and
//! compare each area with the sum of its step. The answer is the same, for some hundredth of the work.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::analysis::dice::Dice;
use crate::analysis::weights::Weights;
use crate::geometry::threads::{shared_out, worth};
use crate::model::{Progress, Stopped};

/// How often the drawn neighbours of one area had at least, and at most, the sum of the real ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// Permutations with at least as large a sum.
    pub at_least: u32,
    /// Permutations with at most as large a sum. What equals the real sum counts on both sides.
    pub at_most: u32,
}

impl Reached {
    /// The pseudo p-value towards the side on which the area lies: (the rarer of both + 1)/(permutations + 1), as GeoDa
    /// and esda tell it.
    pub fn p(self, permutations: u32) -> f64 {
        (f64::from(self.at_least.min(self.at_most)) + 1.0) / (f64::from(permutations) + 1.0)
    }

    /// The pseudo p-value for a surprise on either side: twice the other, at most 1.
    pub fn p_both_sides(self, permutations: u32) -> f64 {
        (2.0 * self.p(permutations)).min(1.0)
    }

    /// Whether the real neighbours have rather more than drawn ones.
    pub fn is_high(self) -> bool {
        self.at_least <= self.at_most
    }
}

/// Counts for each area how often so many permutations reach the sum of its neighbours. The same seed gives the same
/// counts on any number of cores. An area without neighbours is always reached.
pub fn reached(values: &[f64], weights: &Weights, permutations: u32, seed: u64) -> Vec<Reached> {
    reached_watched(values, weights, (permutations, seed), Progress::UNWATCHED).unwrap_or_default()
}

/// [`reached`], which tells how far it is: with wide bands and many permutations it takes seconds.
pub fn reached_watched(
    values: &[f64],
    weights: &Weights,
    (permutations, seed): (u32, u64),
    progress: Progress<'_>,
) -> Result<Vec<Reached>, Stopped> {
    let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
    // From the lowest value up: whole numbers stay whole, and sums of large numbers keep their digits.
    let raised: Vec<f64> = values.iter().map(|value| value - lowest).collect();
    let most = weights.most().min(values.len().saturating_sub(1));
    let draws = Draws::of(values.len().saturating_sub(1), most, permutations, seed);
    let mut found = vec![Reached { at_least: permutations, at_most: permutations }; values.len()];
    let classes = by_count(weights);
    let of = classes.len().max(1) as f32;
    for (nth, (count, areas)) in classes.into_iter().enumerate() {
        progress.at(nth as f32 / of)?;
        let stairs = Stairs::of(&draws, count, &raised);
        let sums = areas.iter().map(|area| weights.neighbours(*area as usize));
        let sums: Vec<f64> = sums.map(|row| row.iter().map(|other| raised[*other as usize]).sum()).collect();
        let blocks = areas.len().div_ceil(BLOCK);
        let of_blocks = |blocks: Range<usize>| {
            let (from, until) = (blocks.start * BLOCK, (blocks.end * BLOCK).min(areas.len()));
            let pieces = areas[from..until].chunks(BLOCK).zip(sums[from..until].chunks(BLOCK));
            pieces.flat_map(|(areas, sums)| stairs.compared(areas, sums)).collect::<Vec<_>>()
        };
        let threads = worth(areas.len() * permutations as usize);
        let counts = shared_out(blocks, threads, of_blocks).into_iter().flatten();
        areas.iter().zip(counts).for_each(|(area, reached)| found[*area as usize] = reached);
    }
    Ok(found)
}

/// So many areas are compared at a time: what belongs to them stays in the innermost cache.
const BLOCK: usize = 512;

/// The areas that have neighbours by their number, ascending.
fn by_count(weights: &Weights) -> BTreeMap<usize, Vec<u32>> {
    let mut classes: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for (area, row) in (0..).zip(weights.rows()).filter(|(_, row)| !row.is_empty()) {
        classes.entry(row.len()).or_default().push(area);
    }
    classes
}

/// The places that the permutations draw, and in which order they ascend.
struct Draws {
    /// How many places each permutation draws.
    most: usize,
    /// The draws of each permutation, ascending by place: the place, and as the how manieth it was drawn.
    ascending: Vec<(u32, u32)>,
}

impl Draws {
    /// Draws so many different ones of `others` places, for each permutation: the first steps of a shuffle (Fisher and
    /// Yates), which go on from the order that the permutation before has left.
    fn of(others: usize, most: usize, permutations: u32, seed: u64) -> Self {
        let mut places: Vec<u32> = (0..others as u32).collect();
        let mut dice = Dice::new(seed, 0);
        let mut ascending = Vec::with_capacity(most * permutations as usize);
        for _ in 0..permutations {
            let from = ascending.len();
            for nth in 0..most {
                let other = nth + dice.below((others - nth) as u32) as usize;
                places.swap(nth, other);
                ascending.push((places[nth], nth as u32));
            }
            ascending[from..].sort_unstable();
        }
        Self { most, ascending }
    }
}

/// The drawn sums of areas with the same number of neighbours: a stair for each permutation.
struct Stairs {
    /// How many neighbours are drawn.
    count: usize,
    /// For each permutation its places, ascending: the step after it begins behind the area of this number.
    ends: Vec<u32>,
    /// For each permutation the sum on each step, one more than there are places.
    sums: Vec<f64>,
    /// Sums that are nearer than this are equal: they differ by the order of adding alone.
    equal: f64,
}

impl Stairs {
    fn of(draws: &Draws, count: usize, raised: &[f64]) -> Self {
        let permutations = draws.ascending.len().checked_div(draws.most).unwrap_or(0);
        let mut stairs = Self {
            count,
            ends: Vec::with_capacity(permutations * count),
            sums: Vec::with_capacity(permutations * (count + 1)),
            equal: 1e-11 * count as f64 * raised.iter().copied().fold(0.0, f64::max),
        };
        for permutation in draws.ascending.chunks_exact(draws.most.max(1)) {
            let places =
                permutation.iter().filter(|(_, nth)| (*nth as usize) < count).map(|(place, _)| *place as usize);
            let mut sum: f64 = places.clone().map(|place| raised[place + 1]).sum();
            stairs.sums.push(sum);
            for place in places {
                sum += raised[place] - raised[place + 1];
                stairs.ends.push(place as u32);
                stairs.sums.push(sum);
            }
        }
        stairs
    }

    /// Compares the sums of areas, ascending by area, with the stair of each permutation.
    fn compared(&self, areas: &[u32], sums: &[f64]) -> Vec<Reached> {
        let lower: Vec<f64> = sums.iter().map(|sum| sum - self.equal).collect();
        let upper: Vec<f64> = sums.iter().map(|sum| sum + self.equal).collect();
        // As wide as the sums, so that several are compared and counted at once.
        let (mut at_least, mut at_most) = (vec![0_u64; areas.len()], vec![0_u64; areas.len()]);
        for (ends, steps) in self.ends.chunks_exact(self.count).zip(self.sums.chunks_exact(self.count + 1)) {
            let mut from = 0;
            for (nth, step) in steps.iter().enumerate() {
                let end = ends.get(nth).copied().unwrap_or(u32::MAX);
                let until = from + areas[from..].partition_point(|area| *area <= end);
                let range = from..until;
                count_at_least(*step, &lower[range.clone()], &mut at_least[range.clone()]);
                count_at_most(*step, &upper[range.clone()], &mut at_most[range]);
                from = until;
            }
        }
        let pairs = at_least.into_iter().zip(at_most);
        pairs.map(|(at_least, at_most)| Reached { at_least: at_least as u32, at_most: at_most as u32 }).collect()
    }
}

fn count_at_least(drawn: f64, bounds: &[f64], counts: &mut [u64]) {
    for (bound, count) in bounds.iter().zip(counts) {
        *count += u64::from(drawn >= *bound);
    }
}

fn count_at_most(drawn: f64, bounds: &[f64], counts: &mut [u64]) {
    for (bound, count) in bounds.iter().zip(counts) {
        *count += u64::from(drawn <= *bound);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The definition: for each area and permutation the values are gathered from the others.
    fn gathered(values: &[f64], weights: &Weights, permutations: u32, seed: u64) -> Vec<Reached> {
        let most = weights.most();
        let draws = Draws::of(values.len() - 1, most, permutations, seed);
        let mut found = vec![Reached { at_least: permutations, at_most: permutations }; values.len()];
        for (area, row) in weights.rows().enumerate().filter(|(_, row)| !row.is_empty()) {
            let mut others = values.to_vec();
            others.remove(area);
            let real: f64 = row.iter().map(|other| values[*other as usize]).sum();
            let drawn = draws.ascending.chunks_exact(most).map(|permutation| -> f64 {
                let first = permutation.iter().filter(|(_, nth)| (*nth as usize) < row.len());
                first.map(|(place, _)| others[*place as usize]).sum()
            });
            let drawn: Vec<f64> = drawn.collect();
            found[area] = Reached {
                at_least: drawn.iter().filter(|sum| **sum >= real).count() as u32,
                at_most: drawn.iter().filter(|sum| **sum <= real).count() as u32,
            };
        }
        found
    }

    fn any_weights(count: usize) -> impl Strategy<Value = Weights> {
        let list = prop::collection::vec(0..count as u32, 0..6);
        prop::collection::vec(list, count).prop_map(|lists| Weights::of(&lists))
    }

    proptest! {
        #[test]
        fn the_stairs_count_what_gathering_counts(
            (values, weights) in (8usize..40).prop_flat_map(|count| {
                (prop::collection::vec((0u8..12).prop_map(f64::from), count), any_weights(count))
            }),
            seed in any::<u64>(),
        ) {
            prop_assert_eq!(reached(&values, &weights, 60, seed), gathered(&values, &weights, 60, seed));
        }
    }

    #[test]
    fn the_draws_of_a_permutation_are_different_and_all_are_as_likely() {
        let draws = Draws::of(9, 4, 9_000, 5);
        let mut seen = [[0_u32; 9]; 4];
        for permutation in draws.ascending.chunks_exact(4) {
            assert!(permutation.windows(2).all(|pair| pair[0].0 < pair[1].0), "{permutation:?}");
            permutation.iter().for_each(|(place, nth)| seen[*nth as usize][*place as usize] += 1);
        }
        assert!(seen.iter().flatten().all(|count| (880..1_120).contains(count)), "{seen:?}");
    }

    #[test]
    fn the_share_of_permutations_tends_to_the_share_of_all_draws() {
        // Area 0 keeps 5; its two neighbours have 4 + 3. Of the six pairs of the others (1, 2, 3, 4) one has 7, none more.
        let weights = Weights::of(&[vec![1, 2], vec![0], vec![], vec![], vec![]]);
        let found = reached(&[5.0, 4.0, 3.0, 2.0, 1.0], &weights, 60_000, 1);
        assert!((f64::from(found[0].at_least) / 60_000.0 - 1.0 / 6.0).abs() < 0.006, "{found:?}");
        assert_eq!(found[0].at_most, 60_000);
        assert_eq!((found[0].p(60_000), found[2].p(60_000)), (found[0].p(60_000), 1.0));
        assert!(found[0].is_high() && (found[0].p_both_sides(60_000) - 2.0 * found[0].p(60_000)).abs() < 1e-15);
    }

    #[test]
    fn equal_sums_are_equal_in_whatever_order_they_were_added() {
        // Tenths do not add up exactly; every pair of these has the same sum.
        let values = [0.3, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1];
        let weights = Weights::of(&[vec![1, 2, 3], vec![2, 3, 4], vec![], vec![], vec![], vec![], vec![]]);
        assert_eq!(reached(&values, &weights, 99, 3)[0], Reached { at_least: 99, at_most: 99 });
    }

    #[test]
    fn nothing_and_nobody_are_counted_without_complaint() {
        assert_eq!(reached(&[], &Weights::default(), 99, 1), []);
        assert_eq!(reached(&[1.0], &Weights::of(&[vec![]]), 99, 1), [Reached { at_least: 99, at_most: 99 }]);
        let pair = Weights::of(&[vec![1], vec![0]]);
        assert_eq!(reached(&[1.0, 2.0], &pair, 0, 1), [Reached::default(); 2]);
        assert_eq!(reached(&[1.0, 2.0], &pair, 9, 1), [Reached { at_least: 9, at_most: 9 }; 2]);
    }
}
