//! One change of a solved instance, and the way back to the best assignment: a search or two from where it was changed.

use super::instance::{Fault, Instance};
use super::net::NOBODY;
use super::state::{FORBIDDEN, Flow, LOCKED, NO_ROOM, USED};

impl Flow {
    /// Ties a cadre to a post for good, whatever it costs; others make room. Refused where all that could make room is
    /// locked itself.
    pub fn lock(&mut self, post: u32, cadre: u32) -> Result<(), Fault> {
        let pair = self.known(post, cadre)?;
        if self.state[pair] & USED == 0 {
            self.force(pair)?;
        }
        self.state[pair] = USED | LOCKED;
        Ok(())
    }

    /// Lets a locked pair go its own way again.
    pub fn unlock(&mut self, post: u32, cadre: u32) -> Result<(), Fault> {
        let pair = self.known(post, cadre)?;
        self.state[pair] &= !LOCKED;
        self.weigh(pair);
        Ok(())
    }

    /// Rules a pair out, locked or not.
    pub fn forbid(&mut self, post: u32, cadre: u32) -> Result<(), Fault> {
        let pair = self.known(post, cadre)?;
        let used = self.state[pair] & USED != 0;
        self.state[pair] = FORBIDDEN | if used { USED } else { 0 };
        if used {
            self.undo(pair);
        }
        Ok(())
    }

    /// Rules a forbidden pair in again.
    pub fn allow(&mut self, post: u32, cadre: u32) -> Result<(), Fault> {
        let pair = self.known(post, cadre)?;
        self.state[pair] &= !FORBIDDEN;
        self.weigh(pair);
        Ok(())
    }

    /// Keeps a cadre to some posts: all others are ruled out, and these are ruled in again. Locked pairs stay.
    pub fn keep_to(&mut self, cadre: u32, within: impl Fn(u32) -> bool) {
        let place = cadre as usize;
        for at in self.net.first_of_cadre[place]..self.net.first_of_cadre[place + 1] {
            let pair = self.net.of_cadre[at as usize] as usize;
            let state = self.state[pair];
            if state & LOCKED != 0 {
                continue;
            }
            if within(self.net.post[pair]) {
                self.state[pair] &= !FORBIDDEN;
                if state & FORBIDDEN != 0 {
                    self.weigh(pair);
                }
            } else {
                self.state[pair] |= FORBIDDEN;
                if state & USED != 0 {
                    self.undo(pair);
                }
            }
        }
    }

    /// Changes the cost of a pair.
    pub fn set_cost(&mut self, post: u32, cadre: u32, cost: i64) -> Result<(), Fault> {
        let pair = self.known(post, cadre)?;
        if cost.unsigned_abs() > Instance::LARGEST_COST.unsigned_abs() {
            return Err(Fault::Size);
        }
        self.net.cost[pair] = cost as i32;
        self.ordered[post as usize] = false;
        self.weigh(pair);
        Ok(())
    }

    /// Gives a cadre so many posts at most, but never more than the steps that the instance has for the cadre. Refused
    /// where more posts are locked.
    pub fn limit(&mut self, cadre: u32, posts: u32) -> Result<(), Fault> {
        if cadre >= self.cadres() {
            return Err(Fault::Unknown { post: 0, cadre });
        }
        let locked = self.pairs_held(cadre).iter().filter(|pair| self.state[**pair as usize] & LOCKED != 0).count();
        if locked > posts as usize {
            return Err(Fault::Full);
        }
        self.limit[cadre as usize] = posts;
        while self.load[cadre as usize] > posts {
            self.next[cadre as usize] = NO_ROOM;
            self.make_room(cadre, i64::MAX);
        }
        self.settle(cadre);
        self.offer(cadre);
        Ok(())
    }

    fn known(&self, post: u32, cadre: u32) -> Result<usize, Fault> {
        self.pair(post, cadre).ok_or(Fault::Unknown { post, cadre })
    }

    /// A pair's cost and the prices decide anew whether it is used.
    fn weigh(&mut self, pair: usize) {
        if self.state[pair] & (LOCKED | FORBIDDEN) != 0 {
            return;
        }
        let (post, cadre) = (self.net.post[pair], self.net.cadre[pair]);
        let gain = self.worth[post as usize] - i64::from(self.net.cost[pair]) - self.price[cadre as usize];
        if self.state[pair] & USED != 0 {
            if gain < 0 {
                self.undo(pair);
            }
        } else if gain > 0 {
            // Until there is room, the pair is out of the way: it is cheaper than the prices say. A way to the post itself
            // ends there: what it would have to look for is this pair.
            self.state[pair] = FORBIDDEN;
            self.search.detour(self.cadres() + post, 0);
            let is_worth_it = self.make_room(cadre, gain);
            self.search.no_detour();
            self.state[pair] = 0;
            if is_worth_it {
                self.take(pair as u32);
                self.settle(cadre);
                self.let_go(post);
            }
        }
    }

    /// Uses a pair that is not used, and takes care that it stays so.
    fn force(&mut self, pair: usize) -> Result<(), Fault> {
        let (post, cadre) = (self.net.post[pair], self.net.cadre[pair]);
        if !self.can_let_go(post) || !self.make_room(cadre, i64::MAX) {
            return Err(Fault::Full);
        }
        self.take(pair as u32);
        self.settle(cadre);
        self.state[pair] = USED | LOCKED;
        self.let_go(post);
        Ok(())
    }

    /// Takes a pair out; the post finds another cadre, the cadre another post.
    fn undo(&mut self, pair: usize) {
        let (post, cadre) = (self.net.post[pair], self.net.cadre[pair]);
        self.leave(pair as u32);
        self.settle(cadre);
        self.open[post as usize] += 1;
        self.offer(cadre);
        self.fill(post);
    }

    /// A cadre who has room at less than the price is offered to others, until nobody would gain by it.
    fn offer(&mut self, cadre: u32) {
        loop {
            let excess = self.price[cadre as usize] - self.next[cadre as usize];
            if excess <= 0 {
                return;
            }
            let end = self.find_backward(cadre, excess);
            self.lower(end.length);
            if let Some(node) = end.node {
                self.go_backward(node);
            }
        }
    }

    /// Makes room for one more post of a cadre, where that costs less than the limit; else raises the price by as much.
    fn make_room(&mut self, cadre: u32, limit: i64) -> bool {
        let end = self.find_forward(cadre, limit);
        if end.node.is_none() && limit == i64::MAX {
            return false;
        }
        self.raise(end.length);
        end.node.inspect(|node| self.go_forward(*node)).is_some()
    }

    /// Whether one of the cadres of a post could be spared, or one is missing: here, or at the partner.
    fn can_let_go(&self, post: u32) -> bool {
        let place = post as usize;
        let own = |post: u32| {
            let movable = |pair: usize| self.state[pair] & (USED | LOCKED) == USED;
            self.unfilled[post as usize] > 0 || self.net.pairs_of_post(post).any(movable)
        };
        let (lender, borrower) = (self.net.lender[place], self.net.borrower[place]);
        own(post) || (borrower != NOBODY && own(borrower)) || (self.borrowed[place] > 0 && own(lender))
    }

    /// Takes one cadre too many out of a post.
    fn let_go(&mut self, post: u32) {
        let end = self.find_backward(self.node_of(post), i64::MAX);
        if let Some(node) = end.node {
            self.lower(end.length);
            self.go_backward(node);
        }
    }
}
