//! Finding the best assignment from nothing: post after post by the shortest way.

use crate::model::{Progress, Stopped};

use super::instance::{Fault, Instance};
use super::state::Flow;

/// Why there is no solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SolveError {
    /// The instance is faulty.
    Fault(Fault),
    /// Somebody stopped it.
    Stopped,
}

impl From<Fault> for SolveError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Stopped> for SolveError {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

impl Flow {
    /// The best assignment of an instance: successive shortest paths with prices, in the manner of Jonker and Volgenant
    /// (*A shortest augmenting path algorithm for dense and sparse linear assignment problems*, Computing 38, 1987), with
    /// convex costs of the cadres. Most posts find their cadre at the first look; the others look as far as they must.
    ///
    /// ```
    /// use cunqing::analysis::planner::flow::{Flow, Instance, Pair, Post};
    /// use cunqing::model::Progress;
    /// let instance = Instance {
    ///     posts: vec![Post::of_one(100_000); 2],
    ///     cadres: vec![vec![0, 100], vec![0]],
    ///     pairs: vec![
    ///         Pair { post: 0, cadre: 0, cost: 10 },
    ///         Pair { post: 1, cadre: 0, cost: 20 },
    ///         Pair { post: 1, cadre: 1, cost: 90 },
    ///     ],
    /// };
    /// let flow = Flow::solve(&instance, Progress::UNWATCHED)?;
    /// assert_eq!((flow.cost(), flow.cadres_of(0), flow.cadres_of(1)), (100, vec![0], vec![1]));
    /// # Ok::<(), cunqing::analysis::planner::flow::SolveError>(())
    /// ```
    pub fn solve(instance: &Instance, progress: Progress<'_>) -> Result<Self, SolveError> {
        let mut flow = Self::new(instance)?;
        flow.fill_all(progress)?;
        Ok(flow)
    }

    /// Fills every post that is still open.
    pub(super) fn fill_all(&mut self, progress: Progress<'_>) -> Result<(), Stopped> {
        let posts = self.posts();
        for post in 0..posts {
            progress.step(post as usize, posts as usize)?;
            while self.open[post as usize] > 0 {
                self.fill(post);
            }
        }
        Ok(())
    }

    /// Finds the next cadre of a post that is open, or leaves it unfilled.
    pub(super) fn fill(&mut self, post: u32) {
        let end = self.find_forward(self.node_of(post), i64::MAX);
        if let Some(node) = end.node {
            self.raise(end.length);
            self.go_forward(node);
            self.open[post as usize] -= 1;
        }
    }
}
