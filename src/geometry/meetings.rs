//! What meets at each vertex: how many, and where it is but two, from the one to the other.

/// Numbers that meet at vertices.
pub(super) struct Meetings {
    /// How many meet at each vertex, and all of them laid over each other by exclusive or: of two, each gives the other.
    at: Vec<(u32, u32)>,
}

impl Meetings {
    /// Pairs of a vertex and of what meets there.
    pub(super) fn of(vertices: usize, pairs: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut at = vec![(0, 0); vertices];
        for (vertex, what) in pairs {
            let (degree, laid) = &mut at[vertex as usize];
            *degree += 1;
            *laid ^= what;
        }
        Self { at }
    }

    /// How many meet at a vertex.
    pub(super) fn degree(&self, vertex: u32) -> u32 {
        self.at[vertex as usize].0
    }

    /// The other of two that meet at a vertex.
    pub(super) fn other(&self, vertex: u32, what: u32) -> u32 {
        self.at[vertex as usize].1 ^ what
    }
}
