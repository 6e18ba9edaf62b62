//! Random order of all values: how often a statistic of the whole is reached.

use crate::analysis::dice::Dice;
use crate::geometry::threads::{shared_out, worth};

use super::permutation::Reached;

/// How often a statistic of the values in random order is at least, and at most, what it is in their own. The order of
/// each permutation follows from the seed and its number alone.
pub(super) fn shuffled(
    values: &[f64],
    permutations: u32,
    seed: u64,
    statistic: impl Fn(&[f64]) -> f64 + Sync,
) -> Reached {
    let real = statistic(values);
    let equal = 1e-12 * real.abs();
    let threads = worth(values.len() * permutations as usize);
    let parts = shared_out(permutations as usize, threads, |range| {
        let mut reached = Reached::default();
        let mut order = Vec::with_capacity(values.len());
        for nth in range {
            order.clear();
            order.extend_from_slice(values);
            Dice::new(seed, nth as u64).shuffle(&mut order);
            let drawn = statistic(&order);
            reached.at_least += u32::from(drawn >= real - equal);
            reached.at_most += u32::from(drawn <= real + equal);
        }
        reached
    });
    parts.into_iter().fold(Reached::default(), |all, part| Reached {
        at_least: all.at_least + part.at_least,
        at_most: all.at_most + part.at_most,
    })
}
