//! The rings of all areas over one list of vertices: made clean, turned the right way.

use geo_types::MultiPolygon;

use super::alike::distinct;
use super::plane::{Point2, cross, crosses_ray};

/// The rings of all areas, as numbers of vertices.
#[derive(Default)]
pub(super) struct Rings {
    /// Every vertex once.
    pub(super) points: Vec<Point2>,
    /// The vertices of the rings, one ring after the other, without the repeated first.
    pub(super) corners: Vec<u32>,
    /// What each ring is.
    pub(super) heads: Vec<RingHead>,
}

/// Which ring it is and where it ends.
#[derive(Clone, Copy)]
pub(super) struct RingHead {
    /// One past its last corner.
    pub(super) end: usize,
    /// Its area.
    pub(super) area: u32,
    /// Whether it bounds a hole.
    pub(super) hole: bool,
}

/// What was found while the rings were made clean.
#[derive(Default)]
pub(super) struct RingFaults {
    /// Areas with a ring that was left out, with a point of it if it has one.
    pub(super) dropped: Vec<(u32, Option<Point2>)>,
    /// Areas with a ring that comes back to one of its vertices, with the place.
    pub(super) touching: Vec<(u32, Point2)>,
}

impl Rings {
    /// Takes the rings as they are; rings with a coordinate that is no number are left out.
    pub(super) fn of(areas: &[MultiPolygon<f64>], faults: &mut RingFaults) -> Self {
        let count = areas.iter().flatten().map(|part| part.exterior().0.len()).sum();
        let mut all: Vec<Point2> = Vec::with_capacity(count);
        let mut rings = Self::default();
        for (area, shape) in (0..).zip(areas) {
            for part in shape {
                let outer = (part.exterior(), false);
                for (ring, hole) in std::iter::once(outer).chain(part.interiors().iter().map(|ring| (ring, true))) {
                    if ring.0.iter().all(|coord| coord.x.is_finite() && coord.y.is_finite()) {
                        all.extend(ring.0.iter().map(|coord| [coord.x, coord.y]));
                        rings.heads.push(RingHead { end: all.len(), area, hole });
                    } else {
                        let known = ring.0.iter().find(|coord| coord.x.is_finite() && coord.y.is_finite());
                        faults.dropped.push((area, known.map(|coord| [coord.x, coord.y])));
                    }
                }
            }
        }
        (rings.points, rings.corners) = distinct(&all);
        rings
    }

    /// One ring with its corners.
    pub(super) fn nth(&self, nth: usize) -> (RingHead, &[u32]) {
        let start = nth.checked_sub(1).map_or(0, |before| self.heads[before].end);
        (self.heads[nth], &self.corners[start..self.heads[nth].end])
    }

    /// Each ring with its corners.
    pub(super) fn iter(&self) -> impl Iterator<Item = (RingHead, &[u32])> {
        let mut start = 0;
        self.heads.iter().map(move |head| (*head, &self.corners[std::mem::replace(&mut start, head.end)..head.end]))
    }

    /// The same rings without repeated vertices and without spikes; each is cut where it comes back to a vertex, and
    /// turned so that its area lies to the left. Rings of fewer than three corners are left out.
    pub(super) fn cleaned(mut self, faults: &mut RingFaults) -> Self {
        let mut cleaned = Self {
            points: std::mem::take(&mut self.points),
            corners: Vec::with_capacity(self.corners.len()),
            heads: Vec::with_capacity(self.heads.len()),
        };
        let mut seen_in = vec![u32::MAX; cleaned.points.len()];
        let mut kept = Vec::new();
        for (number, (head, corners)) in (0..).zip(self.iter()) {
            let corners = without_spikes(corners, &mut kept);
            if corners.len() < 3 {
                faults.dropped.push((head.area, corners.first().map(|corner| cleaned.points[*corner as usize])));
                continue;
            }
            let mut repeats = false;
            for corner in corners {
                repeats |= std::mem::replace(&mut seen_in[*corner as usize], number) == number;
            }
            if repeats {
                cleaned.push_loops(head, corners.to_vec(), faults);
            } else {
                cleaned.push_turned(head, corners);
            }
        }
        cleaned
    }

    /// Adds a ring, turned so that an outer ring goes to the left and a hole to the right.
    fn push_turned(&mut self, head: RingHead, corners: &[u32]) {
        if (self.twice_area(corners) > 0.0) == head.hole {
            self.corners.extend(corners.iter().rev());
        } else {
            self.corners.extend(corners);
        }
        self.heads.push(RingHead { end: self.corners.len(), ..head });
    }

