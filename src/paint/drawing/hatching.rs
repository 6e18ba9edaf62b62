//! Hatch as lines: the pieces of parallel lines that lie inside an area.

use super::lines::{GRAINS, Lines};

/// The hatch lines at 45° inside an area (even-odd), `spacing` units apart and in step over the whole page.
///
/// A line at 45° is where x + y is constant. Along it, it enters the area and leaves it at the edges it crosses; sorted by
/// x, every other piece is inside.
pub fn hatch_lines(area: &Lines, spacing: f32) -> Lines {
    let mut hatch = Lines::new(false);
    let step = f64::from(spacing * GRAINS) * std::f64::consts::SQRT_2;
    // Lines closer than a grain would fill the area, and not at all.
    if step.is_nan() || step < 1.0 {
        return hatch;
    }
    let mut crossings: Vec<(i64, f64)> = Vec::new();
    for ring in area.iter() {
        let next = ring.iter().cycle().skip(1);
        for (from, to) in ring.iter().zip(next) {
            cross(*from, *to, step, &mut crossings);
        }
    }
    crossings.sort_unstable_by(|(line, x), (other, other_x)| line.cmp(other).then(x.total_cmp(other_x)));
    for piece in crossings.chunk_by(|(line, _), (other, _)| line == other).flat_map(|line| line.chunks_exact(2)) {
        let [(line, from), (_, to)] = piece else { continue };
        let sum = *line as f64 * step;
        for x in [*from, *to] {
            hatch.push([x.round() as i32, (sum - x).round() as i32]);
        }
        hatch.end();
    }
    hatch
}

/// Adds where an edge crosses the lines: one end belongs to the edge, the other to the next one.
fn cross([x0, y0]: [i32; 2], [x1, y1]: [i32; 2], step: f64, crossings: &mut Vec<(i64, f64)>) {
    let [from, to] = [[x0, y0], [x1, y1]].map(|[x, y]| f64::from(x) + f64::from(y));
    let (low, high) = (from.min(to), from.max(to));
    let (first, last) = ((low / step).ceil() as i64, (high / step).ceil() as i64);
    for line in first..last {
        let share = (line as f64 * step - from) / (to - from);
        crossings.push((line, f64::from(x0) + share * f64::from(x1 - x0)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A square of 10 units with a square hole of 4.
    fn holed() -> Lines {
        let mut area = Lines::new(true);
        for ring in [[[0, 0], [10, 0], [10, 10], [0, 10]], [[3, 3], [3, 7], [7, 7], [7, 3]]] {
            ring.into_iter().for_each(|point| area.push(point.map(|units| units * GRAINS as i32)));
            area.end();
        }
        area
    }

    #[test]
    fn hatch_lines_stay_inside_and_are_as_long_as_the_area_is_wide() {
        let area = holed();
        let spacing = 0.5;
        let hatch = hatch_lines(&area, spacing);
        let mut length = 0.0;
        for line in hatch.iter() {
            let [[x0, y0], [x1, y1]] = line else { panic!("a hatch line has two ends") };
            assert!((x0 + y0 - x1 - y1).abs() <= 2, "at 45°");
            let middle = [x0 + x1, y0 + y1].map(|sum| f64::from(sum) / 2.0 / f64::from(GRAINS));
            assert!(middle.iter().all(|part| (0.0..=10.0).contains(part)));
            assert!(!middle.iter().all(|part| (3.05..=6.95).contains(part)), "in the hole: {middle:?}");
            length += f64::hypot(f64::from(x1 - x0), f64::from(y1 - y0)) / f64::from(GRAINS);
        }
        // Lines at a distance d cover an area F with a length of F / d.
        let expected = (100.0 - 16.0) / f64::from(spacing);
        assert!((length - expected).abs() < 0.03 * expected, "{length} instead of {expected}");
    }

    #[test]
    fn neighbours_are_hatched_in_step() {
        let square = |x: f32| Lines::through([[x, 0.0], [x + 20.0, 0.0], [x + 20.0, 20.0], [x, 20.0]], true);
        let sums = |area: &Lines| -> Vec<i32> {
            let sums = hatch_lines(area, 5.0);
            let units = |line: &[[i32; 2]]| f64::from(line[0][0] + line[0][1]) / f64::from(GRAINS);
            sums.iter().map(|line| (units(line) / 7.071_07).round() as i32).collect()
        };
        assert_eq!(sums(&square(0.0)), [1, 2, 3, 4, 5]);
        assert_eq!(sums(&square(20.0)), [3, 4, 5, 6, 7, 8]);
        assert!(hatch_lines(&square(0.0), 0.0).is_empty() && hatch_lines(&square(0.0), f32::NAN).is_empty());
    }
}
