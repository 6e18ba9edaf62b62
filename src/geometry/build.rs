//! Cutting the rings of areas into a coverage.

use geo_types::MultiPolygon;

use super::assembly::Pieces;
use super::coverage::{Coverage, CoverageReport};
use super::edges::Edges;
use super::faults;
use super::junctions::with_junctions;
use super::rings::{RingFaults, Rings};
use super::snapping::snap_vertices;

/// A vertex that was put into a border bends it, which can bring the border to another vertex: so look again, but not
/// for ever.
const JUNCTION_ROUNDS: usize = 4;

impl Coverage {
    /// Cuts the rings of the areas into arcs; vertices within `tolerance` of each other become one, and a vertex that
    /// lies within it on the border of a neighbour becomes a vertex of that border. The report says what was mended and
    /// what could not be.
    pub fn build(areas: &[MultiPolygon<f64>], tolerance: f64) -> (Self, CoverageReport) {
        let mut ring_faults = RingFaults::default();
        let mut report = CoverageReport::default();
        let mut rings = Rings::of(areas, &mut ring_faults).cleaned(&mut ring_faults);
        // What the rings touch from here on, we brought together ourselves.
        report.self_crossing = std::mem::take(&mut ring_faults.touching);
        report.snapped = snap_vertices(&mut rings, tolerance);
        if report.snapped > 0 {
            rings = rings.cleaned(&mut ring_faults);
        }
        let mut edges = Edges::of(&rings);
        for _ in 0..JUNCTION_ROUNDS {
            let Some(with) = with_junctions(&rings, &edges, tolerance) else { break };
            report.inserted += with.corners.len() - rings.corners.len();
            rings = with.cleaned(&mut ring_faults);
            edges = Edges::of(&rings);
        }
        let pieces = Pieces { ends: &edges.ends, vertices: rings.points.len(), sides: &edges.sides };
        let assembly = pieces.coverage(areas.len(), |line, (edge, backwards)| {
            let [from, to] = edges.ends[edge as usize].map(|vertex| rings.points[vertex as usize]);
            let [from, to] = if backwards { [to, from] } else { [from, to] };
            if line.is_empty() {
                line.push(from);
            }
            line.push(to);
        });
        report.dropped = ring_faults.dropped;
        faults::find(&rings, &assembly, tolerance, &mut report);
        (assembly.coverage, report)
    }
}

#[cfg(test)]
mod tests {
    use geo::Area;
    use geo_types::{Polygon, polygon};

    use super::*;
    use crate::geometry::Contiguity;

    fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Polygon<f64> {
        polygon![(x: x, y: y), (x: x + width, y: y), (x: x + width, y: y + height), (x: x, y: y + height)]
    }

    fn build(areas: &[Polygon<f64>], tolerance: f64) -> (Coverage, CoverageReport) {
        let areas: Vec<MultiPolygon<f64>> = areas.iter().cloned().map(Into::into).collect();
        Coverage::build(&areas, tolerance)
    }

    fn sizes(coverage: &Coverage) -> Vec<f64> {
        (0..coverage.len as u32).map(|area| coverage.polygon(area).unsigned_area()).collect()
    }

    #[test]
    fn two_squares_share_one_arc_and_have_one_each_outside() {
        let (coverage, report) = build(&[rectangle(0., 0., 1., 1.), rectangle(1., 0., 1., 1.)], 0.0);
        assert_eq!(report, CoverageReport::default());
        assert_eq!(coverage.arcs.len(), 3);
        let shared: Vec<_> = coverage.arcs.iter().filter(|arc| arc.left.is_some() && arc.right.is_some()).collect();
        assert_eq!(shared.len(), 1);
        assert_eq!(shared[0].points.len(), 2);
        let up = shared[0].points[1][1] > shared[0].points[0][1];
        assert_eq!(if up { shared[0].left } else { shared[0].right }, Some(0), "left of a line that goes up is west");
    }

    #[test]
    fn rings_that_turn_the_wrong_way_are_turned() {
        let mut wrong = rectangle(1., 0., 1., 1.);
        wrong.exterior_mut(|ring| ring.0.reverse());
        let right = build(&[rectangle(0., 0., 1., 1.), rectangle(1., 0., 1., 1.)], 0.0).0;
        let turned = build(&[rectangle(0., 0., 1., 1.), wrong], 0.0).0;
        assert_eq!(turned.neighbours(Contiguity::Rook), right.neighbours(Contiguity::Rook));
        assert!((0..2).all(|area| turned.polygon(area).signed_area() == 1.0));
    }

