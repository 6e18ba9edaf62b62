//! The search for windows with more cases than expected, and the judgement by chance.

use std::ops::Range;

use crate::analysis::dice::Dice;
use crate::analysis::threads::{shared_out, worth};

use super::chance::Spreading;
use super::circles::Circles;
use super::field::Field;
use super::likelihood::{fewest, largest_expected, log_likelihood_ratio, relative_risk};
use super::months::{MOST_MONTHS, Number, Sums, longest};

/// How a field is searched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// How often chance spreads the cases anew.
    pub replications: u32,
    /// What chance follows from.
    pub seed: u64,
    /// A circle holds at most such a share of all people.
    pub largest_share: f64,
    /// Windows that chance makes with a higher probability are not told.
    pub least_sure: f64,
}

impl Default for Options {
    /// 999 replications, circles up to half of the people, windows with p up to 0.10.
    fn default() -> Self {
        Self { replications: 999, seed: 1, largest_share: 0.5, least_sure: 0.1 }
    }
}

/// A window that stands out.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// The places inside, by distance from the centre, which is the first.
    pub places: Vec<usize>,
    /// The radius of the circle in kilometres over the ground: to the place farthest from the centre; 0 with one place.
    pub radius_km: f64,
    /// The months, by their place in the field; all of them where the time does not matter.
    pub months: Range<usize>,
    /// The cases inside.
    pub cases: u32,
    /// How many were expected if each household had the same risk in each month.
    pub expected: f64,
    /// The risk inside against that outside.
    pub relative_risk: f64,
    /// The logarithm of the likelihood ratio.
    pub log_likelihood_ratio: f64,
    /// How likely chance makes a window anywhere that stands out as much: (1 + replications that do)/(1 + replications).
    pub p: f64,
}

/// No more windows than these are told.
const MOST_WINDOWS: usize = 20;
/// What stands out less than this is never of interest, without and with months: chance makes such a window too often.
const LOWEST_RATIO: [f64; 2] = [2.0, 4.0];
/// No more circles than these are looked at, without and with months: enough for 2,000 places with all their circles.
const MOST_CIRCLES: [usize; 2] = [4_000_000, 500_000];

/// Finds the windows with more cases than expected that do not overlap, the most conspicuous first (Kulldorff 1997; over
/// time, cylinders of whole months: Kulldorff and others 1998). Under the Poisson model a window with a share s of all
/// people and l of m months expects s·l/m of all cases. A circle has its centre at a place and holds up to
/// `largest_share` of the people; with months, a window lasts at most half the period. Where there are more than some
/// 2,000 places (500 with months), the circles end earlier, see the source.
pub fn search(field: &Field, options: &Options) -> Vec<Window> {
    let is_over_time = field.months() > 1;
    let circles = Circles::of(field, options.largest_share, MOST_CIRCLES[usize::from(is_over_time)]);
    let total = field.total();
    if total == 0 {
        return Vec::new();
    }
    let searched = Searched { field, circles, total, months: field.months().min(MOST_MONTHS) };
    // A count that fits into sixteen bits is compared eight at a time.
    if total <= 32_000 { searched.windows::<i16>(options) } else { searched.windows::<i32>(options) }
}

/// A field with its circles.
struct Searched<'a> {
    field: &'a Field,
    circles: Circles,
    total: u32,
    months: usize,
}

/// The best window over one circle.
struct Candidate {
    ratio: f64,
    /// The circles of the centre up to this one.
    circles: Range<usize>,
    months: Range<usize>,
    cases: u32,
}

