//! What one search for the shortest way keeps in mind, without clearing it for the next one.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// From where a node was reached: not at all, because the search begins there.
pub(super) const START: u32 = u32::MAX;
/// From the post that borrows, or to which it is lent.
pub(super) const PARTNER: u32 = u32::MAX - 1;

/// A node as a search sees it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    /// How far it is.
    pub distance: i64,
    /// The search that came here last.
    seen_in: u32,
    /// The pair by which it was reached, [`START`] or [`PARTNER`].
    pub via: u32,
}

/// The nodes: cadres, then posts.
#[derive(Clone, Debug, Default)]
pub(super) struct Search {
    marks: Vec<Mark>,
    now: u32,
    /// The nodes that were reached.
    pub touched: Vec<u32>,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
    /// Nodes at the very distance that is being looked at.
    level: Vec<u32>,
    /// A node that ends the way as soon as it is reached, while all other ends cost so much more.
    goal: Option<u32>,
    toll: i64,
}

impl Search {
    /// For so many nodes.
    pub fn new(nodes: usize) -> Self {
        Self { marks: vec![Mark::default(); nodes], ..Self::default() }
    }

    /// From now on a way ends where it reaches this node; all other ends cost so much more.
    pub fn detour(&mut self, goal: u32, toll: i64) {
        (self.goal, self.toll) = (Some(goal), toll);
    }

    /// No node is a goal any more.
    pub fn no_detour(&mut self) {
        (self.goal, self.toll) = (None, 0);
    }

    /// Whether the way ends at this node whatever room there is.
    pub fn is_goal(&self, node: u32) -> bool {
        self.goal == Some(node)
    }

    /// What an end costs beside its own cost, if it is not the goal.
    pub fn toll(&self) -> i64 {
        self.toll
    }

    /// Begins at a node.
    pub fn begin(&mut self, node: u32) {
        if self.now == u32::MAX {
            self.marks.iter_mut().for_each(|mark| mark.seen_in = 0);
            self.now = 0;
        }
        self.now += 1;
        self.touched.clear();
        self.heap.clear();
        self.level.clear();
        self.reach(node, 0, START);
        self.level.push(node);
    }

    /// Notes a way to a node, if it is shorter than the one known.
    pub fn reach(&mut self, node: u32, distance: i64, via: u32) -> bool {
        let mark = &mut self.marks[node as usize];
        if mark.seen_in != self.now {
            self.touched.push(node);
        } else if mark.distance <= distance {
            return false;
        }
        *mark = Mark { distance, seen_in: self.now, via };
        true
    }

    /// Has a node looked at when its turn comes; `here` is the distance that is being looked at.
    pub fn later(&mut self, node: u32, distance: i64, here: i64) {
        if distance == here {
            self.level.push(node);
        } else {
            self.heap.push(Reverse((distance, node)));
        }
    }

    /// The nearest node that has not been looked at, if it is nearer than the limit.
    pub fn next(&mut self, limit: i64) -> Option<(i64, u32)> {
        if let Some(node) = self.level.pop() {
            let distance = self.marks[node as usize].distance;
            return (distance < limit).then_some((distance, node));
        }
        while let Some(Reverse((distance, node))) = self.heap.pop() {
            if distance >= limit {
                return None;
            }
            if self.marks[node as usize].distance == distance {
                return Some((distance, node));
            }
        }
        None
    }

    /// How much memory it holds, bytes.
    pub fn bytes(&self) -> usize {
        self.marks.capacity() * size_of::<Mark>()
            + (self.touched.capacity() + self.level.capacity()) * size_of::<u32>()
            + self.heap.capacity() * size_of::<(i64, u32)>()
    }

    /// How far a node is that was reached.
    pub fn distance(&self, node: u32) -> i64 {
        self.marks[node as usize].distance
    }

    /// The pair by which a node was reached.
    pub fn via(&self, node: u32) -> u32 {
        self.marks[node as usize].via
    }
}
