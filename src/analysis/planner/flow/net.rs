//! The pairs of an instance in rows of memory: by post, cheapest first, and by cadre.

use super::instance::{Fault, Instance};

/// No post.
pub(super) const NOBODY: u32 = u32::MAX;

/// The pairs of an instance. A pair is known by its place in the order by posts.
#[derive(Clone, Debug, Default)]
pub(super) struct Net {
    /// Where the pairs of each post begin, and where the last ones end.
    pub first_of_post: Vec<u32>,
    /// The cadre of each pair.
    pub cadre: Vec<u32>,
    /// The post of each pair.
    pub post: Vec<u32>,
    /// The cost of each pair: within a post never less than before, as long as no cost was changed.
    pub cost: Vec<i32>,
    /// Where the pairs of each cadre begin in `of_cadre`, and where the last ones end.
    pub first_of_cadre: Vec<u32>,
    /// The pairs by cadre.
    pub of_cadre: Vec<u32>,
    /// Where the steps of each cadre begin, and where the last ones end.
    pub first_step: Vec<u32>,
    /// What each further post of a cadre costs by itself.
    pub step: Vec<i64>,
    /// The lowest step of all.
    pub floor: i64,
    /// What nobody in a post costs.
    pub unfilled_cost: Vec<i64>,
    /// The post from which each post borrows.
    pub lender: Vec<u32>,
    /// The post to which each post lends.
    pub borrower: Vec<u32>,
}

impl Net {
    /// Puts an instance in order, or says what is wrong with it. Time and memory grow as the number of pairs.
    pub fn of(instance: &Instance) -> Result<Self, Fault> {
        if let Some(fault) = instance.fault() {
            return Err(fault);
        }
        let posts = instance.posts.len();
        let mut first_of_post = vec![0_u32; posts + 1];
        instance.pairs.iter().for_each(|pair| first_of_post[pair.post as usize + 1] += 1);
        add_up(&mut first_of_post);
        let mut keys = vec![0_u64; instance.pairs.len()];
        let mut next = first_of_post.clone();
        for pair in &instance.pairs {
            let place = &mut next[pair.post as usize];
            keys[*place as usize] = key(pair.cost, pair.cadre);
            *place += 1;
        }
        let mut net = Self { first_of_post, ..Self::default() };
        net.order(&mut keys, instance.cadres.len())?;
        net.turn(instance.cadres.len());
        net.first_step = std::iter::once(0).chain(instance.cadres.iter().map(|steps| steps.len() as u32)).collect();
        add_up(&mut net.first_step);
        net.step = instance.cadres.iter().flatten().copied().collect();
        net.floor = net.step.iter().copied().min().unwrap_or(0).min(0);
        net.unfilled_cost = instance.posts.iter().map(|post| post.unfilled_cost).collect();
        net.lender = instance.posts.iter().map(|post| post.borrows_from.unwrap_or(NOBODY)).collect();
        net.borrower = vec![NOBODY; posts];
        for (post, lender) in (0..).zip(&net.lender) {
            if let Some(borrower) = net.borrower.get_mut(*lender as usize) {
                *borrower = post;
            }
        }
        Ok(net)
    }

    /// Orders the pairs of each post by cost and cadre.
    fn order(&mut self, keys: &mut [u64], cadres: usize) -> Result<(), Fault> {
        let mut seen = vec![NOBODY; cadres];
        self.cadre.reserve_exact(keys.len());
        self.post.reserve_exact(keys.len());
        self.cost.reserve_exact(keys.len());
        for post in 0..self.first_of_post.len() as u32 - 1 {
            let row =
                &mut keys[self.first_of_post[post as usize] as usize..self.first_of_post[post as usize + 1] as usize];
            row.sort_unstable();
            for key in row {
                let cadre = *key as u32;
                if std::mem::replace(&mut seen[cadre as usize], post) == post {
                    return Err(Fault::Twice { post, cadre });
                }
                self.cadre.push(cadre);
                self.post.push(post);
                self.cost.push(((*key >> 32) as u32 ^ SIGN) as i32);
            }
        }
        Ok(())
    }

    /// Finds the pairs of each cadre.
    fn turn(&mut self, cadres: usize) {
        let mut first = vec![0_u32; cadres + 1];
        self.cadre.iter().for_each(|cadre| first[*cadre as usize + 1] += 1);
        add_up(&mut first);
        let mut next = first.clone();
        self.of_cadre = vec![0; self.cadre.len()];
        for (pair, cadre) in (0..).zip(&self.cadre) {
            let place = &mut next[*cadre as usize];
            self.of_cadre[*place as usize] = pair;
            *place += 1;
        }
        self.first_of_cadre = first;
    }

    /// The pairs of a post.
    pub fn pairs_of_post(&self, post: u32) -> std::ops::Range<usize> {
        self.first_of_post[post as usize] as usize..self.first_of_post[post as usize + 1] as usize
    }

    /// The steps of a cadre.
    pub fn steps(&self, cadre: u32) -> std::ops::Range<usize> {
        self.first_step[cadre as usize] as usize..self.first_step[cadre as usize + 1] as usize
    }
}

const SIGN: u32 = 1 << 31;

/// A number that orders as the cost does, and then as the cadre.
fn key(cost: i64, cadre: u32) -> u64 {
    u64::from(cost as i32 as u32 ^ SIGN) << 32 | u64::from(cadre)
}

/// Turns counts into places.
fn add_up(counts: &mut [u32]) {
    let mut sum = 0;
    for count in counts {
        sum += *count;
        *count = sum;
    }
}
