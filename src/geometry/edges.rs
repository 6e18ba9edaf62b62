//! The edges of all rings, each once, with the areas on both sides.

use super::meetings::Meetings;
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
    /// Finds the edges of rings that are turned so that their areas lie to the left and that come to no vertex twice.
    /// Linear in the corners: each edge is looked for among the few that leave its ends. Where two rings run along each
    /// other, the one forwards and the other backwards, it is found beside the one before.
    pub(super) fn of(rings: &Rings) -> Self {
        let (count, corners) = (rings.corners.len(), &rings.corners);
        let target = targets(rings);
        let leaving = Leaving::of(rings);
        let mut of_corner = vec![NONE; count];
        let mut ends = Vec::with_capacity(count / 2);
        let mut sides = Sides::with_capacity(count / 2);
        let (mut start, mut twin) = (0, count);
        for head in &rings.heads {
            for corner in start..head.end {
                let (from, to) = (corners[corner], target[corner]);
                if of_corner[corner] == NONE {
                    let edge = ends.len() as u32;
                    ends.push([from, to]);
                    sides.push();
                    of_corner[corner] = edge;
                    let guess = twin.wrapping_sub(1);
                    let is_twin = guess < count && corners[guess] == to && target[guess] == from;
                    if is_twin && leaving.is_pair(from) && leaving.is_pair(to) {
                        of_corner[guess] = edge;
                        twin = guess;
                    } else {
                        let next = if corner + 1 == head.end { start } else { corner + 1 };
                        leaving.each(from, corner as u32, |other| {
                            if target[other as usize] == to {
                                of_corner[other as usize] = edge;
                            }
                        });
                        leaving.each(to, next as u32, |other| {
                            if target[other as usize] == from {
                                of_corner[other as usize] = edge;
                                twin = other as usize;
                            }
                        });
                    }
                }
                let edge = of_corner[corner] as usize;
                sides.add(edge, head.area, ends[edge][0] != from);
            }
            start = head.end;
        }
        sides.cancel();
        Self { ends, of_corner, sides }
    }

    /// Whether the edge is not simply the border of one area with another.
    pub(super) fn is_open(&self, edge: usize) -> bool {
        !self.sides.is_closed(edge)
    }
}

/// The corners at which edges leave each vertex.
struct Leaving {
    meetings: Meetings,
    /// Those of the vertices where there are more than two.
    more: Lists,
}

impl Leaving {
    fn of(rings: &Rings) -> Self {
        let meetings = Meetings::of(rings.points.len(), rings.corners.iter().copied().zip(0..));
        let many = rings.corners.iter().zip(0..).filter(|(vertex, _)| meetings.degree(**vertex) > 2);
        let more = Lists::of(rings.points.len(), many.map(|(vertex, corner)| (*vertex as usize, corner)));
        Self { meetings, more }
    }

    /// Whether just two edges leave a vertex.
    fn is_pair(&self, vertex: u32) -> bool {
        self.meetings.degree(vertex) == 2
    }

    /// Gives the corners at a vertex, of which one is known.
    fn each(&self, vertex: u32, known: u32, mut give: impl FnMut(u32)) {
        match self.meetings.degree(vertex) {
            0 | 1 => give(known),
            2 => [known, self.meetings.other(vertex, known)].into_iter().for_each(give),
            _ => self.more.of_key(vertex as usize).iter().for_each(|corner| give(*corner)),
        }
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
