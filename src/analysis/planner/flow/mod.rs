//! The best assignment of cadres to posts, on plain values: a minimum-cost flow, proved, and kept while it is changed.
//!
//! Posts want cadres, pairs say who could take which post at which cost, each further post of a cadre costs more than the
//! one before, and a post that stays empty costs much. [`Flow::solve`] finds the cheapest assignment, [`Flow::proof`]
//! proves it by its prices, [`Flow::lock`], [`Flow::forbid`] and their like change it and mend it, and
//! [`Flow::next_best`] says who would be next. Nothing here knows of a county.

mod backward;
mod bound;
mod change;
mod forward;
mod instance;
mod net;
mod next_best;
mod search;
mod shortage;
mod solve;
mod state;
#[cfg(test)]
mod tests;
mod village_posts;

pub use bound::Proof;
pub use instance::{Fault, Instance, Pair, Post};
pub use next_best::NextBest;
pub use shortage::Shortage;
pub use solve::SolveError;
pub use state::Flow;
pub use village_posts::VillagePosts;
