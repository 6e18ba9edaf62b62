//! A rectangle of the page.

/// A rectangle of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left and upper edge.
    pub min: [f32; 2],
    /// Right and lower edge.
    pub max: [f32; 2],
}

impl Rect {
    /// From its edges.
    pub const fn new(min: [f32; 2], max: [f32; 2]) -> Self {
        Self { min, max }
    }

    /// Width in units of the page.
    pub fn width(&self) -> f32 {
        self.max[0] - self.min[0]
    }

    /// Height in units of the page.
    pub fn height(&self) -> f32 {
        self.max[1] - self.min[1]
    }

    /// The middle.
    pub fn center(&self) -> [f32; 2] {
        [(self.min[0] + self.max[0]) / 2.0, (self.min[1] + self.max[1]) / 2.0]
    }

    /// Whether both have a point in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.min[0] < other.max[0]
            && other.min[0] < self.max[0]
            && self.min[1] < other.max[1]
            && other.min[1] < self.max[1]
    }

    /// Whether the other lies wholly inside.
    pub fn contains(&self, other: &Self) -> bool {
        self.min[0] <= other.min[0]
            && other.max[0] <= self.max[0]
            && self.min[1] <= other.min[1]
            && other.max[1] <= self.max[1]
    }

    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        Self::new(
            [self.min[0].min(other.min[0]), self.min[1].min(other.min[1])],
            [self.max[0].max(other.max[0]), self.max[1].max(other.max[1])],
        )
    }

    /// What both have in common; turned inside out where that is nothing.
    #[must_use]
    pub fn common(&self, other: &Self) -> Self {
        Self::new(
            [self.min[0].max(other.min[0]), self.min[1].max(other.min[1])],
            [self.max[0].min(other.max[0]), self.max[1].min(other.max[1])],
        )
    }

    /// Whether the point lies inside.
    pub fn holds(&self, [x, y]: [f32; 2]) -> bool {
        self.min[0] <= x && x < self.max[0] && self.min[1] <= y && y < self.max[1]
    }

    /// Whether a piece of line has a point in the rectangle.
    pub fn meets(&self, line: [[f32; 2]; 2]) -> bool {
        self.part_of(line).is_some()
    }

    /// The part of a piece of line that lies in the rectangle (Liang and Barsky, "A new concept and method for line
    /// clipping", ACM Transactions on Graphics 3, 1984, 1).
    pub fn part_of(&self, [from, to]: [[f32; 2]; 2]) -> Option<[[f32; 2]; 2]> {
        let (mut first, mut last) = (0.0_f32, 1.0_f32);
        for axis in 0..2 {
            let way = to[axis] - from[axis];
            for (step, room) in [(-way, from[axis] - self.min[axis]), (way, self.max[axis] - from[axis])] {
                if step == 0.0 {
                    if room < 0.0 {
                        return None;
                    }
                } else if step < 0.0 {
                    first = first.max(room / step);
                } else {
                    last = last.min(room / step);
                }
            }
        }
        let at = |part: f32| match part {
            0.0 => from,
            1.0 => to,
            part => [0, 1].map(|axis| from[axis] + part * (to[axis] - from[axis])),
        };
        (first <= last).then(|| [at(first), at(last)])
    }

    /// The rectangle of this size around a point.
    pub fn around([x, y]: [f32; 2], width: f32, height: f32) -> Self {
        Self::new([x - width / 2.0, y - height / 2.0], [x + width / 2.0, y + height / 2.0])
    }

    /// The rectangle with each edge moved outwards.
    #[must_use]
    pub fn grown(&self, by: f32) -> Self {
        Self::new([self.min[0] - by, self.min[1] - by], [self.max[0] + by, self.max[1] + by])
    }

    /// The rectangle moved.
    #[must_use]
    pub fn moved(&self, [dx, dy]: [f32; 2]) -> Self {
        Self::new([self.min[0] + dx, self.min[1] + dy], [self.max[0] + dx, self.max[1] + dy])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_is_cut_at_the_frame_and_left_out_beside_it() {
        let frame = Rect::new([0.0, 0.0], [10.0, 10.0]);
        assert_eq!(frame.part_of([[2.0, 2.0], [8.0, 8.0]]), Some([[2.0, 2.0], [8.0, 8.0]]));
        assert_eq!(frame.part_of([[-5.0, 5.0], [5.0, 5.0]]), Some([[0.0, 5.0], [5.0, 5.0]]));
        assert_eq!(frame.part_of([[5.0, -5.0], [5.0, 15.0]]), Some([[5.0, 0.0], [5.0, 10.0]]));
        assert_eq!(frame.part_of([[-5.0, 0.0], [0.0, 20.0]]), None);
        assert_eq!(frame.part_of([[20.0, 1.0], [20.0, 9.0]]), None);
    }

    proptest! {
        #[test]
        fn a_line_meets_a_rectangle_where_one_of_many_of_its_points_lies_in_it(
            from in prop::array::uniform2(-20.0f32..20.0), to in prop::array::uniform2(-20.0f32..20.0),
        ) {
            let rect = Rect::new([-5.0, -3.0], [6.0, 4.0]);
            let at = |nth: u16| [0, 1].map(|axis| from[axis] + f32::from(nth) / 4000.0 * (to[axis] - from[axis]));
            let holds = |by: f32| (0..=4000).any(|nth| rect.grown(by).holds(at(nth)));
            prop_assert!(!holds(-0.02) || rect.meets([from, to]));
            prop_assert!(!rect.meets([from, to]) || holds(0.02));
        }
    }
}
