//! The edges of all rings, each once, with the areas on both sides.

use super::rings::Rings;
use super::sides::Sides;

const NONE: u32 = u32::MAX;

/// The edges between neighbouring vertices.
pub(super) struct Edges {
    /// The vertices at both ends.
    pub(super) ends: Vec<[u32; 2]>,
    /// The edge that begins at each corner of the rings.
    pub(super) of_corner: Vec<u32>,
    /// The areas on both sides of each edge.
    pub(super) sides: Sides,
}

impl Edges {
    /// Finds the edges of rings that are turned so that their areas lie to the left. Linear in the corners: each edge
    /// is looked for among the few that leave its end.
    pub(super) fn of(rings: &Rings) -> Self {
        let count = rings.corners.len();
        let target = targets(rings);
        let leaving = Lists::by(rings.points.len(), rings.corners.iter().map(|corner| *corner as usize));
        let mut of_corner = vec![NONE; count];
        let mut ends = Vec::with_capacity(count / 2);
        let mut sides = Sides::default();
        let area_of = rings.iter().flat_map(|(head, corners)| corners.iter().map(move |_| head.area));
        for (corner, area) in area_of.enumerate() {
            let (from, to) = (rings.corners[corner], target[corner]);
            if of_corner[corner] == NONE {
                let edge = ends.len() as u32;
                ends.push([from, to]);
                sides.push();
                let same = leaving.of_key(from as usize).iter().filter(|other| target[**other as usize] == to);
                let back = leaving.of_key(to as usize).iter().filter(|other| target[**other as usize] == from);
                for other in same.chain(back) {
                    of_corner[*other as usize] = edge;
                }
            }
            let edge = of_corner[corner] as usize;
            sides.add(edge, area, ends[edge][0] != from);
        }
        sides.cancel();
        Self { ends, of_corner, sides }
    }

    /// Whether the edge is not simply the border of one area with another.
    pub(super) fn is_open(&self, edge: usize) -> bool {
        !self.sides.is_closed(edge)
    }
}

/// The vertex at which the edge of each corner ends.
fn targets(rings: &Rings) -> Vec<u32> {
    let mut targets = Vec::with_capacity(rings.corners.len());
    for (_, corners) in rings.iter() {
        targets.extend(corners.iter().skip(1).chain(corners.first()));
    }
    targets
}

/// Numbers in lists by a key, in one piece of memory.
pub(super) struct Lists {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    /// The numbers 0, 1, … by their keys, each below `count`.
    pub(super) fn by(count: usize, keys: impl Iterator<Item = usize> + Clone) -> Self {
        Self::of(count, keys.zip(0..))
    }

    /// The numbers by their keys, each key below `count`.
    pub(super) fn of(count: usize, pairs: impl Iterator<Item = (usize, u32)> + Clone) -> Self {
        let mut starts = vec![0_u32; count + 1];
        for (key, _) in pairs.clone() {
            starts[key + 1] += 1;
        }
        for key in 0..count {
            starts[key + 1] += starts[key];
        }
        let mut free = starts.clone();
        let mut items = vec![0; starts[count] as usize];
        for (key, item) in pairs {
            items[free[key] as usize] = item;
            free[key] += 1;
        }
        Self { starts, items }
    }

    /// The numbers with this key, in their order.
    pub(super) fn of_key(&self, key: usize) -> &[u32] {
        &self.items[self.starts[key] as usize..self.starts[key + 1] as usize]
    }
}
