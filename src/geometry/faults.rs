//! What is wrong with a tiling: rings that cross themselves, areas that overlap, gaps.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use geo::{Area, BooleanOps};
use rstar::RTree;
use rstar::primitives::{GeomWithData, Line};

use super::anchor::pole;
use super::assembly::Assembly;
use super::coverage::{Coverage, CoverageReport};
use super::lookup::box_index;
use super::plane::{Point2, crossing};
use super::rings::Rings;
use super::threads::{shared_out, worth};
use super::tracing::{Step, Tracer};

/// Finds what is wrong and writes it into the report.
pub(super) fn find(rings: &Rings, assembly: &Assembly, tolerance: f64, report: &mut CoverageReport) {
    report.self_crossing.extend(self_crossings(rings));
    let open = Open::of(&assembly.coverage);
    let mut inner: BTreeSet<u32> = gaps(&assembly.coverage, &open, tolerance, &mut report.gaps);
    let mut pairs = open.crossing_pairs();
    pairs.extend(assembly.sides.doubled().filter_map(|(one, other)| ordered(one, other)));
    for (arc, area, other) in open.covered(&assembly.coverage) {
        inner.insert(arc);
        pairs.extend(ordered(area, other));
    }
    report.overlaps = overlaps(&assembly.coverage, &pairs, tolerance);
    report.inner_arcs = inner.into_iter().collect();
}

/// For each ring the first place in which it crosses itself. The edges are walked from one end of the ring to the
/// other, and each is compared with those that begin before it ends.
fn self_crossings(rings: &Rings) -> Vec<(u32, Point2)> {
    let parts = shared_out(rings.heads.len(), worth(rings.corners.len() * STEPS), |range| crossings_of(rings, range));
    parts.concat()
}

/// Looking for crossings is worth so many simple steps a corner.
const STEPS: usize = 40;

/// The crossings of some of the rings.
fn crossings_of(rings: &Rings, range: Range<usize>) -> Vec<(u32, Point2)> {
    let mut found = Vec::new();
    let mut edges: Vec<(f64, f64, u32)> = Vec::new();
    let mut line: Vec<Point2> = Vec::new();
    for (head, corners) in range.map(|nth| rings.nth(nth)) {
        line.clear();
        line.extend(corners.iter().chain(corners.first()).map(|corner| rings.points[*corner as usize]));
        let [low, high] = super::plane::box_of(&line);
        let axis = usize::from(high[1] - low[1] > high[0] - low[0]);
        edges.clear();
        edges.extend((0..).zip(line.windows(2)).map(|(number, pair)| {
            let (a, b) = (pair[0][axis], pair[1][axis]);
            (a.min(b), a.max(b), number)
        }));
        edges.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        found.extend(first_crossing(&line, &edges, 1 - axis).map(|place| (head.area, place)));
    }
    found
}

fn first_crossing(line: &[Point2], edges: &[(f64, f64, u32)], across: usize) -> Option<Point2> {
    for (index, (_, end, one)) in edges.iter().enumerate() {
        let (a, b) = (line[*one as usize], line[*one as usize + 1]);
        let (low, high) = (a[across].min(b[across]), a[across].max(b[across]));
        for (start, _, other) in &edges[index + 1..] {
            if start > end {
                break;
            }
            // Edges with a corner in common touch, which is no crossing.
            let apart = one.abs_diff(*other);
            if apart == 1 || apart as usize + 1 == edges.len() {
                continue;
            }
            let (c, d) = (line[*other as usize], line[*other as usize + 1]);
            if c[across].max(d[across]) >= low && c[across].min(d[across]) <= high {
                let place = crossing(a, b, c, d);
                if place.is_some() {
                    return place;
                }
            }
        }
    }
    None
}

/// The arcs with an area on one side only.
struct Open {
    /// Arc, area beside it, and whether the area lies to the right.
    arcs: Vec<(u32, u32, bool)>,
    lines: RTree<GeomWithData<Line<Point2>, u32>>,
}