    /// Adds a ring that touches itself as the loops of which it is made: those inside the largest are holes in it (or
    /// islands, if it is a hole itself), the others lie beside it.
    fn push_loops(&mut self, head: RingHead, corners: Vec<u32>, faults: &mut RingFaults) {
        let loops = loops_of(corners);
        let mut loops: Vec<Vec<u32>> =
            loops.iter().map(|corners| without_spikes(corners, &mut Vec::new()).to_vec()).collect();
        loops.retain(|corners| corners.len() >= 3);
        // All loops but the last to be cut begin where the ring comes back.
        let places = loops.iter().rev().skip(1).map(|corners| (head.area, self.points[corners[0] as usize]));
        faults.touching.extend(places);
        loops.sort_by(|a, b| self.twice_area(b).abs().total_cmp(&self.twice_area(a).abs()));
        let mut loops = loops.into_iter();
        let Some(main) = loops.next() else {
            faults.dropped.push((head.area, None));
            return;
        };
        let outline = self.closed(&main);
        for corners in loops {
            let inside = corners
                .iter()
                .find(|corner| !main.contains(corner))
                .is_some_and(|corner| crosses_ray(&outline, self.points[*corner as usize]));
            self.push_turned(RingHead { hole: head.hole != inside, ..head }, &corners);
        }
        self.push_turned(head, &main);
    }

    /// The points of a ring with the first repeated at the end.
    pub(super) fn closed(&self, corners: &[u32]) -> Vec<Point2> {
        corners.iter().chain(corners.first()).map(|corner| self.points[*corner as usize]).collect()
    }

    /// Twice the signed area of a ring, relative to its first corner, so that far-away coordinates do not cost digits.
    fn twice_area(&self, corners: &[u32]) -> f64 {
        let Some(first) = corners.first() else { return 0.0 };
        let place = |corner: u32| self.points[corner as usize];
        let after = corners.iter().skip(1).chain([first]);
        corners.iter().zip(after).map(|(one, other)| cross(place(*first), place(*one), place(*other))).sum()
    }
}

/// The corners without repeats and without those where the ring turns back on itself, around the end as well.
fn without_spikes<'a>(corners: &[u32], kept: &'a mut Vec<u32>) -> &'a [u32] {
    kept.clear();
    for corner in corners {
        push_without_spike(kept, *corner);
    }
    let mut start = 0;
    while kept.len() - start >= 2 {
        let (first, second) = (kept[start], kept[start + 1]);
        let last = kept.len() - 1;
        if kept[last] == first {
            kept.pop();
        } else if last > start && (kept[last] == second || (last > start + 1 && kept[last - 1] == first)) {
            // The end goes back to where the ring came from: both ends of the spike go.
            if kept[last] == second {
                start += 1;
            } else {
                kept.pop();
            }
        } else {
            break;
        }
    }
    &kept[start..]
}

fn push_without_spike(kept: &mut Vec<u32>, corner: u32) {
    if kept.last() == Some(&corner) {
        return;
    }
    if kept.len() >= 2 && kept[kept.len() - 2] == corner {
        kept.pop();
        return;
    }
    kept.push(corner);
}

/// Cuts a closed walk into loops that visit no vertex twice.
fn loops_of(corners: Vec<u32>) -> Vec<Vec<u32>> {
    let mut loops = Vec::new();
    let mut walk: Vec<u32> = Vec::with_capacity(corners.len());
    let mut place = std::collections::BTreeMap::new();
    for corner in corners {
        if let Some(at) = place.get(&corner).copied() {
            let cut: Vec<u32> = walk.drain(at..).collect();
            for gone in &cut {
                place.remove(gone);
            }
            loops.push(cut);
        }
        place.insert(corner, walk.len());
        walk.push(corner);
    }
    loops.push(walk);
    loops
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spikeless(corners: &[u32]) -> Vec<u32> {
        without_spikes(corners, &mut Vec::new()).to_vec()
    }

    #[test]
    fn repeats_and_spikes_go_around_the_end_too() {
        assert_eq!(spikeless(&[1, 1, 2, 3, 3, 1]), [1, 2, 3]);
        assert_eq!(spikeless(&[1, 2, 5, 2, 3, 4]), [1, 2, 3, 4]);
        assert_eq!(spikeless(&[5, 1, 2, 3, 1]), [1, 2, 3]);
        assert_eq!(spikeless(&[1, 2, 3, 1, 5]), [1, 2, 3]);
        assert!(spikeless(&[1, 2, 1, 2]).len() < 3);
        assert!(spikeless(&[7]).len() < 3);
        assert!(spikeless(&[]).is_empty());
    }

    #[test]
    fn a_walk_is_cut_where_it_comes_back() {
        assert_eq!(loops_of(vec![1, 2, 3, 1, 4, 5]), [vec![1, 2, 3], vec![1, 4, 5]]);
        assert_eq!(loops_of(vec![1, 2, 3]), [vec![1, 2, 3]]);
    }
}
