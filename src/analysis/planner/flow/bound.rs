//! The proof that an assignment is the best one: a bound from the prices alone, under which no assignment can be.

use super::net::NOBODY;
use super::state::{FORBIDDEN, Flow, LOCKED, USED};

/// What an assignment costs, and what any would cost at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The cost.
    pub cost: i64,
    /// No assignment that keeps locked and forbidden pairs costs less.
    pub bound: i64,
}

impl Proof {
    /// Whether no assignment is better.
    pub const fn is_optimal(self) -> bool {
        self.cost == self.bound
    }
}

impl Flow {
    /// Cost and bound, both computed anew, in one walk over the pairs.
    ///
    /// The bound is the Lagrangian dual at the prices: Σ need·worth + Σ over pairs min(0, c + price − worth) + Σ over
    /// cadres min over their numbers of posts n of (the first n steps − n·price), where a worth is at most the cost of an
    /// unfilled post and the worth of the lender. It holds whatever the prices are, so that it proves without trusting
    /// the search (weak duality).
    pub fn proof(&self) -> Proof {
        let worth = |post: u32| {
            let own = |post: u32| self.worth[post as usize].min(self.net.unfilled_cost[post as usize]);
            let lender = self.net.lender[post as usize];
            if lender == NOBODY { own(post) } else { own(post).min(own(lender)) }
        };
        let posts = (0..self.posts()).map(|post| i64::from(self.need(post)) * worth(post));
        let pairs = (0..self.state.len()).map(|pair| {
            let reduced =
                i64::from(self.net.cost[pair]) + self.price[self.net.cadre[pair] as usize] - worth(self.net.post[pair]);
            match self.state[pair] {
                state if state & LOCKED != 0 => reduced,
                state if state & FORBIDDEN != 0 => 0,
                _ => reduced.min(0),
            }
        });
        let cadres = (0..self.cadres()).map(|cadre| {
            let steps = self.net.step[self.net.steps(cadre)].iter().take(self.limit[cadre as usize] as usize);
            steps.map(|step| step - self.price[cadre as usize]).filter(|gain| *gain < 0).sum::<i64>()
        });
        Proof { cost: self.cost(), bound: posts.sum::<i64>() + pairs.sum::<i64>() + cadres.sum::<i64>() }
    }

    /// How many cadres a post wants.
    pub fn need(&self, post: u32) -> u32 {
        let place = post as usize;
        let own = self.net.pairs_of_post(post).filter(|pair| self.state[*pair] & USED != 0).count() as u32;
        let borrower = self.net.borrower[place];
        let lent = if borrower == NOBODY { 0 } else { self.borrowed[borrower as usize] };
        own + self.borrowed[place] + self.unfilled(post) - lent
    }
}
