//! The windows that stand out in a field, before chance is asked.

use super::likelihood::log_likelihood_ratio;
use super::months::{MOST_MONTHS, Number, Sums, longest};
use super::searched::{Candidate, Searched, count, number};

/// No more windows than these are told.
const MOST_WINDOWS: usize = 20;
/// What stands out less than this is never of interest, without and with months: chance makes such a window too often.
const LOWEST_RATIO: [f64; 2] = [2.0, 4.0];

impl Searched<'_> {
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
    pub(super) fn candidates<N: Number>(&self) -> Vec<Candidate> {
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
    pub(super) fn without_overlap(&self, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
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
}

#[cfg(test)]
mod tests {
    use geo_types::Point;

    use super::*;
    use crate::analysis::scan::circles::Circles;
    use crate::analysis::scan::field::Field;

    #[test]
    fn the_best_window_is_that_of_trying_every_circle_and_month() {
        let cases = |x: u32, y: u32| (0..6).map(|month| (x * x + 3 * y + month * (x + 2)) % 5).collect::<Vec<u32>>();
        let places: Vec<(u32, u32)> = (0..10).flat_map(|y| (0..10).map(move |x| (x, y))).collect();
        let point = |(x, y): &(u32, u32)| Point::new(119.0 + f64::from(*x) * 0.0201, 28.0 + f64::from(*y) * 0.0199);
        let field = Field {
            places: places.iter().map(point).collect(),
            people: places.iter().map(|(x, y)| f64::from(50 + x * 13 + y * 7)).collect(),
            cases: places.iter().map(|(x, y)| cases(*x, *y)).collect(),
        };
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
}
