//! Pieces of border joined into arcs: from node to node, where a node is a vertex in which more or fewer than two
//! pieces meet.

use super::meetings::Meetings;

/// Pieces in a row, walked from its first vertex to its last.
pub(super) struct Chain {
    /// The pieces, `true` when walked backwards.
    pub(super) pieces: Vec<(u32, bool)>,
    /// The vertices at both ends; the same for a closed chain.
    pub(super) ends: [u32; 2],
}

/// Joins those pieces that are in use. At a vertex with two pieces both have the same areas on their sides, because
/// every ring that comes in on one goes out on the other; so a chain has one area on each side.
pub(super) fn chains(vertices: usize, ends: &[[u32; 2]], in_use: impl Fn(usize) -> bool) -> Vec<Chain> {
    let used = (0..ends.len()).filter(|piece| in_use(*piece));
    let at = Meetings::of(vertices, used.clone().flat_map(|piece| ends[piece].map(|vertex| (vertex, piece as u32))));
    let mut walked: Vec<bool> = (0..ends.len()).map(|piece| !in_use(piece)).collect();
    let mut chains = Vec::new();
    let is_node = |vertex: u32| at.degree(vertex) != 2;
    let from_nodes = used.clone().filter(|piece| ends[*piece].iter().any(|vertex| is_node(*vertex)));
    for piece in from_nodes {
        // A loop at a node of its own is a chain of one piece.
        for backwards in [false, true] {
            if !walked[piece] && is_node(ends[piece][usize::from(backwards)]) {
                chains.push(walk(piece as u32, backwards, ends, &at, &mut walked));
            }
        }
    }
    for piece in used {
        if !walked[piece] {
            chains.push(walk(piece as u32, false, ends, &at, &mut walked));
        }
    }
    chains
}

fn walk(piece: u32, backwards: bool, ends: &[[u32; 2]], at: &Meetings, walked: &mut [bool]) -> Chain {
    let start = ends[piece as usize][usize::from(backwards)];
    let mut chain = Chain { pieces: vec![(piece, backwards)], ends: [start, start] };
    let mut last = (piece, backwards);
    loop {
        walked[last.0 as usize] = true;
        let vertex = ends[last.0 as usize][usize::from(!last.1)];
        chain.ends[1] = vertex;
        if vertex == start || at.degree(vertex) != 2 {
            return chain;
        }
        let next = at.other(vertex, last.0);
        if walked[next as usize] {
            return chain;
        }
        last = (next, ends[next as usize][0] != vertex);
        chain.pieces.push(last);
    }
}
