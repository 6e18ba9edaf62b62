//! The search for windows with more cases than expected, and the judgement by chance.

use std::ops::Range;

use super::circles::Circles;
use super::field::Field;
use super::likelihood::relative_risk;
use super::months::{MOST_MONTHS, Number};
use super::searched::{Candidate, Searched};

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

impl Searched<'_> {
    fn windows<N: Number>(&self, options: &Options) -> Vec<Window> {
        let chosen = self.without_overlap(self.candidates::<N>());
        let judged = self.judged::<N>(chosen, options);
        judged.into_iter().map(|(candidate, p)| self.window(&candidate, p)).collect()
    }

    fn window(&self, candidate: &Candidate, p: f64) -> Window {
        let last = candidate.circles.end - 1;
        let expected = self.expected(last, candidate.months.len());
        Window {
            places: self.circles.added[candidate.circles.clone()].iter().map(|place| *place as usize).collect(),
            radius_km: self.circles.radius_km[last],
            months: candidate.months.clone(),
            cases: candidate.cases,
            expected,
            relative_risk: relative_risk(candidate.cases, expected, self.total),
            log_likelihood_ratio: candidate.ratio,
            p,
        }
    }
}

#[cfg(test)]
mod tests {
    use geo_types::Point;

    use super::*;
    use crate::analysis::dice::Dice;
    use crate::analysis::scan::chance::Spreading;

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
