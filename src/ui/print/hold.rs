//! A part that is held by the pointer: moved as a whole, or by one of its handles.

use crate::map::{Part, Rect};

use super::snap::{ALL, Edges, snapped};

/// The least side of a part that is sized, units of the page.
const LEAST: f32 = 12.0;

/// The handles of a selected part: where they stand on its edge (0 left and above, 1 right and below), and which edges
/// they move.
pub const HANDLES: [([f32; 2], Edges); 8] = [
    ([0.0, 0.0], [true, true, false, false]),
    ([0.5, 0.0], [false, true, false, false]),
    ([1.0, 0.0], [false, true, true, false]),
    ([1.0, 0.5], [false, false, true, false]),
    ([1.0, 1.0], [false, false, true, true]),
    ([0.5, 1.0], [false, false, false, true]),
    ([0.0, 1.0], [true, false, false, true]),
    ([0.0, 0.5], [true, false, false, false]),
];

/// A part that is held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hold {
    /// The part.
    pub part: Part,
    /// Which of its edges move.
    pub edges: Edges,
    /// Where it stood when it was taken up.
    pub from: Rect,
    /// Where it stands now, and the lines that it has met.
    pub now: (Rect, [Option<f32>; 2]),
    /// Where the pointer was then, units of the page.
    pub grip: [f32; 2],
}

impl Hold {
    /// Takes a part up.
    pub fn of(part: Part, edges: Edges, from: Rect, grip: [f32; 2]) -> Self {
        Self { part, edges, from, now: (from, [None; 2]), grip }
    }

    /// Whether it is sized and not moved.
    pub fn is_sizing(&self) -> bool {
        self.edges != ALL
    }

    /// The pointer is there now. `others` is what the part may snap to, within `reach`.
    pub fn drag(&mut self, pointer: [f32; 2], page: [f32; 2], others: &[Rect], reach: f32) {
        let by = [pointer[0] - self.grip[0], pointer[1] - self.grip[1]];
        let moved = stretched(self.from, self.edges, by);
        let (rect, met) = snapped(moved, self.edges, others, reach);
        self.now = (within(rect, self.edges, page), met);
    }
}

/// The rectangle with its edges moved; it never turns inside out.
pub fn stretched(rect: Rect, edges: Edges, by: [f32; 2]) -> Rect {
    let mut there = rect;
    for axis in 0..2 {
        let (low, high) = (edges[axis], edges[axis + 2]);
        there.min[axis] += if low { by[axis] } else { 0.0 };
        there.max[axis] += if high { by[axis] } else { 0.0 };
        if there.max[axis] - there.min[axis] < LEAST {
            if low && !high {
                there.min[axis] = there.max[axis] - LEAST;
            } else if high && !low {
                there.max[axis] = there.min[axis] + LEAST;
            }
        }
    }
    there
}

/// The rectangle on the page: moved back as a whole, or with its moving edges at those of the page.
fn within(rect: Rect, edges: Edges, page: [f32; 2]) -> Rect {
    let mut there = rect;
    for axis in 0..2 {
        if edges[axis] && edges[axis + 2] {
            let by = (-there.min[axis]).max(0.0) + (page[axis] - there.max[axis]).min(0.0);
            there.min[axis] += by;
            there.max[axis] += by;
        } else {
            there.min[axis] = there.min[axis].max(0.0);
            there.max[axis] = there.max[axis].min(page[axis]);
        }
    }
    there
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_follows_the_pointer_and_stays_on_the_page() {
        let mut hold = Hold::of(Part::Legend, ALL, Rect::new([100.0, 100.0], [200.0, 150.0]), [120.0, 110.0]);
        hold.drag([320.0, 60.0], [1000.0, 700.0], &[], 5.0);
        assert_eq!(hold.now.0, Rect::new([300.0, 50.0], [400.0, 100.0]));
        hold.drag([5000.0, -900.0], [1000.0, 700.0], &[], 5.0);
        assert_eq!(hold.now.0, Rect::new([900.0, 0.0], [1000.0, 50.0]));
    }

    #[test]
    fn a_handle_moves_its_edges_and_never_turns_the_part_inside_out() {
        let from = Rect::new([100.0, 100.0], [200.0, 150.0]);
        let mut hold = Hold::of(Part::Table, HANDLES[4].1, from, [200.0, 150.0]);
        hold.drag([260.0, 190.0], [1000.0, 700.0], &[], 5.0);
        assert_eq!(hold.now.0, Rect::new([100.0, 100.0], [260.0, 190.0]));
        hold.drag([0.0, 0.0], [1000.0, 700.0], &[], 5.0);
        assert_eq!(hold.now.0, Rect::new([100.0, 100.0], [112.0, 112.0]));
    }
}
