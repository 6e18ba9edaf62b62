//! Points in buckets: which points lie near a place, found without comparing with all.

use super::alike::mixed;
use super::plane::{Box2, Point2};

const NONE: u32 = u32::MAX;

/// Points by square cell of the plane. Cells share buckets by a hash of their place, so that the memory follows the
/// number of points and not the size of the plane; the asker compares the points that it is given.
pub(super) struct Buckets {
    cell: f64,
    mask: u64,
    head: Vec<u32>,
    next: Vec<u32>,
}

impl Buckets {
    /// Buckets for about so many points in cells of that size.
    pub(super) fn new(count: usize, cell: f64) -> Self {
        let buckets = count.next_power_of_two().max(16);
        Self { cell, mask: buckets as u64 - 1, head: vec![NONE; buckets], next: Vec::with_capacity(count) }
    }

    /// Adds the next point and gives its number: 0 for the first.
    pub(super) fn push(&mut self, point: Point2) -> u32 {
        let bucket = self.bucket(self.column(point[0]), self.column(point[1]));
        let number = self.next.len() as u32;
        self.next.push(self.head[bucket]);
        self.head[bucket] = number;
        number
    }

    /// Gives every point in the cells that meet the box to the question until it answers yes; others may be among
    /// them, and a point may come twice.
    pub(super) fn any_in(&self, [low, high]: Box2, mut question: impl FnMut(u32) -> bool) -> bool {
        for x in self.column(low[0])..=self.column(high[0]) {
            for y in self.column(low[1])..=self.column(high[1]) {
                let mut number = self.head[self.bucket(x, y)];
                while number != NONE {
                    if question(number) {
                        return true;
                    }
                    number = self.next[number as usize];
                }
            }
        }
        false
    }

    fn column(&self, value: f64) -> i64 {
        (value / self.cell).floor() as i64
    }

    fn bucket(&self, x: i64, y: i64) -> usize {
        (mixed((x as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ y as u64) & self.mask) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_of_a_box_is_found_whatever_the_cells() {
        let points: Vec<Point2> = (0..400).map(|i| [f64::from(i % 20) - 10.0, f64::from(i / 20) - 10.0]).collect();
        for cell in [0.3, 1.0, 7.0] {
            let mut buckets = Buckets::new(points.len(), cell);
            for point in &points {
                buckets.push(*point);
            }
            let mut found = vec![false; points.len()];
            buckets.any_in([[-3.0, -2.0], [4.0, 5.0]], |number| {
                found[number as usize] = true;
                false
            });
            for (point, found) in points.iter().zip(&found) {
                let inside = (-3.0..=4.0).contains(&point[0]) && (-2.0..=5.0).contains(&point[1]);
                assert!(*found || !inside, "{point:?} in cells of {cell}");
            }
        }
    }
}
