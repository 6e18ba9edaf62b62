//! Why a post stays empty: the posts and cadres that are bound up with it, whatever they cost.

use super::net::NOBODY;
use super::state::{FORBIDDEN, Flow, LOCKED, USED};

/// Posts that together want more cadres than can come to them (a violator of Hall's condition).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shortage {
    /// The posts, by number.
    pub posts: Vec<u32>,
    /// All who may come to them, by number: none of them has room left.
    pub cadres: Vec<u32>,
}

impl Flow {
    /// Everything that could be moved to fill a post and still does not: from the post to the cadres who may take it, to the
    /// posts that they have, and so on. In a post that costs more empty than anything else, this is why it is empty.
    pub fn shortage(&self, post: u32) -> Shortage {
        let mut seen_posts = vec![false; self.posts() as usize];
        let mut seen_cadres = vec![false; self.cadres() as usize];
        let mut stack = vec![post];
        seen_posts[post as usize] = true;
        while let Some(post) = stack.pop() {
            let mut visit = |other: u32| {
                if other != NOBODY && !std::mem::replace(&mut seen_posts[other as usize], true) {
                    stack.push(other);
                }
            };
            visit(self.net.lender[post as usize]);
            let borrower = self.net.borrower[post as usize];
            if borrower != NOBODY && self.borrowed[borrower as usize] > 0 {
                visit(borrower);
            }
            for pair in self.net.pairs_of_post(post).filter(|pair| self.state[*pair] & (USED | FORBIDDEN) == 0) {
                let cadre = self.net.cadre[pair];
                if std::mem::replace(&mut seen_cadres[cadre as usize], true) {
                    continue;
                }
                for held in self.pairs_held(cadre) {
                    if self.state[*held as usize] & LOCKED == 0 {
                        visit(self.net.post[*held as usize]);
                    }
                }
            }
        }
        let numbers = |seen: &[bool]| (0..).zip(seen).filter(|(_, seen)| **seen).map(|(at, _)| at).collect();
        Shortage { posts: numbers(&seen_posts), cadres: numbers(&seen_cadres) }
    }

    /// What the empty posts cost.
    pub fn cost_of_unfilled(&self) -> i64 {
        (0..self.posts()).map(|post| i64::from(self.unfilled(post)) * self.net.unfilled_cost[post as usize]).sum()
    }
}
