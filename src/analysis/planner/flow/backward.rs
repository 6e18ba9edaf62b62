//! The shortest way on which something superfluous is of use: a cadre with room again, or a post with one cadre too many.

use super::forward::End;
use super::net::NOBODY;
use super::search::{PARTNER, START};
use super::state::{Flow, LOCKED, USED};

impl Flow {
    /// Looks for the shortest way, shorter than the limit, that leads to the start.
    pub(super) fn find_backward(&mut self, start: u32, limit: i64) -> End {
        let mut end = End { node: None, length: limit };
        self.search.begin(start);
        let cadres = self.cadres();
        while let Some((distance, node)) = self.search.next(end.length) {
            if node < cadres {
                self.offered_by(node, distance, &end);
            } else {
                self.superfluous_in(node - cadres, distance, &mut end);
            }
        }
        end
    }

    /// A cadre with room is offered to the posts that do not have the cadre.
    fn offered_by(&mut self, cadre: u32, distance: i64, end: &End) {
        let base = distance + self.price[cadre as usize];
        let place = cadre as usize;
        for at in self.net.first_of_cadre[place]..self.net.first_of_cadre[place + 1] {
            let pair = self.net.of_cadre[at as usize];
            if self.state[pair as usize] != 0 {
                continue;
            }
            let post = self.net.post[pair as usize];
            let there = base + i64::from(self.net.cost[pair as usize]) - self.worth[post as usize];
            let node = self.node_of(post);
            if there < end.length && self.search.reach(node, there, pair) {
                self.search.later(node, there, distance);
            }
        }
    }

    /// A post with one cadre too many had one missing, lets another go, or gives one to its partner.
    fn superfluous_in(&mut self, post: u32, distance: i64, end: &mut End) {
        let place = post as usize;
        if self.unfilled[place] > 0 {
            *end = End { node: Some(self.node_of(post)), length: distance };
            return;
        }
        let base = distance + self.worth[place];
        for pair in self.net.pairs_of_post(post) {
            if self.state[pair] & (USED | LOCKED) != USED {
                continue;
            }
            let cadre = self.net.cadre[pair];
            let there = base - i64::from(self.net.cost[pair]) - self.price[cadre as usize];
            if there < end.length && self.search.reach(cadre, there, pair as u32) {
                let length = there + self.price[cadre as usize] - self.last_step(cadre);
                if length < end.length {
                    *end = End { node: Some(cadre), length };
                }
                if there < end.length {
                    self.search.later(cadre, there, distance);
                }
            }
        }
        let borrower = self.net.borrower[place];
        if borrower != NOBODY {
            self.give_partner(borrower, base - self.worth[borrower as usize], distance, end.length);
        }
        let lender = self.net.lender[place];
        if lender != NOBODY && self.borrowed[place] > 0 {
            self.give_partner(lender, base - self.worth[lender as usize], distance, end.length);
        }
    }

    fn give_partner(&mut self, post: u32, there: i64, here: i64, limit: i64) {
        let node = self.node_of(post);
        if there < limit && self.search.reach(node, there, PARTNER) {
            self.search.later(node, there, here);
        }
    }

    /// Lowers the prices by what the search has found.
    pub(super) fn lower(&mut self, length: i64) {
        let cadres = self.cadres() as usize;
        for node in &self.search.touched {
            let by = length - self.search.distance(*node);
            if by > 0 {
                match (*node as usize).checked_sub(cadres) {
                    None => self.price[*node as usize] -= by,
                    Some(post) => self.worth[post] -= by,
                }
            }
        }
    }

    /// Assigns along the way from its end to the start.
    pub(super) fn go_backward(&mut self, end: u32) {
        let cadres = self.cadres();
        let mut node = end;
        if let Some(post) = end.checked_sub(cadres) {
            self.unfilled[post as usize] -= 1;
        }
        loop {
            let via = self.search.via(node);
            if via == START {
                break;
            }
            if node < cadres {
                self.leave(via);
                node = self.node_of(self.net.post[via as usize]);
            } else if via == PARTNER {
                node = cadres + self.hand_on(node - cadres);
            } else {
                self.take(via);
                node = self.net.cadre[via as usize];
            }
        }
        if end < cadres {
            self.settle(end);
        }
        if node < cadres {
            self.settle(node);
        }
    }

    /// The post was given one by its partner: a borrower borrows one more, a lender gets one back. Answers the partner.
    fn hand_on(&mut self, post: u32) -> u32 {
        let lender = self.net.lender[post as usize];
        if lender != NOBODY {
            self.borrowed[post as usize] += 1;
            return lender;
        }
        let borrower = self.net.borrower[post as usize];
        self.borrowed[borrower as usize] -= 1;
        borrower
    }
}
