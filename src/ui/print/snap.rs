//! Snapping: a part that is moved or sized stops where its edges or its middle meet those of the margins and of others.

use crate::map::Rect;

/// Which edges move: the left, the upper, the right and the lower one. A part that is moved moves all four.
pub type Edges = [bool; 4];

/// A part that is moved as a whole.
pub const ALL: Edges = [true; 4];

/// The rectangle with its moving edges at the nearest line within `reach`, and the lines that it met: their places across
/// and down.
pub fn snapped(rect: Rect, edges: Edges, others: &[Rect], reach: f32) -> (Rect, [Option<f32>; 2]) {
    let (mut rect, mut met) = (rect, [None; 2]);
    for (axis, line) in met.iter_mut().enumerate() {
        let (low, high) = (edges[axis], edges[axis + 2]);
        let whole = low && high;
        let middle = (rect.min[axis] + rect.max[axis]) / 2.0;
        let own = [(low, rect.min[axis]), (high, rect.max[axis]), (whole, middle)];
        let of_other = |other: &Rect| {
            let (from, to) = (other.min[axis], other.max[axis]);
            [from, to, (from + to) / 2.0]
        };
        let lines = others.iter().flat_map(of_other);
        let near =
            lines.flat_map(|at| own.into_iter().filter(|(moves, _)| *moves).map(move |(_, from)| (at, at - from)));
        let nearest = near.filter(|(_, by)| by.abs() <= reach).min_by(|(_, a), (_, b)| a.abs().total_cmp(&b.abs()));
        if let Some((at, by)) = nearest {
            *line = Some(at);
            rect.min[axis] += if low { by } else { 0.0 };
            rect.max[axis] += if high { by } else { 0.0 };
        }
    }
    (rect, met)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_part_stops_at_the_margin_and_at_the_middle_of_another() {
        let others = [Rect::new([50.0, 50.0], [950.0, 650.0]), Rect::new([300.0, 100.0], [500.0, 200.0])];
        let (rect, met) = snapped(Rect::new([47.0, 300.0], [147.0, 340.0]), ALL, &others, 5.0);
        assert_eq!((rect, met), (Rect::new([50.0, 300.0], [150.0, 340.0]), [Some(50.0), None]));
        let (rect, met) = snapped(Rect::new([352.0, 300.0], [452.0, 342.0]), ALL, &others, 5.0);
        assert_eq!((rect.min[0], met[0]), (350.0, Some(400.0)), "its middle stands under the other's");
        let (rect, _) = snapped(Rect::new([60.0, 60.0], [303.0, 90.0]), [false, false, true, false], &others, 5.0);
        assert_eq!(rect, Rect::new([60.0, 60.0], [300.0, 90.0]), "only the edge that is dragged moves");
    }

    proptest! {
        #[test]
        fn a_part_that_is_moved_keeps_its_size_and_goes_no_further_than_the_reach(
            x in 0.0f32..900.0, y in 0.0f32..600.0, width in 10.0f32..200.0, height in 10.0f32..200.0,
        ) {
            let rect = Rect::new([x, y], [x + width, y + height]);
            let others = [Rect::new([50.0, 50.0], [950.0, 650.0]), Rect::new([300.0, 100.0], [500.0, 200.0])];
            let (there, _) = snapped(rect, ALL, &others, 6.0);
            prop_assert!((there.width() - width).abs() < 0.01 && (there.height() - height).abs() < 0.01);
            prop_assert!((there.min[0] - x).abs() <= 6.01 && (there.min[1] - y).abs() <= 6.01);
        }
    }
}
