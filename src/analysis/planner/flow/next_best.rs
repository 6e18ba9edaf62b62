//! Who would take a post if its cadre could not: the next best assignment without one pair.

use super::net::NOBODY;
use super::search::{PARTNER, START};
use super::state::{Flow, LOCKED, USED};

/// What would become of a post without its cadre, all others assigned anew as is best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextBest {
    /// Who would take the post; `None` where it would stay unfilled.
    pub cadre: Option<u32>,
    /// How much more the best assignment without the pair costs in all.
    pub more: i64,
}

impl Flow {
    /// The best assignment in which this pair is not used, without making it: two searches. `None` where the pair is not
    /// used, or locked.
    ///
    /// It is the shortest circle through the net that takes the pair out: from the post to whatever fills it, and back
    /// over the room that the cadre leaves. Its length is the difference of the two best costs exactly.
    pub fn next_best(&mut self, post: u32, cadre: u32) -> Option<NextBest> {
        let pair = self.pair(post, cadre)?;
        if self.state[pair] & (USED | LOCKED) != USED {
            return None;
        }
        let price = self.price[cadre as usize];
        // The pair is out of the way while the searches look at the posts. A way that reaches the cadre is a circle; one
        // that ends elsewhere is closed by the best use of the room of the cadre, by somebody or by nobody.
        self.state[pair] = USED | LOCKED;
        let room = self.find_backward(cadre, price - self.last_step(cadre)).length;
        self.search.detour(cadre, room);
        let start = self.node_of(post);
        let end = self.find_forward(start, i64::MAX);
        self.search.no_detour();
        self.state[pair] = USED;
        let more = end.length + self.worth[post as usize] - i64::from(self.net.cost[pair]) - price;
        Some(NextBest { cadre: self.first_on_way(end.node?), more })
    }

    /// The cadre whom the post at the start takes on the way to a node.
    fn first_on_way(&self, end: u32) -> Option<u32> {
        let cadres = self.cadres();
        let mut node = end;
        let mut taken = None;
        loop {
            let via = self.search.via(node);
            if via == START {
                return taken;
            }
            if node < cadres {
                let post = self.net.post[via as usize];
                taken = Some(node);
                node = self.node_of(post);
            } else if via == PARTNER {
                let borrower = self.net.borrower[(node - cadres) as usize];
                let partner = if borrower == NOBODY { self.net.lender[(node - cadres) as usize] } else { borrower };
                node = self.node_of(partner);
            } else {
                node = self.net.cadre[via as usize];
            }
        }
    }
}
