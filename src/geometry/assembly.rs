//! A coverage from pieces of border with areas on their sides: the pieces joined into arcs, the arcs into rings.

use std::sync::Arc;

use super::chains::{Chain, chains};
use super::coverage::{ArcLine, AreaWalk, Coverage};
use super::edges::Lists;
use super::plane::Point2;
use super::sides::Sides;
use super::threads::{shared_out, worth};
use super::tracing::Tracer;

/// The pieces of border: edges between vertices, or arcs of a finer tiling.
pub(super) struct Pieces<'a> {
    /// The vertices or nodes at the ends of each piece.
    pub(super) ends: &'a [[u32; 2]],
    /// One above the highest vertex.
    pub(super) vertices: usize,
    /// The areas on the sides of each piece; pieces with none are left out.
    pub(super) sides: &'a Sides,
}

impl Pieces<'_> {
    /// Puts them together to a tiling of so many areas. `extend` adds the points of a piece to a line that may already
    /// end in its first.
    pub(super) fn coverage(&self, len: usize, extend: impl Fn(&mut Vec<Point2>, (u32, bool)) + Sync) -> Assembly {
        let chains = chains(self.vertices, self.ends, |piece| !self.sides.is_empty_at(piece));
        let sides = self.sides.taken(chains.iter().map(|chain| chain.pieces[0]));
        let line = |chain: &Chain| {
            let mut points = Vec::with_capacity(chain.pieces.len() + 1);
            chain.pieces.iter().for_each(|piece| extend(&mut points, *piece));
            points
        };
        let threads = worth(self.ends.len() * STEPS);
        let of_chain = |number: usize| {
            let [left, right] = sides.of(number);
            ArcLine { points: line(&chains[number]), left, right }
        };
        let arcs = shared_out(chains.len(), threads, |range| range.map(of_chain).collect::<Vec<_>>());
        let arcs: Vec<ArcLine> = joined(arcs);
        let ends = renumbered(self.vertices, &chains);
        let polygons = polygons((len, threads), &arcs, &ends, &sides);
        Assembly { coverage: Coverage { len, arcs, ends: Arc::new(ends), polygons: Arc::new(polygons) }, sides }
    }
}

/// A coverage with all that lies on the sides of its arcs.
pub(super) struct Assembly {
    /// The coverage.
    pub(super) coverage: Coverage,
    /// The areas beside each arc, also where there are several on a side.
    pub(super) sides: Sides,
}

/// The ends of the chains, numbered anew without holes.
fn renumbered(vertices: usize, chains: &[Chain]) -> Vec<[u32; 2]> {
    let mut number = vec![u32::MAX; vertices];
    let mut count = 0;
    let mut node = |vertex: u32| {
        let number = &mut number[vertex as usize];
        if *number == u32::MAX {
            *number = count;
            count += 1;
        }
        *number
    };
    chains.iter().map(|chain| chain.ends.map(&mut node)).collect()
}

/// Putting a piece into its arc and its rings is worth so many simple steps.
const STEPS: usize = 20;

/// One list of several; a single one stays where it is.
fn joined<T>(parts: Vec<Vec<T>>) -> Vec<T> {
    let mut parts = parts.into_iter();
    let mut all = parts.next().unwrap_or_default();
    parts.for_each(|part| all.extend(part));
    all
}

fn polygons((len, threads): (usize, usize), arcs: &[ArcLine], ends: &[[u32; 2]], sides: &Sides) -> Vec<AreaWalk> {
    let coded = |arc: u32, backwards| arc << 1 | u32::from(backwards);
    let of_area = Lists::of(len, sides.uses().map(|(arc, area, backwards)| (area as usize, coded(arc, backwards))));
    let tracer = Tracer::new(arcs, ends);
    let steps =
        |area| -> Vec<(u32, bool)> { of_area.of_key(area).iter().map(|code| (code >> 1, code & 1 == 1)).collect() };
    joined(shared_out(len, threads, |range| range.map(|area| tracer.polygons(&steps(area))).collect()))
}
