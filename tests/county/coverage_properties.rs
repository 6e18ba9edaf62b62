//! Properties of the coverage on tilings of all kinds, against twins that compare all with all.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};

use cunqing::geometry::{Contiguity, Coverage, anchor, dissolve, plane, triangles};
use geo::Area;
use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use proptest::prelude::*;

type Corner = (i64, i64);

/// A tiling by cells, each with jagged borders that it shares with its neighbours; cells may belong to no area (holes
/// and bays), and an area may have many cells, also apart from each other.
#[derive(Clone, Debug)]
struct Tiling {
    columns: usize,
    /// The area of each cell.
    owner: Vec<Option<u32>>,
    /// Random numbers for the places of the vertices.
    salt: u64,
    /// How many vertices each border has between its ends.
    between: usize,
}

/// A number from 0 to 1 that depends on all of these only.
fn random(salt: u64, a: usize, b: usize, c: usize) -> f64 {
    let mut bits = salt ^ (a as u64) << 40 ^ (b as u64) << 20 ^ c as u64;
    for _ in 0..3 {
        bits = (bits ^ bits >> 31).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

impl Tiling {
    fn corner(&self, column: usize, row: usize) -> [f64; 2] {
        let shift = |axis| 30.0 * random(self.salt, column, row, axis) - 15.0;
        [100.0 * column as f64 + shift(1), 100.0 * row as f64 + shift(2)]
    }

    /// The border from one corner to the next one to the right (or up), with its end.
    fn border(&self, from: (usize, usize), up: bool) -> Vec<[f64; 2]> {
        let to = if up { (from.0, from.1 + 1) } else { (from.0 + 1, from.1) };
        let (a, b) = (self.corner(from.0, from.1), self.corner(to.0, to.1));
        let mut line = vec![a];
        for step in 1..=self.between {
            let along = step as f64 / (self.between + 1) as f64;
            let aside = 0.25
                * along.min(1.0 - along)
                * (2.0 * random(self.salt, from.0, from.1, 10 * step + usize::from(up)) - 1.0);
            let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
            line.push([a[0] + along * dx - aside * dy, a[1] + along * dy + aside * dx]);
        }
        line.push(b);
        line
    }

    fn cell(&self, column: usize, row: usize) -> Vec<[f64; 2]> {
        let mut ring = self.border((column, row), false);
        let joined = |ring: &mut Vec<[f64; 2]>, line: Vec<[f64; 2]>| ring.extend(line.into_iter().skip(1));
        joined(&mut ring, self.border((column + 1, row), true));
        let backwards = |mut line: Vec<[f64; 2]>| {
            line.reverse();
            line
        };
        joined(&mut ring, backwards(self.border((column, row + 1), false)));
        joined(&mut ring, backwards(self.border((column, row), true)));
        ring
    }

    fn cells(&self) -> impl Iterator<Item = (usize, usize, u32)> + '_ {
        let place = |cell: usize| (cell % self.columns, cell / self.columns);
        self.owner
            .iter()
            .enumerate()
            .filter_map(move |(cell, owner)| owner.map(|owner| (place(cell).0, place(cell).1, owner)))
    }

    fn len(&self) -> usize {
        self.owner.iter().flatten().max().map_or(0, |last| *last as usize + 1)
    }

    /// The areas, each as a polygon for every cell; `moved` may change a point of one cell.
    fn areas(&self, moved: impl Fn(usize, usize, [f64; 2]) -> [f64; 2]) -> Vec<MultiPolygon<f64>> {
        let mut areas = vec![MultiPolygon::new(vec![]); self.len()];
        for (column, row, owner) in self.cells() {
            let ring = self.cell(column, row).into_iter().map(|point| moved(column, row, point));
            areas[owner as usize].0.push(Polygon::new(line_string(ring), vec![]));
        }
        areas
    }

    fn exact(&self) -> Vec<MultiPolygon<f64>> {
        self.areas(|_, _, point| point)
    }

    /// Which areas have a corner (or, for rooks, a border) in common.
    fn neighbours(&self, contiguity: Contiguity) -> Vec<Vec<u32>> {
        let mut meeting: BTreeMap<Vec<Corner>, BTreeSet<u32>> = BTreeMap::new();
        for (column, row, owner) in self.cells() {
            let bits = |[x, y]: [f64; 2]| (x.to_bits() as i64, y.to_bits() as i64);
            let ring = self.cell(column, row);
            for pair in ring.windows(2) {
                let mut key = vec![bits(pair[0])];
                if contiguity == Contiguity::Rook {
                    key.push(bits(pair[1]));
                    key.sort_unstable();
                }
                meeting.entry(key).or_default().insert(owner);
            }
        }
        let mut neighbours = vec![BTreeSet::new(); self.len()];
        for areas in meeting.values() {
            for one in areas {
                neighbours[*one as usize].extend(areas.iter().filter(|other| *other != one));
            }
        }
        neighbours.into_iter().map(Vec::from_iter).collect()
    }
}

fn line_string(points: impl IntoIterator<Item = [f64; 2]>) -> LineString<f64> {
    points.into_iter().map(|[x, y]| Coord { x, y }).collect()
}

fn tilings() -> impl Strategy<Value = Tiling> {
    (1_usize..7, 1_usize..7, 1_u32..9, 0_usize..7, any::<u64>()).prop_flat_map(
        |(columns, rows, areas, between, salt)| {
            let owner = prop::option::weighted(0.9, 0..areas);
            prop::collection::vec(owner, columns * rows).prop_map(move |owner| Tiling { columns, owner, salt, between })
        },
    )
}

/// The sum over the cells of an area.
fn cell_sums(areas: &[MultiPolygon<f64>]) -> Vec<f64> {
    areas.iter().map(|area| area.iter().map(Area::unsigned_area).sum()).collect()
}

fn nearly(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * (1.0 + a.abs())
}

/// Each arc is used by the ring of each area that it names, once, and by no other.
fn is_sound(coverage: &Coverage) {
    let mut used = BTreeSet::new();
    for area in 0..coverage.len as u32 {
        for ring in coverage.polygons[area as usize].iter().flatten() {
            for (arc, backwards) in ring {
                let line = &coverage.arcs[*arc as usize];
                assert_eq!(if *backwards { line.right } else { line.left }, Some(area));
                assert!(used.insert((*arc, *backwards)), "arc {arc} is used twice on one side");
            }
            let points = coverage.ring(ring);
            assert!(points.len() >= 4 && points.first() == points.last());
        }
    }
    for (number, arc) in (0..).zip(&coverage.arcs) {
        assert_ne!(arc.left, arc.right);
        assert_eq!(arc.left.is_some(), used.contains(&(number, false)));
        assert_eq!(arc.right.is_some(), used.contains(&(number, true)));
        assert!(arc.points.len() >= 2);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_area_keeps_its_size_and_every_arc_its_two_sides(tiling in tilings()) {
        let areas = tiling.exact();
        let (coverage, report) = Coverage::build(&areas, 0.0);
        is_sound(&coverage);
        prop_assert_eq!((report.snapped, report.inserted, report.overlaps.len()), (0, 0, 0));
        for (number, sum) in (0..).zip(cell_sums(&areas)) {
            prop_assert!(nearly(coverage.polygon(number).unsigned_area(), sum));
        }
    }

    #[test]
    fn neighbours_are_those_with_a_common_vertex_or_edge(tiling in tilings()) {
        let (coverage, _) = Coverage::build(&tiling.exact(), 0.0);
        for contiguity in [Contiguity::Queen, Contiguity::Rook] {
            prop_assert_eq!(coverage.neighbours(contiguity), tiling.neighbours(contiguity));
        }
    }

    #[test]
    fn dissolved_groups_are_as_large_as_their_areas(tiling in tilings(), groups in 1_u32..4) {
        let areas = tiling.exact();
        let (coverage, _) = Coverage::build(&areas, 0.0);
        let sums = cell_sums(&areas);
        let group: Vec<u32> = (0..areas.len() as u32)
            .map(|area| if area % 5 == 4 { dissolve::NO_GROUP } else { area % groups })
            .collect();
        let dissolved = coverage.dissolved(&group);
        is_sound(&dissolved);
        for number in 0..dissolved.len as u32 {
            let sum: f64 = sums.iter().zip(&group).filter(|(_, of)| **of == number).map(|(sum, _)| sum).sum();
            prop_assert!(nearly(dissolved.polygon(number).unsigned_area(), sum));
        }
        let outline = coverage.dissolved(&vec![0; areas.len()]);
        prop_assert!(outline.arcs.iter().all(|arc| arc.left.is_none() != arc.right.is_none()));
        prop_assert!(nearly(outline.polygon(0).unsigned_area(), sums.iter().sum()));
    }

    #[test]
    fn simplified_areas_still_tile_without_crossing_and_none_is_lost(tiling in tilings(), size in 1.0..400.0_f64) {
        let (coverage, _) = Coverage::build(&tiling.exact(), 0.0);
        let simple = coverage.simplified(size);
        is_sound(&simple);
        prop_assert!(simple.point_count() <= coverage.point_count());
        let mut sum = 0.0;
        for area in 0..simple.len as u32 {
            let own = simple.polygon(area).unsigned_area();
            prop_assert_eq!(own > 0.0, coverage.polygon(area).unsigned_area() > 0.0);
            sum += own;
        }
        let outline = simple.dissolved(&vec![0; simple.len]);
        prop_assert!(nearly(outline.polygon(0).unsigned_area(), sum));
        for (before, after) in coverage.arcs.iter().zip(&simple.arcs) {
            prop_assert_eq!((before.points.first(), before.points.last()), (after.points.first(), after.points.last()));
            prop_assert!(after.points.iter().all(|point| before.points.contains(point)));
        }
        let lines: Vec<_> = simple.arcs.iter().flat_map(|arc| arc.points.windows(2)).collect();
        for (index, one) in lines.iter().enumerate() {
            for other in &lines[index + 1..] {
                prop_assert_eq!(plane::crossing(one[0], one[1], other[0], other[1]), None);
                prop_assert!((one[0], one[1]) != (other[0], other[1]) && (one[0], one[1]) != (other[1], other[0]));
            }
        }
    }

    #[test]
    fn a_point_is_held_by_the_area_of_its_cell(tiling in tilings(), x in -20.0..720.0_f64, y in -20.0..720.0_f64) {
        let (coverage, _) = Coverage::build(&tiling.exact(), 0.0);
        let holding: Vec<u32> = (0..coverage.len as u32).filter(|area| coverage.holds(*area, [x, y])).collect();
        let cell = tiling.cells().find(|(column, row, _)| plane::crosses_ray(&tiling.cell(*column, *row), [x, y]));
        prop_assert_eq!(holding, Vec::from_iter(cell.map(|(_, _, owner)| owner)));
    }

    #[test]
    fn rings_that_do_not_quite_meet_are_brought_together(tiling in tilings()) {
        let exact = tiling.exact();
        // Each cell has its own idea of where its vertices lie, up to 0.2 apart in each direction.
        let apart = tiling.areas(|column, row, [x, y]| {
            let shake = |axis| 0.2 * random(tiling.salt ^ x.to_bits(), column, row, axis) - 0.1;
            [x + shake(5), y + shake(6)]
        });
        let (expected, _) = Coverage::build(&exact, 0.0);
        let (coverage, report) = Coverage::build(&apart, 0.5);
        is_sound(&coverage);
        prop_assert_eq!(coverage.arcs.len(), expected.arcs.len());
        prop_assert_eq!(coverage.neighbours(Contiguity::Queen), expected.neighbours(Contiguity::Queen));
        prop_assert_eq!((report.overlaps.len(), report.self_crossing.len()), (0, 0));
        for area in 0..coverage.len as u32 {
            let (ours, theirs) = (coverage.polygon(area).unsigned_area(), expected.polygon(area).unsigned_area());
            prop_assert!((ours - theirs).abs() <= 0.01 * theirs, "{} {}", ours, theirs);
        }
    }

    #[test]
    fn a_vertex_on_the_border_of_a_neighbour_becomes_a_vertex_of_both(tiling in tilings()) {
        // Every other cell leaves out the vertices between the ends of its borders, which lie on a straight line.
        let straight = Tiling { between: 0, ..tiling.clone() };
        let (expected, _) = Coverage::build(&straight.exact(), 0.0);
        let mut areas = vec![MultiPolygon::new(vec![]); tiling.len()];
        for (column, row, owner) in tiling.cells() {
            let mut ring = straight.cell(column, row);
            if (column + row) % 2 == 0 {
                ring = with_middles(&ring);
            }
            areas[owner as usize].0.push(Polygon::new(line_string(ring), vec![]));
        }
        let (coverage, report) = Coverage::build(&areas, 0.01);
        is_sound(&coverage);
        prop_assert_eq!(coverage.arcs.len(), expected.arcs.len());
        prop_assert_eq!(coverage.neighbours(Contiguity::Rook), expected.neighbours(Contiguity::Rook));
        prop_assert_eq!((report.overlaps.len(), report.self_crossing.len()), (0, 0));
    }

    #[test]
    fn triangles_are_as_large_as_the_area_and_the_anchor_is_inside(tiling in tilings()) {
        let (coverage, _) = Coverage::build(&tiling.exact(), 0.0);
        for area in 0..coverage.len as u32 {
            let (points, indices) = triangles(&coverage, area);
            let sum: f64 = indices
                .chunks_exact(3)
                .map(|corner| [0, 1, 2].map(|index| points[corner[index] as usize]))
                .map(|[a, b, c]| plane::cross(a, b, c).abs() / 2.0)
                .sum();
            prop_assert!(nearly(sum, coverage.polygon(area).unsigned_area()));
            for polygon in &coverage.polygons[area as usize] {
                let rings: Vec<_> = polygon.iter().map(|ring| coverage.ring(ring)).collect();
                let (place, radius) = anchor::pole(&rings, 0.05);
                prop_assert!(radius > 0.0 && coverage.holds(area, place));
                let nearest = rings
                    .iter()
                    .flat_map(|ring| ring.windows(2))
                    .map(|pair| plane::foot_on_segment(place, pair[0], pair[1]).1.sqrt())
                    .fold(f64::INFINITY, f64::min);
                prop_assert!(nearly(nearest, radius));
            }
        }
    }
}

/// The ring with a vertex in the middle of each edge.
fn with_middles(ring: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let mut points = vec![ring[0]];
    for pair in ring.windows(2) {
        points.push([(pair[0][0] + pair[1][0]) / 2.0, (pair[0][1] + pair[1][1]) / 2.0]);
        points.push(pair[1]);
    }
    points
}
