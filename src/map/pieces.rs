//! Lines and rings cut at a frame, and hatch lines in rings.

use super::rect::Rect;

/// The parts of a line that lie in a frame.
pub fn clipped_line(points: &[[f32; 2]], frame: &Rect) -> Vec<Vec<[f32; 2]>> {
    let mut parts: Vec<Vec<[f32; 2]>> = Vec::new();
    let mut end = None;
    for pair in points.windows(2) {
        let Some([from, to]) = frame.part_of([pair[0], pair[1]]) else {
            end = None;
            continue;
        };
        match parts.last_mut().filter(|_| end == Some(from)) {
            Some(part) => part.push(to),
            None => parts.push(vec![from, to]),
        }
        end = Some(to);
    }
    parts
}

/// A ring cut at a frame (Sutherland and Hodgman, "Reentrant polygon clipping", Communications of the ACM 17, 1974, 1):
/// parts that fall apart stay joined by lines along the frame, which have no area.
pub fn clipped_ring(ring: &[[f32; 2]], frame: &Rect) -> Vec<[f32; 2]> {
    let edges = [(0, frame.min[0], 1.0), (0, frame.max[0], -1.0), (1, frame.min[1], 1.0), (1, frame.max[1], -1.0)];
    let mut points = ring.to_vec();
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    for (axis, at, sign) in edges {
        let depth = |point: [f32; 2]| sign * (point[axis] - at);
        let mut cut = Vec::new();
        for (nth, point) in points.iter().enumerate() {
            let before = points[(nth + points.len() - 1) % points.len()];
            let (outer, inner) = (depth(before), depth(*point));
            if (outer < 0.0) != (inner < 0.0) {
                let part = outer / (outer - inner);
                let mut crossing = [0, 1].map(|axis| before[axis] + part * (point[axis] - before[axis]));
                crossing[axis] = at;
                cut.push(crossing);
            }
            if inner >= 0.0 {
                cut.push(*point);
            }
        }
        points = cut;
    }
    points
}

/// Hatch lines at 45° in rings by the even-odd rule, `spacing` units apart, in step over the whole page.
pub fn hatched(rings: &[Vec<[f32; 2]>], spacing: f32) -> Vec<[[f32; 2]; 2]> {
    // A line at 45° is where x + y is constant; the distance of two lines along x is √2 times that across them.
    let step = spacing * std::f32::consts::SQRT_2;
    let sum = |[x, y]: [f32; 2]| x + y;
    let sums = || rings.iter().flatten().map(|point| sum(*point));
    let (low, high) = (sums().fold(f32::INFINITY, f32::min), sums().fold(f32::NEG_INFINITY, f32::max));
    let mut lines = Vec::new();
    if !(low < high && step > 0.0) {
        return lines;
    }
    let mut nth = (low / step).ceil();
    while nth * step < high {
        let at = nth * step;
        let pairs = rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)));
        let crossed = pairs.filter(|(a, b)| (sum(**a) <= at) != (sum(**b) <= at));
        let mut crossings: Vec<f32> =
            crossed.map(|(a, b)| a[0] + (at - sum(*a)) / (sum(*b) - sum(*a)) * (b[0] - a[0])).collect();
        crossings.sort_by(f32::total_cmp);
        lines.extend(crossings.chunks_exact(2).map(|pair| [[pair[0], at - pair[0]], [pair[1], at - pair[1]]]));
        nth += 1.0;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect::new([0.0, 0.0], [10.0, 10.0]);

    fn area(ring: &[[f32; 2]]) -> f32 {
        let pairs = ring.iter().zip(ring.iter().cycle().skip(1));
        (pairs.map(|(a, b)| a[0] * b[1] - a[1] * b[0]).sum::<f32>() / 2.0).abs()
    }

    #[test]
    fn a_line_that_leaves_the_frame_and_comes_back_is_two() {
        let line = [[2.0, 2.0], [2.0, 12.0], [6.0, 12.0], [6.0, 5.0]];
        let parts = clipped_line(&line, &FRAME);
        assert_eq!(parts, [vec![[2.0, 2.0], [2.0, 10.0]], vec![[6.0, 10.0], [6.0, 5.0]]]);
        assert_eq!(clipped_line(&line[..1], &FRAME), Vec::<Vec<[f32; 2]>>::new());
    }

    #[test]
    fn a_ring_keeps_the_area_that_lies_in_the_frame() {
        let square = [[-5.0, -5.0], [5.0, -5.0], [5.0, 5.0], [-5.0, 5.0], [-5.0, -5.0]];
        assert_eq!(area(&clipped_ring(&square, &FRAME)), 25.0);
        // A comb with two teeth that stand in the frame.
        let comb = [[1.0, 20.0], [1.0, 5.0], [3.0, 5.0], [3.0, 15.0], [6.0, 15.0], [6.0, 5.0], [8.0, 5.0], [8.0, 20.0]];
        assert_eq!(area(&clipped_ring(&comb, &FRAME)), 20.0);
        assert!(clipped_ring(&[[20.0, 20.0], [30.0, 20.0], [20.0, 30.0]], &FRAME).is_empty());
    }

    #[test]
    fn hatch_lines_stay_in_their_ring_and_out_of_its_hole() {
        let square = |from: f32, to: f32| vec![[from, from], [to, from], [to, to], [from, to]];
        let lines = hatched(&[square(0.0, 10.0), square(4.0, 6.0)], 1.0);
        assert!(lines.len() > 10);
        for [a, b] in lines {
            assert!((a[0] + a[1] - b[0] - b[1]).abs() < 1e-3);
            let middle = [(a[0] + b[0]) / 2.0, (a[1] + b[1]) / 2.0];
            assert!(!Rect::new([4.0, 4.0], [6.0, 6.0]).grown(-0.01).holds(middle), "{a:?} {b:?}");
            assert!([a, b].iter().flatten().all(|part| (-1e-3..=10.001).contains(part)));
        }
        assert!(hatched(&[], 1.0).is_empty());
    }
}