    #[test]
    fn nothing_makes_a_coverage_of_nothing() {
        assert_eq!(Coverage::build(&[], 0.5), (Coverage::default(), CoverageReport::default()));
        let (coverage, report) = Coverage::build(&[MultiPolygon::new(vec![])], f64::NAN);
        assert_eq!((coverage.len, coverage.arcs.len(), report), (1, 0, CoverageReport::default()));
        assert_eq!(coverage.simplified(5.0).len, 1);
        assert_eq!(coverage.dissolved(&[0]).len, 1);
        assert_eq!(coverage.neighbours(Contiguity::Queen), [vec![0; 0]]);
    }

    #[test]
    fn an_island_and_an_exclave_stay_with_their_area() {
        let mut with_exclave = MultiPolygon::from(rectangle(0., 0., 1., 1.));
        with_exclave.0.push(rectangle(2.25, 0.25, 0.5, 0.5));
        with_exclave.0.push(rectangle(9., 9., 0.5, 0.5));
        let mut around = rectangle(2., 0., 1., 1.);
        around.interiors_push(rectangle(2.25, 0.25, 0.5, 0.5).exterior().clone());
        let (coverage, report) = Coverage::build(&[with_exclave, rectangle(1., 0., 1., 1.).into(), around.into()], 0.0);
        assert_eq!(report, CoverageReport::default());
        assert_eq!(sizes(&coverage), [1.5, 1.0, 0.75]);
        assert_eq!(coverage.polygons[0].len(), 3);
        assert_eq!(coverage.polygons[0][0].len(), 1);
        assert_eq!(coverage.polygons[2][0].len(), 2, "a hole where the exclave lies");
        assert_eq!(coverage.neighbours(Contiguity::Rook), [vec![1, 2], vec![0, 2], vec![0, 1]]);
        assert_eq!(coverage.dissolved(&[0, 0, 0]).polygon(0).0.len(), 2, "the county and its island");
    }

    #[test]
    fn a_hole_filled_by_another_area_is_no_gap_and_an_empty_one_is() {
        let mut around = rectangle(0., 0., 4., 4.);
        around.interiors_push(rectangle(1., 1., 2., 2.).exterior().clone());
        let (coverage, report) = build(&[around.clone(), rectangle(1., 1., 2., 2.)], 0.0);
        assert_eq!(report, CoverageReport::default());
        assert_eq!(coverage.neighbours(Contiguity::Queen), [vec![1], vec![0]]);
        let (coverage, report) = build(&[around], 0.0);
        assert_eq!(report.gaps, [([2.0, 2.0], 4.0)]);
        assert!(report.inner_arcs.is_empty(), "a lake is no sliver");
        assert_eq!(sizes(&coverage), [12.0]);
    }

    #[test]
    fn parts_of_one_area_that_adjoin_have_no_border_between() {
        let mut parts = MultiPolygon::from(rectangle(0., 0., 1., 1.));
        parts.0.push(rectangle(1., 0., 1., 1.));
        let (coverage, _) = Coverage::build(&[parts], 0.0);
        assert_eq!((coverage.arcs.len(), coverage.polygons[0].len()), (1, 1));
        assert_eq!(sizes(&coverage), [2.0]);
    }

    #[test]
    fn a_ring_that_crosses_itself_is_reported_with_the_place() {
        let eight = polygon![(x: 0., y: 0.), (x: 4., y: 4.), (x: 4., y: 0.), (x: 0., y: 2.)];
        let (_, report) = build(&[rectangle(9., 9., 1., 1.), eight], 0.0);
        assert_eq!(report.self_crossing.len(), 1);
        let (area, [x, y]) = report.self_crossing[0];
        assert_eq!(area, 1);
        assert!((x - 4.0 / 3.0).abs() < 1e-12 && (y - 4.0 / 3.0).abs() < 1e-12, "{x} {y}");
    }

