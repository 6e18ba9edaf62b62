//! Counts over windows of months.

use std::ops::{Add, Range, Sub};

/// A scan looks at no more months than these.
pub const MOST_MONTHS: usize = 24;
/// A window is at most half the period.
pub(super) const LONGEST: usize = MOST_MONTHS / 2;
/// As many as windows reach, in whole registers.
const WIDTH: usize = (MOST_MONTHS + LONGEST).next_multiple_of(8);

/// What counts: as small as it may be, so that many are counted at once.
pub(super) trait Number:
    Copy + Ord + Default + Add<Output = Self> + Sub<Output = Self> + TryFrom<u32> + Into<i64> + Send + Sync
{
}
impl Number for i16 {}
impl Number for i32 {}

/// The cases of some place or circle up to each month, so that the cases of a window are the difference of two. Beyond
/// the last month nothing comes, so that a window that reaches over the end holds no more than one that does not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sums<N>([N; WIDTH]);

impl<N: Number> Sums<N> {
    pub(super) fn none() -> Self {
        Self([N::default(); WIDTH])
    }

    /// One case more in a month, of so many months.
    pub(super) fn add_case(&mut self, month: usize, one: N) {
        for sum in self.0.iter_mut().skip(month + 1) {
            *sum = *sum + one;
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (sum, other) in self.0.iter_mut().zip(&other.0) {
            *sum = *sum + *other;
        }
    }

    /// The most cases in any window of so many months.
    pub(super) fn most(&self, length: usize) -> N {
        let (from, until) = (&self.0[..MOST_MONTHS], &self.0[length..length + MOST_MONTHS]);
        // Eight windows side by side, and only then the most of the eight: so that a register holds them.
        let mut most = [N::default(); 8];
        for (from, until) in from.chunks_exact(8).zip(until.chunks_exact(8)) {
            for (most, (from, until)) in most.iter_mut().zip(from.iter().zip(until)) {
                *most = (*most).max(*until - *from);
            }
        }
        let [a, b, c, d, e, f, g, h] = most;
        a.max(b).max(c.max(d)).max(e.max(f).max(g.max(h)))
    }

    /// The first window of so many months that holds the most cases.
    pub(super) fn fullest(&self, length: usize, months: usize) -> Range<usize> {
        let most = self.most(length);
        let found = (0..=months.saturating_sub(length)).find(|from| self.0[from + length] - self.0[*from] == most);
        found.map_or(0..length, |from| from..from + length)
    }
}

/// A number for windows of each length: the most cases that they hold, or the fewest that matter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Most<N>([N; LANES]);

/// The lengths, and some more that make whole registers; what stands there is of no account.
const LANES: usize = 16;

impl<N: Number> Most<N> {
    pub(super) fn none() -> Self {
        Self([N::default(); LANES])
    }

    /// The numbers of the lengths from 1 up to the longest; `beyond` for those that are longer.
    pub(super) fn of(longest: usize, beyond: N, number: impl Fn(usize) -> N) -> Self {
        let mut most = Self([beyond; LANES]);
        (1..=longest).for_each(|length| most.set(length, number(length)));
        most
    }

    pub(super) fn at(&self, length: usize) -> N {
        self.0[length - 1]
    }

    pub(super) fn set(&mut self, length: usize, number: N) {
        self.0[length - 1] = number;
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (number, other) in self.0.iter_mut().zip(&other.0) {
            *number = *number + *other;
        }
    }

    /// Whether any is at least the other of its length.
    pub(super) fn reaches(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).fold(false, |any, (number, other)| any | (number >= other))
    }
}

/// How long windows may be: half the period; the whole of it where the time does not matter.
pub(super) fn longest(months: usize) -> usize {
    if months <= 1 { 1 } else { (months / 2).min(LONGEST) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fullest_window_is_found_at_every_length() {
        let mut sums = Sums::<i16>::none();
        for (month, cases) in [2, 0, 1, 5, 4, 0, 0, 3].into_iter().enumerate() {
            (0..cases).for_each(|_| sums.add_case(month, 1));
        }
        let most: Vec<i16> = (1..=4).map(|length| sums.most(length)).collect();
        assert_eq!(most, [5, 9, 10, 10]);
        assert_eq!((sums.fullest(1, 8), sums.fullest(2, 8), sums.fullest(3, 8)), (3..4, 3..5, 2..5));
        assert_eq!((longest(1), longest(2), longest(7), longest(24)), (1, 1, 3, 12));
    }
}
