//! What is to be assigned: posts with the cadres who could take them, and what each tie costs.

use std::error::Error;
use std::fmt;

/// A post: so many different cadres are wanted in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Post {
    /// How many different cadres are wanted.
    pub need: u32,
    /// What each of them costs who is not found.
    pub unfilled_cost: i64,
    /// The post whose cadres may be lent to this one, without cost: a weak village wants one senior cadre and one of any
    /// rank, so it has a post for seniors and another that borrows from it. Nobody is counted in both.
    pub borrows_from: Option<u32>,
}

impl Post {
    /// A post for one cadre.
    pub const fn of_one(unfilled_cost: i64) -> Self {
        Self { need: 1, unfilled_cost, borrows_from: None }
    }
}

/// A cadre who could take a post, at a cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// The number of the post.
    pub post: u32,
    /// The number of the cadre.
    pub cadre: u32,
    /// What the tie costs; at most [`Instance::LARGEST_COST`] either way.
    pub cost: i64,
}

/// Posts, cadres and pairs, numbered from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Instance {
    /// The posts.
    pub posts: Vec<Post>,
    /// For each cadre what the first, the second, … post costs by itself: never less than the one before (convex). Its
    /// length is the capacity.
    pub cadres: Vec<Vec<i64>>,
    /// The pairs, in any order, each once.
    pub pairs: Vec<Pair>,
}

impl Instance {
    /// The largest cost of a pair, of a further post or of an unfilled one, either way.
    pub const LARGEST_COST: i64 = 1_000_000_000;

    /// The first fault, if there is one.
    pub fn fault(&self) -> Option<Fault> {
        let size = |cost: &i64| cost.unsigned_abs() > Self::LARGEST_COST.unsigned_abs();
        for (post, row) in (0..).zip(&self.posts) {
            let lender = row.borrows_from.map(|lender| self.posts.get(lender as usize));
            let lends = |lender: &Post| lender.borrows_from.is_none() && lender.unfilled_cost >= row.unfilled_cost;
            if lender.is_some_and(|lender| !lender.is_some_and(lends)) {
                return Some(Fault::Lender { post });
            }
            if size(&row.unfilled_cost) {
                return Some(Fault::Size);
            }
        }
        let mut lenders: Vec<u32> = self.posts.iter().filter_map(|row| row.borrows_from).collect();
        lenders.sort_unstable();
        if let Some(pair) = lenders.windows(2).find(|pair| pair[0] == pair[1]) {
            return Some(Fault::Lender { post: pair[0] });
        }
        for (cadre, steps) in (0..).zip(&self.cadres) {
            if steps.windows(2).any(|pair| pair[0] > pair[1]) {
                return Some(Fault::NotConvex { cadre });
            }
            if steps.iter().any(size) {
                return Some(Fault::Size);
            }
        }
        let known = |pair: &&Pair| {
            (pair.post as usize) < self.posts.len() && (pair.cadre as usize) < self.cadres.len() && !size(&pair.cost)
        };
        match self.pairs.iter().find(|pair| !known(pair)) {
            Some(pair) if size(&pair.cost) => Some(Fault::Size),
            Some(pair) => Some(Fault::Unknown { post: pair.post, cadre: pair.cadre }),
            None => None,
        }
    }
}

/// Why an instance cannot be solved, or a change not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A pair names a post or a cadre that there is not.
    Unknown {
        /// The post.
        post: u32,
        /// The cadre.
        cadre: u32,
    },
    /// A pair was given twice.
    Twice {
        /// The post.
        post: u32,
        /// The cadre.
        cadre: u32,
    },
    /// A post borrows from one that there is not, that borrows itself, that lends to another one already, or of which
    /// it would be cheaper to leave it unfilled.
    Lender {
        /// The post.
        post: u32,
    },
    /// A further post costs a cadre less than the one before.
    NotConvex {
        /// The cadre.
        cadre: u32,
    },
    /// A cost is larger than [`Instance::LARGEST_COST`].
    Size,
    /// The post is full of locked cadres, or the cadre has no post left that is not locked.
    Full,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { post, cadre } => write!(out, "no such pair: post {post}, cadre {cadre}"),
            Self::Twice { post, cadre } => write!(out, "given twice: post {post}, cadre {cadre}"),
            Self::Lender { post } => write!(out, "post {post} cannot borrow or lend so"),
            Self::NotConvex { cadre } => write!(out, "the costs of cadre {cadre} do not grow"),
            Self::Size => write!(out, "a cost is larger than {}", Instance::LARGEST_COST),
            Self::Full => out.write_str("no room beside what is locked"),
        }
    }
}

impl Error for Fault {}