    #[test]
    fn a_ring_that_comes_back_to_a_vertex_is_reported_and_cut_there() {
        let eight =
            polygon![(x: 0., y: 0.), (x: 2., y: 2.), (x: 4., y: 4.), (x: 4., y: 0.), (x: 2., y: 2.), (x: 0., y: 4.)];
        let (coverage, report) = build(&[eight], 0.0);
        assert_eq!(report.self_crossing, [(0, [2.0, 2.0])]);
        assert_eq!(sizes(&coverage), [8.0]);
        assert_eq!(coverage.polygons[0].len(), 2);
        let keyhole = polygon![
            (x: 0., y: 0.), (x: 9., y: 0.), (x: 9., y: 9.), (x: 0., y: 9.), (x: 0., y: 0.),
            (x: 3., y: 3.), (x: 3., y: 6.), (x: 6., y: 6.), (x: 6., y: 3.), (x: 3., y: 3.),
        ];
        let (coverage, _) = build(&[keyhole], 0.0);
        assert_eq!(sizes(&coverage), [72.0]);
        assert_eq!(coverage.polygons[0].iter().map(Vec::len).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn rings_without_area_or_with_no_numbers_are_left_out_and_reported() {
        let flat = polygon![(x: 5., y: 5.), (x: 6., y: 5.), (x: 5., y: 5.)];
        let nan = polygon![(x: 7., y: 7.), (x: f64::NAN, y: 7.), (x: 8., y: 8.)];
        let infinite = polygon![(x: f64::INFINITY, y: 7.), (x: f64::NAN, y: 7.), (x: f64::NAN, y: 8.)];
        let (coverage, report) = build(&[flat, rectangle(0., 0., 1., 1.), nan, infinite], 0.1);
        assert_eq!(report.dropped, [(2, Some([7.0, 7.0])), (3, None), (0, Some([5.0, 5.0]))]);
        assert_eq!(sizes(&coverage), [0.0, 1.0, 0.0, 0.0]);
    }

    #[test]
    fn overlaps_are_reported_by_pair_with_their_size() {
        let (coverage, report) =
            build(&[rectangle(0., 0., 4., 4.), rectangle(3., 1., 4., 2.), rectangle(1., 1., 1., 1.)], 0.0);
        assert_eq!(report.overlaps.iter().map(|(a, b, _)| (*a, *b)).collect::<Vec<_>>(), [(0, 1), (0, 2)]);
        assert!((report.overlaps[0].2 - 2.0).abs() < 1e-6 && (report.overlaps[1].2 - 1.0).abs() < 1e-6);
        assert_eq!(sizes(&coverage), [16.0, 8.0, 1.0], "nobody loses ground");
    }

    #[test]
    fn the_same_area_twice_is_an_overlap() {
        let (coverage, report) =
            build(&[rectangle(0., 0., 2., 2.), rectangle(0., 0., 2., 2.), rectangle(2., 0., 2., 2.)], 0.0);
        assert_eq!(report.overlaps.iter().map(|(a, b, _)| (*a, *b)).collect::<Vec<_>>(), [(0, 1)]);
        assert_eq!(sizes(&coverage), [4.0, 4.0, 4.0]);
        assert_eq!(coverage.neighbours(Contiguity::Rook), [vec![1, 2], vec![0, 2], vec![0, 1]]);
        assert!(coverage.simplified(0.1).polygon(1).unsigned_area() > 3.9);
        assert_eq!(coverage.dissolved(&[0, 0, 1]).len, 2);
    }

    #[test]
    fn vertices_within_the_tolerance_become_one_and_no_others() {
        let apart = [rectangle(0., 0., 1., 1.), rectangle(1.01, 0.0, 1., 1.)];
        let (coverage, report) = build(&apart, 0.02);
        assert_eq!((report.snapped, coverage.arcs.len()), (2, 3));
        let (coverage, report) = build(&apart, 0.005);
        assert_eq!((report.snapped, coverage.arcs.len()), (0, 2));
        assert_eq!(coverage.neighbours(Contiguity::Queen), [vec![0; 0], vec![]]);
    }

    #[test]
    fn a_vertex_on_the_edge_of_two_neighbours_is_put_into_it() {
        let areas = [rectangle(0., 0., 2., 1.), rectangle(0., 1., 1., 1.), rectangle(1., 1.0001, 1., 1.)];
        let (coverage, report) = build(&areas, 0.001);
        assert_eq!((report.snapped, report.inserted), (3, 1));
        assert_eq!((report.gaps.len(), report.overlaps.len()), (0, 0));
        assert_eq!(coverage.neighbours(Contiguity::Rook), [vec![1, 2], vec![0, 2], vec![0, 1]]);
        assert_eq!(coverage.dissolved(&[0, 0, 0]).arcs.len(), 1);
    }

    #[test]
    fn a_sliver_between_borders_that_do_not_meet_is_reported_and_known_as_inner() {
        let left = polygon![(x: 0., y: 0.), (x: 5., y: 0.), (x: 4.9, y: 5.), (x: 5., y: 9.), (x: 0., y: 9.)];
        let right = polygon![(x: 5., y: 0.), (x: 9., y: 0.), (x: 9., y: 9.), (x: 5., y: 9.)];
        let (coverage, report) = build(&[left, right], 0.001);
        assert_eq!(report.gaps.len(), 1);
        assert!((report.gaps[0].1 - 0.45).abs() < 1e-9);
        assert_eq!(report.inner_arcs.len(), 2);
        assert_eq!(coverage.neighbours(Contiguity::Queen), [vec![1], vec![0]]);
    }
}
