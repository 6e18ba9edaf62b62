//! The rings of one area, put together from its arcs.

use std::collections::BTreeMap;

use super::coverage::ArcLine;
use super::plane::{Point2, cross, crosses_ray, shoelace};

/// An arc by index, `true` when walked backwards.
pub(super) type Step = (u32, bool);

/// A closed walk along arcs that comes to no node twice.
pub(super) struct Ring {
    /// The arcs in the order of the walk.
    pub(super) steps: Vec<Step>,
    /// Twice the area, positive when the ring turns to the left.
    pub(super) twice_area: f64,
}

/// The arcs with what tracing needs of each.
pub(super) struct Tracer<'a> {
    arcs: &'a [ArcLine],
    ends: &'a [[u32; 2]],
    /// Twice the area between each arc and the line between its ends.
    bulges: Vec<f64>,
}

impl<'a> Tracer<'a> {
    /// For the arcs with the numbers of the nodes at their ends.
    pub(super) fn new(arcs: &'a [ArcLine], ends: &'a [[u32; 2]]) -> Self {
        Self { arcs, ends, bulges: arcs.iter().map(|arc| shoelace(&arc.points)).collect() }
    }

    /// The polygons of an area that lies to the left of these steps: largest first, each with its outer ring first.
    pub(super) fn polygons(&self, steps: &[Step]) -> Vec<Vec<Vec<Step>>> {
        let (mut outers, mut holes) = (Vec::new(), Vec::new());
        for ring in self.rings(steps) {
            if ring.twice_area > 0.0 {
                outers.push(ring);
            } else if ring.twice_area < 0.0 {
                holes.push(ring);
            }
        }
        outers.sort_by(|a, b| b.twice_area.total_cmp(&a.twice_area));
        let mut polygons: Vec<Vec<Vec<Step>>> = outers.iter().map(|ring| vec![ring.steps.clone()]).collect();
        for hole in holes {
            // The smallest outer ring around it; they are sorted by size.
            let around = match polygons.len() {
                0 => None,
                1 => Some(0),
                _ => (0..outers.len()).rev().find(|outer| self.holds(&outers[*outer], &hole)).or(Some(0)),
            };
            if let Some(around) = around {
                polygons[around].push(hole.steps);
            }
        }
        polygons
    }

    /// The closed walks along all of these steps, each turning as far to the left as it can.
    pub(super) fn rings(&self, steps: &[Step]) -> Vec<Ring> {
        let mut open: Vec<(u32, Step)> = steps.iter().map(|step| (self.from(*step), *step)).collect();
        open.sort_unstable();
        let mut walked = vec![false; open.len()];
        let mut rings = Vec::new();
        for first in 0..open.len() {
            let mut walk = Vec::new();
            let mut next = (!walked[first]).then_some(first);
            while let Some(index) = next {
                walked[index] = true;
                walk.push(open[index].1);
                next = self.onward(&open, &walked, open[index].1);
            }
            self.cut(walk, &mut rings);
        }
        rings
    }

    /// The step that goes on from the end of a step, the leftmost where there are several.
    fn onward(&self, open: &[(u32, Step)], walked: &[bool], step: Step) -> Option<usize> {
        let node = self.to(step);
        let from = open.partition_point(|entry| entry.0 < node);
        let choices = (from..open.len()).take_while(|index| open[*index].0 == node).filter(|index| !walked[*index]);
        let mut choices = choices.peekable();
        let first = choices.next()?;
        if choices.peek().is_none() {
            return Some(first);
        }
        let [before, here] = self.last_line(step);
        let leftness = |index: usize| {
            // Where the next step goes first is where it would come from if it were walked the other way.
            let (arc, backwards) = open[index].1;
            let [after, _] = self.last_line((arc, !backwards));
            let (d, e) = ([here[0] - before[0], here[1] - before[1]], [after[0] - here[0], after[1] - here[1]]);
            (d[0] * e[1] - d[1] * e[0]).atan2(d[0] * e[0] + d[1] * e[1])
        };
        std::iter::once(first).chain(choices).max_by(|a, b| leftness(*a).total_cmp(&leftness(*b)).then(b.cmp(a)))
    }

    /// Cuts a walk where it comes back to a node, and keeps the closed parts that have an area.
    fn cut(&self, walk: Vec<Step>, rings: &mut Vec<Ring>) {
        if self.is_simple(&walk) {
            let twice_area = self.twice_area(&walk);
            rings.push(Ring { steps: walk, twice_area });
            return;
        }
        let mut place = BTreeMap::new();
        let mut kept: Vec<Step> = Vec::with_capacity(walk.len());
        for step in walk {
            place.insert(self.from(step), kept.len());
            kept.push(step);
            if let Some(at) = place.get(&self.to(step)).copied() {
                let steps: Vec<Step> = kept.drain(at..).collect();
                for gone in &steps {
                    place.remove(&self.from(*gone));
                }
                let twice_area = self.twice_area(&steps);
                rings.push(Ring { steps, twice_area });
            }
        }
    }

    /// Whether a short walk is closed and comes to no node twice.
    fn is_simple(&self, walk: &[Step]) -> bool {
        const SHORT: usize = 32;
        let (Some(first), Some(last)) = (walk.first(), walk.last()) else { return false };
        let again = |nth: usize| walk[..nth].iter().any(|before| self.from(*before) == self.from(walk[nth]));
        walk.len() <= SHORT && self.to(*last) == self.from(*first) && !(0..walk.len()).any(again)
    }

    fn twice_area(&self, steps: &[Step]) -> f64 {
        let Some(first) = steps.first() else { return 0.0 };
        let from = self.line(*first)[0];
        let part = |step: &Step| {
            let [start, end] = self.line(*step);
            let bulge = self.bulges[step.0 as usize];
            cross(from, start, end) + if step.1 { -bulge } else { bulge }
        };
        steps.iter().map(part).sum()
    }

    /// Whether the outer ring goes around the hole.
    fn holds(&self, outer: &Ring, hole: &Ring) -> bool {
        let Some([a, b, ..]) = hole.steps.first().map(|step| self.arcs[step.0 as usize].points.as_slice()) else {
            return false;
        };
        let middle = [(a[0] + b[0]) / 2.0, (a[1] + b[1]) / 2.0];
        outer.steps.iter().filter(|step| crosses_ray(&self.arcs[step.0 as usize].points, middle)).count() % 2 == 1
    }

    fn from(&self, (arc, backwards): Step) -> u32 {
        self.ends[arc as usize][usize::from(backwards)]
    }

    fn to(&self, (arc, backwards): Step) -> u32 {
        self.ends[arc as usize][usize::from(!backwards)]
    }

    /// The first and the last point of a step.
    fn line(&self, (arc, backwards): Step) -> [Point2; 2] {
        let points = &self.arcs[arc as usize].points;
        let ends = [points.first(), points.last()].map(|point| point.copied().unwrap_or_default());
        if backwards { [ends[1], ends[0]] } else { ends }
    }

    /// The last two points of a step.
    fn last_line(&self, (arc, backwards): Step) -> [Point2; 2] {
        let points = &self.arcs[arc as usize].points;
        match points.as_slice() {
            [second, first, ..] if backwards => [*first, *second],
            [.., first, second] => [*first, *second],
            _ => [[0.0; 2]; 2],
        }
    }
}
