//! The shortest way on which a missing cadre is found: from a post that wants one, or a cadre who has one post too many.

use super::net::NOBODY;
use super::search::{PARTNER, START};
use super::state::{FORBIDDEN, Flow, LOCKED, NO_ROOM, USED};

/// Where a way ends, and how long it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// The last node: a cadre with room, or a post that stays unfilled. `None` where there is no way.
    pub node: Option<u32>,
    /// The length, or the limit where there is no shorter way.
    pub length: i64,
}

impl Flow {
    /// The node of a post; that of a cadre is the number of the cadre.
    pub(super) fn node_of(&self, post: u32) -> u32 {
        self.cadres() + post
    }

    /// Looks for the shortest way that is shorter than the limit (Dijkstra over reduced costs, which are never negative).
    pub(super) fn find_forward(&mut self, start: u32, limit: i64) -> End {
        let mut end = End { node: None, length: limit };
        self.search.begin(start);
        let cadres = self.cadres();
        if start < cadres {
            self.consider(start, 0, &mut end);
        }
        while let Some((distance, node)) = self.search.next(end.length) {
            if node < cadres {
                self.leave_cadre(node, distance, end.length);
            } else {
                self.leave_post(node - cadres, distance, &mut end);
            }
        }
        end
    }

    /// A cadre with room ends the way.
    fn consider(&self, cadre: u32, distance: i64, end: &mut End) {
        let room = self.next[cadre as usize];
        let length = distance + room - self.price[cadre as usize] + self.search.toll();
        if room < NO_ROOM && length < end.length {
            *end = End { node: Some(cadre), length };
        }
        if self.search.is_goal(cadre) && distance < end.length {
            *end = End { node: Some(cadre), length: distance };
        }
    }

    /// A post that wants a cadre takes one, borrows, or stays unfilled.
    fn leave_post(&mut self, post: u32, distance: i64, end: &mut End) {
        let place = post as usize;
        let worth = self.worth[place];
        let unfilled = distance + self.net.unfilled_cost[place] - worth + self.search.toll();
        if unfilled < end.length {
            *end = End { node: Some(self.node_of(post)), length: unfilled };
        }
        if self.search.is_goal(self.node_of(post)) && distance < end.length {
            *end = End { node: Some(self.node_of(post)), length: distance };
        }
        let base = distance - worth;
        for pair in self.net.pairs_of_post(post) {
            let cost = base + i64::from(self.net.cost[pair]);
            if cost + self.net.floor >= end.length {
                if self.ordered[place] {
                    break;
                }
                continue;
            }
            if self.state[pair] & (USED | FORBIDDEN) != 0 {
                continue;
            }
            let cadre = self.net.cadre[pair];
            let there = cost + self.price[cadre as usize];
            if there < end.length && self.search.reach(cadre, there, pair as u32) {
                self.consider(cadre, there, end);
                if there < end.length && self.load[cadre as usize] > 0 {
                    self.search.later(cadre, there, distance);
                }
            }
        }
        let lender = self.net.lender[place];
        if lender != NOBODY {
            self.reach_partner(lender, distance + self.worth[lender as usize] - worth, distance, end.length);
        }
        let borrower = self.net.borrower[place];
        if borrower != NOBODY && self.borrowed[borrower as usize] > 0 {
            self.reach_partner(borrower, distance + self.worth[borrower as usize] - worth, distance, end.length);
        }
    }

    fn reach_partner(&mut self, post: u32, there: i64, here: i64, limit: i64) {
        let node = self.node_of(post);
        if there < limit && self.search.reach(node, there, PARTNER) {
            self.search.later(node, there, here);
        }
    }

    /// A cadre who has one post too many leaves another one.
    fn leave_cadre(&mut self, cadre: u32, distance: i64, limit: i64) {
        let base = distance - self.price[cadre as usize];
        let from = self.held_from(cadre);
        for place in from..from + self.load[cadre as usize] as usize {
            let pair = self.held[place];
            if self.state[pair as usize] & LOCKED != 0 {
                continue;
            }
            let post = self.net.post[pair as usize];
            let there = base + self.worth[post as usize] - i64::from(self.net.cost[pair as usize]);
            let node = self.node_of(post);
            if there < limit && self.search.reach(node, there, pair) {
                self.search.later(node, there, distance);
            }
        }
    }

    /// Raises the prices by what the search has found, so that the way to its end costs nothing more.
    pub(super) fn raise(&mut self, length: i64) {
        let cadres = self.cadres() as usize;
        for node in &self.search.touched {
            let by = length - self.search.distance(*node);
            if by > 0 {
                match (*node as usize).checked_sub(cadres) {
                    None => self.price[*node as usize] += by,
                    Some(post) => self.worth[post] += by,
                }
            }
        }
    }

    /// Assigns along the way to its end. Where the way begins at a cadre, the cadre has room for one more afterwards.
    pub(super) fn go_forward(&mut self, end: u32) {
        let cadres = self.cadres();
        let mut node = end;
        if let Some(post) = end.checked_sub(cadres) {
            self.unfilled[post as usize] += 1;
        }
        loop {
            let via = self.search.via(node);
            if via == START {
                break;
            }
            if node < cadres {
                self.take(via);
                node = self.node_of(self.net.post[via as usize]);
            } else if via == PARTNER {
                node = cadres + self.lend(node - cadres);
            } else {
                self.leave(via);
                node = self.net.cadre[via as usize];
            }
        }
        if end < cadres {
            self.settle(end);
        }
    }

    /// The post was reached from its partner: a lender lends one more, a borrower gives one back. Answers the partner.
    fn lend(&mut self, post: u32) -> u32 {
        let borrower = self.net.borrower[post as usize];
        if borrower != NOBODY {
            self.borrowed[borrower as usize] += 1;
            return borrower;
        }
        self.borrowed[post as usize] -= 1;
        self.net.lender[post as usize]
    }
}
