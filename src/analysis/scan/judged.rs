//! The judgement by chance: how often cases that are spread by chance alone bring a window anywhere that stands out as
//! much.
//!
//! The first replications tell about how high the ratios of chance are. The others look only for windows that reach a
//! ratio which chance reaches about twice as often as what is still told may be beaten: what stands out less is beaten too
//! often then, whatever its own ratio, and of what stands out more the count is exact.

use std::ops::Range;

use crate::analysis::dice::Dice;
use crate::geometry::threads::{shared_out, worth};

use super::chance::Spreading;
use super::likelihood::{fewest, largest_expected, log_likelihood_ratio};
use super::months::{Most, Number, Sums, longest};
use super::search::Options;
use super::searched::{Candidate, Searched, count, number};

/// So many replications tell how high the ratios of chance are.
const PILOT: usize = 60;

/// A ratio that only such a share of these reaches.
fn seldom_reached(highest: &[f64], share: f64) -> f64 {
    let mut falling = highest.to_vec();
    falling.sort_by(|one, other| other.total_cmp(one));
    let nth = (share * highest.len() as f64).ceil() as usize;
    falling.get(nth).map_or(0.0, |ratio| ratio - 1e-9)
}

/// The fewest cases of each circle that reach a ratio.
struct Bounds<N> {
    /// Where the time does not matter.
    alone: Vec<N>,
    /// Otherwise, for windows of each length.
    over_time: Vec<Most<N>>,
}

impl Searched<'_> {
    /// The candidates, the most conspicuous first, that chance beats seldom enough, with their p.
    pub(super) fn judged<N: Number>(&self, chosen: Vec<Candidate>, options: &Options) -> Vec<(Candidate, f64)> {
        let replications = options.replications as usize;
        let p = |beaten: usize| (1.0 + beaten as f64) / (1.0 + replications as f64);
        let Some(lowest) = chosen.last().map(|last| last.ratio - 1e-9) else { return Vec::new() };
        let spreading = Spreading::of(&self.field.people);
        let by_chance = |ratio: f64, range: Range<usize>| {
            self.highest_by_chance(&spreading, &self.bounds::<N>(ratio), range, options.seed)
        };
        let reach = |highest: &[f64], ratio: f64| highest.iter().filter(|highest| **highest >= ratio).count();
        let mut highest = by_chance(lowest, 0..replications.min(PILOT));
        let level = lowest.max(seldom_reached(&highest, 2.0 * options.least_sure));
        let rest = by_chance(level, highest.len()..replications);
        let is_enough = level == lowest || p(reach(&highest, level) + reach(&rest, level)) > options.least_sure;
        let rest = if is_enough { rest } else { by_chance(lowest, highest.len()..replications) };
        highest.extend(rest);
        let judged = chosen.into_iter().map(|candidate| {
            let p = p(reach(&highest, candidate.ratio - 1e-9));
            (candidate, p)
        });
        judged.filter(|(_, p)| *p <= options.least_sure).collect()
    }

    /// The fewest cases of each circle that reach a ratio.
    fn bounds<N: Number>(&self, ratio: f64) -> Bounds<N> {
        let of_interest = self.circles.share.iter().copied().fold(0.0, f64::max) * f64::from(self.total);
        let largest = largest_expected(self.total, ratio, of_interest);
        let fewest = |circle, length| number(fewest(&largest, self.expected(circle, length), self.total));
        let longest = longest(self.months);
        let of_circle = |circle| Most::of(longest, number(self.total + 1), |length| fewest(circle, length));
        let circles = 0..self.circles.len();
        match self.months > 1 {
            true => Bounds { alone: Vec::new(), over_time: circles.map(of_circle).collect() },
            false => Bounds { alone: circles.map(|circle| fewest(circle, 1)).collect(), over_time: Vec::new() },
        }
    }

    /// The highest ratio of any window in each replication; 0 where it is below the one of the bounds.
    fn highest_by_chance<N: Number>(
        &self,
        spreading: &Spreading,
        bounds: &Bounds<N>,
        replications: Range<usize>,
        seed: u64,
    ) -> Vec<f64> {
        let steps = self.circles.len() * replications.len() * self.months;
        let first = replications.start;
        let parts = shared_out(replications.len(), worth(steps), |range| {
            let of_replication = |nth: usize| {
                let mut dice = Dice::new(seed, (first + nth) as u64);
                if self.months > 1 {
                    self.highest_over_time(&self.spread_over_time(spreading, &mut dice), &bounds.over_time)
                } else {
                    self.highest(&self.spread(spreading, &mut dice), &bounds.alone)
                }
            };
            range.map(of_replication).collect::<Vec<f64>>()
        });
        parts.concat()
    }

    fn spread<N: Number>(&self, spreading: &Spreading, dice: &mut Dice) -> Vec<N> {
        let mut cases = vec![N::default(); self.field.places.len()];
        for _ in 0..self.total {
            let place = spreading.place(dice);
            cases[place] = cases[place] + number(1);
        }
        cases
    }

    fn spread_over_time<N: Number>(&self, spreading: &Spreading, dice: &mut Dice) -> Vec<Sums<N>> {
        let mut sums = vec![Sums::none(); self.field.places.len()];
        for _ in 0..self.total {
            let place = spreading.place(dice);
            sums[place].add_case(dice.below(self.months as u32) as usize, number(1));
        }
        sums
    }

    fn highest<N: Number>(&self, cases: &[N], bounds: &[N]) -> f64 {
        let mut highest: f64 = 0.0;
        for row in self.circles.rows() {
            let mut inside = N::default();
            let added = &self.circles.added[row.clone()];
            for ((place, bound), circle) in added.iter().zip(&bounds[row.clone()]).zip(row) {
                inside = inside + cases[*place as usize];
                if inside >= *bound {
                    highest = highest.max(log_likelihood_ratio(count(inside), self.expected(circle, 1), self.total));
                }
            }
        }
        highest
    }

    /// A place adds no more to the fullest window of a length than its own fullest one holds: so from circle to circle a
    /// limit grows, and only where it reaches what matters the windows themselves are looked at.
    fn highest_over_time<N: Number>(&self, cases: &[Sums<N>], bounds: &[Most<N>]) -> f64 {
        let longest = longest(self.months);
        let adds: Vec<Most<N>> =
            cases.iter().map(|sums| Most::of(longest, N::default(), |length| sums.most(length))).collect();
        let mut highest: f64 = 0.0;
        for row in self.circles.rows() {
            let (mut inside, mut limit) = (Sums::none(), Most::none());
            for (circle, bounds) in row.clone().zip(&bounds[row]) {
                let place = self.circles.added[circle] as usize;
                inside.add(&cases[place]);
                limit.add(&adds[place]);
                if !limit.reaches(bounds) {
                    continue;
                }
                for length in 1..=longest {
                    if limit.at(length) < bounds.at(length) {
                        continue;
                    }
                    let most = inside.most(length);
                    limit.set(length, most);
                    if most >= bounds.at(length) {
                        let expected = self.expected(circle, length);
                        highest = highest.max(log_likelihood_ratio(count(most), expected, self.total));
                    }
                }
            }
        }
        highest
    }
}

