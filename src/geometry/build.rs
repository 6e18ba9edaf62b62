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