impl Searched<'_> {
    fn windows<N: Number>(&self, options: &Options) -> Vec<Window> {
        let chosen = self.without_overlap(self.candidates::<N>());
        let Some(lowest) = chosen.last().map(|last| last.ratio - 1e-9) else { return Vec::new() };
        let highest = self.highest_by_chance::<N>(lowest, options);
        let windows = chosen.into_iter().map(|candidate| self.window(&candidate, &highest));
        windows.filter(|window| window.p <= options.least_sure).collect()
    }

    fn expected(&self, circle: usize, length: usize) -> f64 {
        f64::from(self.total) * self.circles.share[circle] * length as f64 / self.months as f64
    }

    /// The cases of each place up to each month.
    fn observed<N: Number>(&self) -> Vec<Sums<N>> {
        let sums = self.field.cases.iter().map(|months| {
            let mut sums = Sums::none();
            for (month, cases) in months.iter().enumerate().take(MOST_MONTHS) {
                sums.add_case(month, number(*cases));
            }
            sums
        });
        sums.collect()
    }

    /// The best window over each circle, if it stands out at all.
    fn candidates<N: Number>(&self) -> Vec<Candidate> {
        let observed = self.observed::<N>();
        let lowest = LOWEST_RATIO[usize::from(self.months > 1)];
        let mut candidates = Vec::new();
        for row in self.circles.rows() {
            let mut inside = Sums::none();
            for circle in row.clone() {
                inside.add(&observed[self.circles.added[circle] as usize]);
                let of_length = |length: usize| {
                    let cases = count(inside.most(length));
                    (log_likelihood_ratio(cases, self.expected(circle, length), self.total), length, cases)
                };
                let best = (1..=longest(self.months)).map(of_length).max_by(|a, b| a.0.total_cmp(&b.0));
                if let Some((ratio, length, cases)) = best.filter(|(ratio, ..)| *ratio >= lowest) {
                    let months = inside.fullest(length, self.months);
                    candidates.push(Candidate { ratio, circles: row.start..circle + 1, months, cases });
                }
            }
        }
        candidates
    }

    /// The most conspicuous candidates of which none shares a place with one before it.
    fn without_overlap(&self, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
        candidates.sort_by(|a, b| b.ratio.total_cmp(&a.ratio).then(a.circles.len().cmp(&b.circles.len())));
        let mut taken = vec![false; self.field.places.len()];
        let mut chosen: Vec<Candidate> = Vec::new();
        for candidate in candidates {
            let places = &self.circles.added[candidate.circles.clone()];
            if places.iter().any(|place| taken[*place as usize]) {
                continue;
            }
            places.iter().for_each(|place| taken[*place as usize] = true);
            chosen.push(candidate);
            if chosen.len() == MOST_WINDOWS {
                break;
            }
        }
        chosen
    }

    /// The highest ratio of any window in each replication; 0 where it is below the lowest that matters.
    fn highest_by_chance<N: Number>(&self, lowest: f64, options: &Options) -> Vec<f64> {
        let longest = longest(self.months);
        let of_interest = self.circles.share.iter().copied().fold(0.0, f64::max) * f64::from(self.total);
        let largest = largest_expected(self.total, lowest, of_interest);
        let circles = 0..self.circles.len();
        // The fewest cases of each circle, for windows of each length, that would matter.
        let bounds: Vec<N> = circles
            .flat_map(|circle| (1..=longest).map(move |length| (circle, length)))
            .map(|(circle, length)| number(fewest(&largest, self.expected(circle, length), self.total)))
            .collect();
        let spreading = Spreading::of(&self.field.people);
        let steps = self.circles.len() * options.replications as usize * self.months;
        let parts = shared_out(options.replications as usize, worth(steps), |range| {
            let of_replication = |nth: usize| {
                let mut dice = Dice::new(options.seed, nth as u64);
                if self.months > 1 {
                    self.highest_over_time(&self.spread_over_time(&spreading, &mut dice), &bounds)
                } else {
                    self.highest(&self.spread(&spreading, &mut dice), &bounds)
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

    fn highest_over_time<N: Number>(&self, cases: &[Sums<N>], bounds: &[N]) -> f64 {
        let longest = longest(self.months);
        let mut highest: f64 = 0.0;
        for row in self.circles.rows() {
            let mut inside = Sums::none();
            for circle in row {
                inside.add(&cases[self.circles.added[circle] as usize]);
                for (length, bound) in (1..).zip(&bounds[circle * longest..(circle + 1) * longest]) {
                    let most = inside.most(length);
                    if most >= *bound {
                        let expected = self.expected(circle, length);
                        highest = highest.max(log_likelihood_ratio(count(most), expected, self.total));
                    }
                }
            }
        }
        highest
    }

    fn window(&self, candidate: &Candidate, highest: &[f64]) -> Window {
        let last = candidate.circles.end - 1;
        let expected = self.expected(last, candidate.months.len());
        let as_high = highest.iter().filter(|highest| **highest >= candidate.ratio - 1e-9).count();
        Window {
            places: self.circles.added[candidate.circles.clone()].iter().map(|place| *place as usize).collect(),
            radius_km: self.circles.radius_km[last],
            months: candidate.months.clone(),
            cases: candidate.cases,
            expected,
            relative_risk: relative_risk(candidate.cases, expected, self.total),
            log_likelihood_ratio: candidate.ratio,
            p: (1.0 + as_high as f64) / (1.0 + highest.len() as f64),
        }
    }
}

/// A count that is known to fit.
fn number<N: Number>(count: u32) -> N {
    N::try_from(count).unwrap_or_default()
}

fn count<N: Number>(number: N) -> u32 {
    u32::try_from(number.into()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use geo_types::Point;

    use super::*;

    /// Ten by ten places, each with so many people and cases.
    fn grid(people: impl Fn(u32, u32) -> f64, cases: impl Fn(u32, u32) -> Vec<u32>) -> Field {
        let all: Vec<(u32, u32)> = (0..10).flat_map(|row| (0..10).map(move |column| (column, row))).collect();
        let place = |(x, y): &(u32, u32)| Point::new(119.0 + f64::from(*x) * 0.0201, 28.0 + f64::from(*y) * 0.0199);
        Field {
            places: all.iter().map(place).collect(),
            people: all.iter().map(|(x, y)| people(*x, *y)).collect(),
            cases: all.iter().map(|(x, y)| cases(*x, *y)).collect(),
        }
    }

    fn is_in_corner(x: u32, y: u32) -> bool {
        x < 3 && y < 3
    }

    #[test]
    fn a_planted_cluster_is_found_with_its_places_and_is_no_chance() {
        let field = grid(|_, _| 100.0, |x, y| vec![if is_in_corner(x, y) { 6 } else { 1 + (x * 7 + y * 3) % 2 }]);
        let windows = search(&field, &Options::default());
        let first = windows.first().expect("found");
        let planted =
            first.places.iter().filter(|place| is_in_corner(**place as u32 % 10, **place as u32 / 10)).count();
        assert!(planted >= 7 && first.places.len() <= 11, "{first:?}");
        assert!(first.p <= 0.001 + 1e-12 && first.relative_risk > 2.5, "{first:?}");
        let share = first.places.len() as f64 / 100.0;
        assert!((first.expected - share * f64::from(field.total())).abs() < 1e-9);
        assert_eq!(first.months, 0..1);
    }

    #[test]
    fn more_people_explain_more_cases() {
        let field = grid(
            |x, y| if is_in_corner(x, y) { 600.0 } else { 100.0 },
            |x, y| vec![if is_in_corner(x, y) { 6 } else { 1 }],
        );
        assert_eq!(search(&field, &Options::default()), []);
    }

    #[test]
    fn windows_do_not_overlap_and_come_by_their_ratio() {
        let field = grid(
            |_, _| 100.0,
            |x, y| {
                vec![if is_in_corner(x, y) {
                    9
                } else if x > 7 && y > 7 {
                    8
                } else {
                    1
                }]
            },
        );
        let windows = search(&field, &Options::default());
        assert!(windows.len() >= 2);
        assert!(windows.windows(2).all(|pair| pair[0].log_likelihood_ratio >= pair[1].log_likelihood_ratio));
        let mut places: Vec<usize> = windows.iter().flat_map(|window| window.places.clone()).collect();
        places.sort_unstable();
        let all = places.len();
        places.dedup();
        assert_eq!(places.len(), all);
    }

    #[test]
    fn over_time_the_months_are_found_too() {
        let cases = |x, y| {
            (0..12)
                .map(|month| u32::from(is_in_corner(x, y) && (6..9).contains(&month)) * 3 + (x + y + month) % 2)
                .collect()
        };
        let field = grid(|_, _| 100.0, cases);
        let windows = search(&field, &Options { replications: 99, ..Options::default() });
        let first = windows.first().expect("found");
        assert_eq!(first.months, 6..9);
        assert!(first.p <= 0.01 + 1e-12 && first.places.len() >= 7, "{first:?}");
        let expected = f64::from(field.total()) * first.places.len() as f64 / 100.0 * 3.0 / 12.0;
        assert!((first.expected - expected).abs() < 1e-9);
    }

    #[test]
    fn the_best_window_is_that_of_trying_every_circle_and_month() {
        let cases = |x: u32, y: u32| (0..6).map(|month| (x * x + 3 * y + month * (x + 2)) % 5).collect();
        let field = grid(|x, y| f64::from(50 + x * 13 + y * 7), cases);
        let circles = Circles::of(&field, 0.5, 1_000_000);
        let total = field.total();
        let searched = Searched { field: &field, circles, total, months: 6 };
        let best = searched.without_overlap(searched.candidates::<i16>());
        let all: f64 = field.people.iter().sum();
        let mut tried: f64 = 0.0;
        for center in &field.places {
            let mut order: Vec<usize> = (0..100).collect();
            let km = |place: &usize| crate::geometry::distance_km(*center, field.places[*place]);
            order.sort_by(|a, b| km(a).total_cmp(&km(b)));
            for size in 1..=100 {
                let people: f64 = order[..size].iter().map(|place| field.people[*place]).sum();
                if people > all / 2.0 {
                    break;
                }
                for (from, until) in (0..6).flat_map(|from| (from + 1..=6).map(move |until| (from, until))) {
                    let inside = |place: &usize| field.cases[*place][from..until].iter().sum::<u32>();
                    let cases: u32 = order[..size].iter().map(inside).sum();
                    let expected = f64::from(total) * people / all * (until - from) as f64 / 6.0;
                    if until - from <= 3 {
                        tried = tried.max(log_likelihood_ratio(cases, expected, total));
                    }
                }
            }
        }
        assert!((best[0].ratio - tried).abs() < 1e-9, "{} {tried}", best[0].ratio);
    }

    #[test]
    fn chance_finds_something_as_often_as_it_says() {
        // Cases by chance alone: p is at most 0.1 in about a tenth of the fields.
        let mut found = 0;
        for nth in 0..200 {
            let mut field = grid(|x, _| f64::from(50 + 10 * x), |_, _| vec![0]);
            let spreading = Spreading::of(&field.people);
            let mut dice = Dice::new(77, nth);
            (0..150).for_each(|_| field.cases[spreading.place(&mut dice)][0] += 1);
            found += usize::from(!search(&field, &Options { replications: 99, ..Options::default() }).is_empty());
        }
        assert!((8..=34).contains(&found), "{found}");
    }

    #[test]
    fn no_case_and_no_place_are_searched_without_complaint() {
        assert_eq!(search(&Field::default(), &Options::default()), []);
        assert_eq!(search(&grid(|_, _| 1.0, |_, _| vec![0]), &Options::default()), []);
    }
}
