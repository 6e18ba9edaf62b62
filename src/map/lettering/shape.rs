//! The outline of an area or of a township on the page, to ask how much of a label lies inside.

use crate::geometry::Geography;
use crate::map::rect::Rect;

/// Pieces of line that together close; which way they run does not matter.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    pieces: Vec<[[f32; 2]; 2]>,
}

/// How many lines across a rectangle are asked, and at which parts of its height.
const LINES: usize = 3;
const HEIGHTS: [f32; LINES] = [0.08, 0.5, 0.92];

impl Shape {
    /// From arcs of the geography, brought to the page by `place`.
    pub fn of(geography: &Geography, level: usize, arcs: &[u32], place: impl Fn([f64; 2]) -> [f32; 2]) -> Self {
        let Some(level) = geography.levels.get(level) else {
            return Self::default();
        };
        let mut shape = Self::default();
        for arc in arcs.iter().filter_map(|arc| level.coverage.arcs.get(*arc as usize)) {
            shape.add(arc.points.iter().map(|point| place(*point)));
        }
        shape
    }

    fn add(&mut self, mut points: impl Iterator<Item = [f32; 2]>) {
        let Some(mut from) = points.next() else { return };
        for to in points {
            self.pieces.push([from, to]);
            from = to;
        }
    }

    /// The parts of a band from `top` to `bottom` that lie inside on three lines along it, from left to right.
    pub fn spans(&self, top: f32, bottom: f32) -> Vec<[f32; 2]> {
        let inside = |part: f32| {
            let y = top + part * (bottom - top);
            let mut crossings = self.crossings(y);
            crossings.sort_by(f32::total_cmp);
            crossings.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect::<Vec<_>>()
        };
        let mut spans = inside(HEIGHTS[0]);
        for height in &HEIGHTS[1..] {
            let others = inside(*height);
            let common = spans.iter().flat_map(|[a, b]| others.iter().map(move |[c, d]| [a.max(*c), b.min(*d)]));
            spans = common.filter(|[from, to]| from < to).collect();
        }
        spans
    }

    /// Where the line at a height crosses the outline.
    fn crossings(&self, y: f32) -> Vec<f32> {
        let crossed = self.pieces.iter().filter(|[[_, y0], [_, y1]]| (*y0 <= y) != (*y1 <= y));
        crossed.map(|[[x0, y0], [x1, y1]]| x0 + (y - y0) / (y1 - y0) * (x1 - x0)).collect()
    }

    /// How much of the rectangle lies inside (even-odd rule), from 0 to 1, judged on three lines across it.
    pub fn share_inside(&self, rect: &Rect) -> f32 {
        let height = rect.height();
        let heights: [f32; LINES] = HEIGHTS.map(|part| rect.min[1] + part * height);
        let mut crossings: [Vec<f32>; LINES] = Default::default();
        for [[x0, y0], [x1, y1]] in &self.pieces {
            if y0.max(*y1) < heights[0] || y0.min(*y1) > heights[LINES - 1] {
                continue;
            }
            for (y, crossings) in heights.iter().zip(&mut crossings) {
                if (y0 <= y) != (y1 <= y) {
                    crossings.push(x0 + (y - y0) / (y1 - y0) * (x1 - x0));
                }
            }
        }
        let length = |mut crossings: Vec<f32>| -> f32 {
            crossings.sort_by(f32::total_cmp);
            let inside = |pair: &[f32]| (pair[1].min(rect.max[0]) - pair[0].max(rect.min[0])).max(0.0);
            crossings.chunks_exact(2).map(inside).sum()
        };
        crossings.into_iter().map(length).sum::<f32>() / (LINES as f32 * rect.width().max(1e-6))
    }
}

/// The most that [`Shape::share_inside`] can say of a rectangle when the whole outline lies in a box.
pub fn most_inside(rect: &Rect, bounds: &Rect) -> f32 {
    // A hair's breadth, because both were rounded.
    let bounds = bounds.grown(0.02);
    let within = |part: &f32| (bounds.min[1]..=bounds.max[1]).contains(&(rect.min[1] + part * rect.height()));
    let lines = HEIGHTS.iter().filter(|part| within(part)).count() as f32 / LINES as f32;
    let width = rect.max[0].min(bounds.max[0]) - rect.min[0].max(bounds.min[0]);
    lines * (width.max(0.0) / rect.width().max(1e-6))
}

/// The arcs of an area.
pub fn area_arcs(geography: &Geography, area: usize) -> Vec<u32> {
    let Some(polygons) = geography.levels.first().and_then(|level| level.coverage.polygons.get(area)) else {
        return Vec::new();
    };
    polygons.iter().flatten().flatten().map(|(arc, _)| *arc).collect()
}

/// The arcs around each township.
pub fn township_arcs(geography: &Geography) -> Vec<Vec<u32>> {
    let mut arcs = vec![Vec::new(); geography.townships.len()];
    let Some(level) = geography.levels.first() else {
        return arcs;
    };
    let township = |area: Option<u32>| area.and_then(|area| geography.township_of_area.get(area as usize)).copied();
    for (number, arc) in level.coverage.arcs.iter().enumerate() {
        let (left, right) = (township(arc.left), township(arc.right));
        if left != right {
            for township in [left, right].into_iter().flatten() {
                arcs[township as usize].push(number as u32);
            }
        }
    }
    arcs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_around_the_outline_says_the_most_that_can_lie_inside() {
        let mut shape = Shape::default();
        shape.add([[0.0, 0.0], [10.0, 0.0], [5.0, 8.0], [0.0, 0.0]].into_iter());
        let bounds = Rect::new([0.0, 0.0], [10.0, 8.0]);
        for nth in 0..400_u16 {
            let at = |by: u16| f32::from(nth * by % 97) * 0.2 - 5.0;
            let rect = Rect::around([at(31), at(57)], 1.0 + f32::from(nth % 9), 1.0 + f32::from(nth % 5));
            assert!(shape.share_inside(&rect) <= most_inside(&rect, &bounds) + 1e-6, "{rect:?}");
        }
        assert_eq!(most_inside(&Rect::new([20.0, 0.0], [22.0, 1.0]), &bounds), 0.0);
    }

    #[test]
    fn a_rectangle_half_in_is_half_inside_and_a_hole_counts_as_outside() {
        let square = vec![[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0], [0.0, 0.0]];
        let hole = vec![[4.0, 0.5], [6.0, 0.5], [6.0, 9.5], [4.0, 9.5], [4.0, 0.5]];
        let mut shape = Shape::default();
        shape.add(square.into_iter());
        shape.add(hole.into_iter());
        assert_eq!(shape.share_inside(&Rect::new([1.0, 1.0], [3.0, 9.0])), 1.0);
        assert_eq!(shape.share_inside(&Rect::new([8.0, 1.0], [12.0, 9.0])), 0.5);
        assert!((shape.share_inside(&Rect::new([0.0, 2.0], [10.0, 8.0])) - 0.8).abs() < 1e-6);
        assert_eq!(shape.share_inside(&Rect::new([20.0, 2.0], [30.0, 8.0])), 0.0);
    }
}
