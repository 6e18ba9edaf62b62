//! An assignment with its prices, between one change and the next.

use super::instance::{Fault, Instance};
use super::net::{NOBODY, Net};
use super::search::Search;

/// The pair is part of the assignment.
pub(super) const USED: u8 = 1;
/// The pair is part of the assignment and stays so.
pub(super) const LOCKED: u8 = 2;
/// The pair must not be part of the assignment.
pub(super) const FORBIDDEN: u8 = 4;

/// What a further post of a cadre costs who has no room left: more than any way through the net.
pub(super) const NO_ROOM: i64 = i64::MAX / 8;

/// An assignment of cadres to posts at the least cost, with the prices that prove it.
///
/// `worth` of a post is what the next cadre in it would cost at most; `price` of a cadre is what a further post of the
/// cadre costs, with what others lose by it. The assignment is the best one as long as, for each pair with cost c,
/// c + price ≥ worth where it is not used and c + price ≤ worth where it is; the price lies between the last step of
/// the cadre and the next one; the worth is at most the cost of an unfilled post, and equal to it where one is; and a
/// post that borrows is worth no more than its lender, and as much where it does borrow (complementary slackness; see
/// Ahuja, Magnanti, Orlin, *Network Flows*, 1993, ch. 9). Every function that changes the assignment keeps to this.
#[derive(Clone, Debug)]
pub struct Flow {
    pub(super) net: Net,
    /// By pair: [`USED`], [`LOCKED`], [`FORBIDDEN`].
    pub(super) state: Vec<u8>,
    /// By post: whether its pairs stand in the order of their costs.
    pub(super) ordered: Vec<bool>,
    /// By cadre.
    pub(super) price: Vec<i64>,
    /// By cadre: what the next post costs by itself.
    pub(super) next: Vec<i64>,
    /// By cadre: how many posts.
    pub(super) load: Vec<u32>,
    /// The used pairs of each cadre, at [`Flow::held_from`].
    pub(super) held: Vec<u32>,
    /// By post.
    pub(super) worth: Vec<i64>,
    /// By post: how many cadres are missing.
    pub(super) unfilled: Vec<u32>,
    /// By post: how many of its cadres are lent to it.
    pub(super) borrowed: Vec<u32>,
    /// By post: how many cadres have not been looked for yet.
    pub(super) open: Vec<u32>,
    /// By cadre: how many posts at most.
    pub(super) limit: Vec<u32>,
    pub(super) search: Search,
}

impl Flow {
    /// The instance with nobody assigned yet.
    pub fn new(instance: &Instance) -> Result<Self, Fault> {
        let net = Net::of(instance)?;
        let (posts, cadres) = (instance.posts.len(), instance.cadres.len());
        let price: Vec<i64> = instance.cadres.iter().map(|steps| steps.first().copied().unwrap_or(0)).collect();
        let next = instance.cadres.iter().map(|steps| steps.first().copied().unwrap_or(NO_ROOM)).collect();
        let mut worth: Vec<i64> = (0..posts as u32)
            .map(|post| {
                let cheapest =
                    net.pairs_of_post(post).next().map_or(i64::MAX, |pair| i64::from(net.cost[pair]) + net.floor);
                cheapest.min(net.unfilled_cost[post as usize])
            })
            .collect();
        for post in 0..posts {
            if net.lender[post] != NOBODY {
                worth[post] = worth[post].min(worth[net.lender[post] as usize]);
            }
        }
        Ok(Self {
            state: vec![0; net.cadre.len()],
            ordered: vec![true; posts],
            price,
            next,
            load: vec![0; cadres],
            held: vec![0; net.step.len() + cadres],
            worth,
            unfilled: vec![0; posts],
            borrowed: vec![0; posts],
            open: instance.posts.iter().map(|post| post.need).collect(),
            limit: instance.cadres.iter().map(|steps| steps.len() as u32).collect(),
            search: Search::new(cadres + posts),
            net,
        })
    }

    /// How many posts there are.
    pub fn posts(&self) -> u32 {
        self.worth.len() as u32
    }

    /// How many cadres there are.
    pub fn cadres(&self) -> u32 {
        self.price.len() as u32
    }

    /// The cadres of a post in the order of their numbers: those of a lender include those whom it lends.
    pub fn cadres_of(&self, post: u32) -> Vec<u32> {
        let used = self.net.pairs_of_post(post).filter(|pair| self.state[*pair] & USED != 0);
        let mut found: Vec<u32> = used.map(|pair| self.net.cadre[pair]).collect();
        found.sort_unstable();
        found
    }

    /// The posts of a cadre in the order of their numbers.
    pub fn posts_of(&self, cadre: u32) -> Vec<u32> {
        let mut found: Vec<u32> = self.pairs_held(cadre).iter().map(|pair| self.net.post[*pair as usize]).collect();
        found.sort_unstable();
        found
    }

    /// How many cadres are missing in a post.
    pub fn unfilled(&self, post: u32) -> u32 {
        self.unfilled[post as usize] + self.open[post as usize]
    }

    /// How many cadres the lender of a post lends to it.
    pub fn borrowed(&self, post: u32) -> u32 {
        self.borrowed[post as usize]
    }