#[cfg(test)]
mod tests {
    use geo_types::Point;

    use super::*;
    use crate::analysis::scan::circles::Circles;
    use crate::analysis::scan::field::Field;
    use crate::analysis::scan::search::search;

    /// Six by six places over twelve months, with many more cases in one corner in the third quarter, and some more in two
    /// others.
    fn field() -> Field {
        let all: Vec<(u32, u32)> = (0..6).flat_map(|y| (0..6).map(move |x| (x, y))).collect();
        let cases = |(x, y): &(u32, u32)| -> Vec<u32> {
            let more = |month: u32| match (*x, *y) {
                (0..2, 0..2) => 2 * u32::from((6..9).contains(&month)),
                (4.., 0..2) => u32::from((1..4).contains(&month)),
                (4.., 4..) => u32::from((9..11).contains(&month)),
                _ => 0,
            };
            (0..12).map(|month| more(month) + u32::from((x * 5 + y * 3 + month * 7) % 6 == 0)).collect()
        };
        Field {
            places: all.iter().map(|(x, y)| Point::new(f64::from(x * 21) / 1e3, f64::from(y * 19) / 1e3)).collect(),
            people: all.iter().map(|(x, y)| f64::from(40 + x * 11 + y * 5)).collect(),
            cases: all.iter().map(cases).collect(),
        }
    }

    #[test]
    fn the_highest_by_chance_is_that_of_trying_every_window() {
        let field = field();
        let circles = Circles::of(&field, 0.5, 1_000_000);
        let searched = Searched { field: &field, circles, total: field.total(), months: 12 };
        let spreading = Spreading::of(&field.people);
        let bounds = searched.bounds::<i16>(4.0);
        for nth in 0..20 {
            let sums: Vec<Sums<i16>> = searched.spread_over_time(&spreading, &mut Dice::new(5, nth));
            let mut tried: f64 = 0.0;
            for row in searched.circles.rows() {
                let mut inside = Sums::none();
                for circle in row {
                    inside.add(&sums[searched.circles.added[circle] as usize]);
                    for length in 1..=6 {
                        let expected = searched.expected(circle, length);
                        tried = tried.max(log_likelihood_ratio(count(inside.most(length)), expected, searched.total));
                    }
                }
            }
            let found = searched.highest_over_time(&sums, &bounds.over_time);
            assert_eq!(found, if tried >= 4.0 { tried } else { found }, "{nth}");
            assert!(found <= tried);
        }
    }

    #[test]
    fn what_is_judged_early_is_never_what_is_told() {
        let field = field();
        let told = |least_sure| search(&field, &Options { replications: 199, least_sure, ..Options::default() });
        let all = told(1.0);
        for least_sure in [0.5, 0.1, 0.01] {
            let sure: Vec<_> = all.iter().filter(|window| window.p <= least_sure).cloned().collect();
            assert_eq!(told(least_sure), sure, "{least_sure}");
        }
        assert!(all.len() > 1 && all[0].p <= 0.01 && all.iter().any(|window| window.p > 0.1), "{all:?}");
    }
}
