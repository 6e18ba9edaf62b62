//! The lines of the map on a grid of whole numbers: each border once, however many villages it separates, as differences
//! in printable characters.

use serde_json::{Value as Json, json};

use crate::geometry::Geography;
use crate::geometry::coverage::Coverage;
use crate::geometry::mercator::plane_per_ground;

/// How many steps of the grid the longer side of the county has: finer than a screen that is zoomed in four times.
const STEPS: f64 = 16_384.0;
/// The most points that a page carries: beyond, lines are drawn coarser.
const MOST_POINTS: usize = 160_000;
/// The smallest step, metres on the plane.
const LEAST_STEP_M: f64 = 0.05;

/// The grid, with the lines that are drawn on it.
pub(super) struct Ground<'a> {
    low: [f64; 2],
    high: [f64; 2],
    step_m: f64,
    coverage: Option<&'a Coverage>,
}

impl<'a> Ground<'a> {
    /// The grid over a county, at the finest level of detail that the page can show and carry.
    pub fn of(geography: &'a Geography) -> Self {
        let [low, high] = geography.bounds;
        let known = low[0].is_finite() && high[1].is_finite() && low[0] <= high[0] && low[1] <= high[1];
        let (low, high) = if known { (low, high) } else { ([0.0; 2], [0.0; 2]) };
        let step_m = ((high[0] - low[0]).max(high[1] - low[1]) / STEPS).max(LEAST_STEP_M);
        let seen = geography.level_for(2.0 * step_m);
        let levels = geography.levels.get(seen..).unwrap_or_default();
        let carried = levels.iter().find(|level| level.coverage.point_count() <= MOST_POINTS).or(levels.last());
        Self { low, high, step_m, coverage: carried.map(|level| &level.coverage) }
    }

    /// A point of the plane on the grid, from the upper left corner.
    pub fn at(&self, [x, y]: [f64; 2]) -> [i64; 2] {
        [(x - self.low[0]) / self.step_m, (self.high[1] - y) / self.step_m].map(|side| side.round() as i64)
    }

    /// A length on the plane in steps.
    pub fn steps(&self, metres: f64) -> i64 {
        (metres / self.step_m).round() as i64
    }

    /// Width and height.
    pub fn size(&self) -> [i64; 2] {
        [0, 1].map(|axis| self.steps(self.high[axis] - self.low[axis]).max(1))
    }

    /// Metres on the ground for one step, in the middle of the county.
    pub fn ground_metres(&self, geography: &Geography) -> f64 {
        let middle = [0, 1].map(|axis| (self.low[axis] + self.high[axis]) / 2.0);
        let [_, latitude] = geography.lonlat_from_world(middle);
        let metres = self.step_m / plane_per_ground(latitude);
        (metres * 1e4).round() / 1e4
    }

    /// The rings of an area: steps along arcs, `-1 - arc` where it is walked backwards. None where the area has no line.
    pub fn rings(&self, area: usize) -> Option<Vec<Vec<i64>>> {
        let parts = self.coverage?.polygons.get(area)?;
        let signed = |(arc, backwards): &(u32, bool)| if *backwards { -1 - i64::from(*arc) } else { i64::from(*arc) };
        let rings: Vec<Vec<i64>> = parts.iter().flatten().map(|ring| ring.iter().map(signed).collect()).collect();
        (!rings.is_empty()).then_some(rings)
    }

    /// Every arc as a text.
    pub fn arcs(&self) -> Vec<String> {
        let arcs = self.coverage.map(|coverage| coverage.arcs.as_slice()).unwrap_or_default();
        arcs.iter().map(|arc| encoded(arc.points.iter().map(|point| self.at(*point)))).collect()
    }

    /// The arcs between townships and around the county.
    pub fn lines(&self, geography: &Geography) -> Json {
        let [_, township, county] = &geography.arcs_by_rank;
        json!({ "township": township, "county": county })
    }
}

/// Points as differences, each number in characters of five bits, the lowest first; both ends stay, and of points that
/// fall onto each other one.
fn encoded(points: impl Iterator<Item = [i64; 2]>) -> String {
    let mut points: Vec<[i64; 2]> = points.collect();
    let last = points.pop();
    points.dedup();
    points.extend(last);
    let mut text = String::new();
    let mut before = [0, 0];
    for point in points {
        for axis in 0..2 {
            put(&mut text, point[axis] - before[axis]);
        }
        before = point;
    }
    text
}

fn put(text: &mut String, difference: i64) {
    let mut left = if difference < 0 { !(difference << 1) } else { difference << 1 };
    loop {
        let more = left >= 32;
        let part = u8::try_from(left & 31).unwrap_or_default() + if more { 32 } else { 0 };
        text.push(char::from(part + 63));
        left >>= 5;
        if !more {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What the page does with such a text.
    fn decoded(text: &str) -> Vec<[i64; 2]> {
        let mut signs = text.bytes().map(|sign| i64::from(sign) - 63);
        let mut number = move || {
            let (mut value, mut shift) = (0, 0);
            loop {
                let part = signs.next()?;
                value |= (part & 31) << shift;
                shift += 5;
                if part < 32 {
                    return Some(if value & 1 == 1 { !(value >> 1) } else { value >> 1 });
                }
            }
        };
        let (mut points, mut at) = (Vec::new(), [0, 0]);
        while let (Some(x), Some(y)) = (number(), number()) {
            at = [at[0] + x, at[1] + y];
            points.push(at);
        }
        points
    }

    proptest! {
        #[test]
        fn a_line_comes_back_as_it_was(points in prop::collection::vec([-90_000i64..90_000, -90_000i64..90_000], 2..40)) {
            let mut points = points;
            points.dedup();
            prop_assume!(points.len() > 1);
            let text = encoded(points.iter().copied());
            prop_assert!(text.bytes().all(|sign| (63..127).contains(&sign)));
            prop_assert_eq!(decoded(&text), points);
        }
    }

    #[test]
    fn a_line_that_falls_onto_one_point_keeps_its_ends() {
        assert_eq!(decoded(&encoded([[5, 5], [5, 5], [5, 5]].into_iter())), [[5, 5], [5, 5]]);
    }

    #[test]
    fn a_county_without_places_has_a_grid_all_the_same() {
        let geography = Geography::default();
        let ground = Ground::of(&geography);
        assert_eq!(ground.size(), [1, 1]);
        assert!(ground.arcs().is_empty() && ground.rings(0).is_none());
    }
}