    /// What a further post of the cadre would cost beside the cost of the pair, with what others lose by it.
    pub fn price(&self, cadre: u32) -> i64 {
        self.price[cadre as usize]
    }

    /// The cost of a pair, if there is one.
    pub fn cost_of(&self, post: u32, cadre: u32) -> Option<i64> {
        self.pair(post, cadre).map(|pair| i64::from(self.net.cost[pair]))
    }

    /// The pairs of a post that are not forbidden: cadre and cost.
    pub fn candidates(&self, post: u32) -> impl Iterator<Item = (u32, i64)> + '_ {
        let pairs = self.net.pairs_of_post(post).filter(|pair| self.state[*pair] & FORBIDDEN == 0);
        pairs.map(|pair| (self.net.cadre[pair], i64::from(self.net.cost[pair])))
    }

    /// The cost of the assignment: pairs, steps of the cadres and missing cadres; one walk over cadres and posts.
    pub fn cost(&self) -> i64 {
        let of_pairs = |cadre: u32| self.pairs_held(cadre).iter().map(|pair| i64::from(self.net.cost[*pair as usize]));
        let cadres = (0..self.cadres()).map(|cadre| of_pairs(cadre).sum::<i64>() + self.cost_of_load(cadre));
        let missing = |post: u32| i64::from(self.unfilled(post)) * self.net.unfilled_cost[post as usize];
        cadres.sum::<i64>() + (0..self.posts()).map(missing).sum::<i64>()
    }

    /// How much memory it holds, bytes: it grows as the number of pairs.
    pub fn bytes(&self) -> usize {
        let Net { first_of_post, cadre, post, cost, first_of_cadre, of_cadre, first_step, .. } = &self.net;
        let small = [first_of_post, cadre, post, first_of_cadre, of_cadre, first_step, &self.load, &self.held];
        let more = [&self.unfilled, &self.borrowed, &self.open, &self.limit, &self.net.lender, &self.net.borrower];
        let large = [&self.net.step, &self.net.unfilled_cost, &self.price, &self.next, &self.worth];
        let of_small = small.iter().chain(&more).map(|row| row.capacity() * size_of::<u32>()).sum::<usize>();
        let of_large = large.iter().map(|row| row.capacity() * size_of::<i64>()).sum::<usize>();
        let bytes = self.state.capacity() + self.ordered.capacity();
        of_small + of_large + bytes + cost.capacity() * size_of::<i32>() + self.search.bytes()
    }

    /// What the posts of a cadre cost by their number.
    fn cost_of_load(&self, cadre: u32) -> i64 {
        self.net.step[self.net.steps(cadre)].iter().take(self.load[cadre as usize] as usize).sum()
    }

    /// The pair of a post and a cadre.
    pub(super) fn pair(&self, post: u32, cadre: u32) -> Option<usize> {
        if post >= self.posts() {
            return None;
        }
        self.net.pairs_of_post(post).find(|pair| self.net.cadre[*pair] == cadre)
    }

    /// Where the used pairs of a cadre begin: there is room for one more than the cadre can hold, between two steps.
    pub(super) fn held_from(&self, cadre: u32) -> usize {
        self.net.first_step[cadre as usize] as usize + cadre as usize
    }

    /// The used pairs of a cadre.
    pub(super) fn pairs_held(&self, cadre: u32) -> &[u32] {
        let from = self.held_from(cadre);
        &self.held[from..from + self.load[cadre as usize] as usize]
    }

    /// Makes a pair part of the assignment.
    pub(super) fn take(&mut self, pair: u32) {
        let cadre = self.net.cadre[pair as usize];
        let place = self.held_from(cadre) + self.load[cadre as usize] as usize;
        self.held[place] = pair;
        self.load[cadre as usize] += 1;
        self.state[pair as usize] |= USED;
    }

    /// Takes a pair out of the assignment.
    pub(super) fn leave(&mut self, pair: u32) {
        let cadre = self.net.cadre[pair as usize];
        let from = self.held_from(cadre);
        let last = from + self.load[cadre as usize] as usize - 1;
        if let Some(place) = (from..=last).find(|place| self.held[*place] == pair) {
            self.held[place] = self.held[last];
            self.load[cadre as usize] -= 1;
            self.state[pair as usize] &= !USED;
        }
    }

    /// Finds again what the next post of a cadre costs by itself.
    pub(super) fn settle(&mut self, cadre: u32) {
        let (load, limit) = (self.load[cadre as usize], self.limit[cadre as usize]);
        let steps = &self.net.step[self.net.steps(cadre)];
        self.next[cadre as usize] = steps.get(load as usize).copied().filter(|_| load < limit).unwrap_or(NO_ROOM);
    }

    /// What the last post of a cadre costs by itself, who has one.
    pub(super) fn last_step(&self, cadre: u32) -> i64 {
        let steps = &self.net.step[self.net.steps(cadre)];
        (self.load[cadre as usize] as usize).checked_sub(1).and_then(|last| steps.get(last)).copied().unwrap_or(NO_ROOM)
    }
}