impl Open {
    fn of(coverage: &Coverage) -> Self {
        let arcs: Vec<(u32, u32, bool)> = (0..)
            .zip(&coverage.arcs)
            .filter_map(|(number, arc)| match (arc.left, arc.right) {
                (Some(area), None) => Some((number, area, false)),
                (None, Some(area)) => Some((number, area, true)),
                _ => None,
            })
            .collect();
        let lines = arcs.iter().flat_map(|(arc, area, _)| {
            let points = &coverage.arcs[*arc as usize].points;
            points.windows(2).map(|pair| GeomWithData::new(Line::new(pair[0], pair[1]), *area))
        });
        Self { lines: RTree::bulk_load(lines.collect()), arcs }
    }

    /// The pairs of areas whose open borders cross.
    fn crossing_pairs(&self) -> BTreeSet<(u32, u32)> {
        let mut pairs = BTreeSet::new();
        for (one, other) in self.lines.intersection_candidates_with_other_tree(&self.lines) {
            if one.data < other.data {
                let ([a, b], [c, d]) = ([one.geom().from, one.geom().to], [other.geom().from, other.geom().to]);
                if crossing(a, b, c, d).is_some() {
                    pairs.insert((one.data, other.data));
                }
            }
        }
        pairs
    }

    /// Open arcs of which the middle lies in another area: arc, its area, the other area.
    fn covered(&self, coverage: &Coverage) -> Vec<(u32, u32, u32)> {
        let boxes = coverage.area_boxes(&coverage.arc_boxes());
        let index = box_index(&boxes);
        let mut covered = Vec::new();
        for (arc, area, _) in &self.arcs {
            let points = &coverage.arcs[*arc as usize].points;
            let middle = &points[(points.len() - 1) / 2..];
            let at = [(middle[0][0] + middle[1][0]) / 2.0, (middle[0][1] + middle[1][1]) / 2.0];
            let mut others: Vec<u32> = index.locate_all_at_point(&at).map(|entry| entry.data).collect();
            others.sort_unstable();
            let other = others.into_iter().find(|other| other != area && coverage.holds(*other, at));
            covered.extend(other.map(|other| (*arc, *area, other)));
        }
        covered
    }
}

/// Rings of nothing that turn to the left enclose a gap. The arcs around a gap no wider than a few tolerances.
fn gaps(coverage: &Coverage, open: &Open, tolerance: f64, found: &mut Vec<(Point2, f64)>) -> BTreeSet<u32> {
    let steps: Vec<Step> = open.arcs.iter().map(|(arc, _, right)| (*arc, !right)).collect();
    let tracer = Tracer::new(&coverage.arcs, &coverage.ends);
    let rings = tracer.rings(&steps);
    let mut around = BTreeSet::new();
    for ring in rings.iter().filter(|ring| ring.twice_area > 0.0) {
        let outline = coverage.ring(&ring.steps);
        let (place, radius) = pole(std::slice::from_ref(&outline), 0.1);
        found.push((place, ring.twice_area / 2.0));
        if is_sliver(&outline, radius, tolerance) {
            around.extend(ring.steps.iter().map(|(arc, _)| *arc));
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    around
}

/// Whether a gap is so narrow that it comes from borders that do not quite meet, and not from a lake or another
/// county's ground: its widest place is a few tolerances, or a hundredth of its length.
fn is_sliver(outline: &[Point2], radius: f64, tolerance: f64) -> bool {
    let length: f64 = outline.windows(2).map(|pair| super::plane::distance_squared(pair[0], pair[1]).sqrt()).sum();
    radius <= 4.0 * tolerance || radius <= 0.01 * length
}

/// The overlap of each pair, where it is more than the rounding of a border.
fn overlaps(coverage: &Coverage, pairs: &BTreeSet<(u32, u32)>, tolerance: f64) -> Vec<(u32, u32, f64)> {
    let mut polygons = BTreeMap::new();
    let least = |a: f64, b: f64| (tolerance * tolerance).max(1e-12 * a.min(b));
    let mut overlaps = Vec::new();
    for (one, other) in pairs {
        for area in [*one, *other] {
            polygons.entry(area).or_insert_with(|| coverage.polygon(area));
        }
        let (one_shape, other_shape) = (&polygons[one], &polygons[other]);
        let overlap = one_shape.intersection(other_shape).unsigned_area();
        if overlap > least(one_shape.unsigned_area(), other_shape.unsigned_area()) {
            overlaps.push((*one, *other, overlap));
        }
    }
    overlaps
}

fn ordered(one: u32, other: u32) -> Option<(u32, u32)> {
    (one != other).then_some((one.min(other), one.max(other)))
}
