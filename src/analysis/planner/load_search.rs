//! What is no flow problem: the square of the load of somebody with several posts, because two posts together cost more
//! than each by itself. A search in the neighbourhood of the flow's assignment, and a bound by flows.

use super::flow::{Flow, Instance, SolveError};
use super::problem::{Problem, SCALE, whole};
use super::rules::RuleName;
use crate::model::Progress;

/// Who has which seat: seats and hands by number.
pub(super) type Ties = Vec<(u32, u32)>;

/// The loads of the hands under an assignment, with what stays.
fn loads(problem: &Problem<'_>, ties: &Ties) -> Vec<f64> {
    let mut loads: Vec<f64> = problem.hands.iter().map(|hand| hand.load).collect();
    for (post, cadre) in ties {
        let (seat, hand) = (&problem.seats.seats[*post as usize], &problem.hands[*cadre as usize]);
        loads[*cadre as usize] += problem.load(seat, hand);
    }
    loads
}

/// Whether anybody can get two posts, and the load counts.
pub(super) fn is_needed(problem: &Problem<'_>) -> bool {
    let two = problem.hands.iter().any(|hand| hand.who.cadre().is_some() && hand.room(problem.rules, &[]) > 1);
    two && problem.rules.cost.balance > 0.0
}

/// What an assignment costs beyond what its pairs cost one by one: loads that come together.
pub(super) fn together(problem: &Problem<'_>, ties: &Ties) -> f64 {
    let alone: f64 = ties.iter().map(|(post, cadre)| alone(problem, *post, *cadre)).sum();
    let all = loads(problem, ties);
    let whole: f64 = problem.hands.iter().zip(all).map(|(hand, load)| rise(problem, hand, hand.load, load)).sum();
    whole - alone
}

fn alone(problem: &Problem<'_>, post: u32, cadre: u32) -> f64 {
    let (seat, hand) = (&problem.seats.seats[post as usize], &problem.hands[cadre as usize]);
    rise(problem, hand, hand.load, hand.load + problem.load(seat, hand))
}

fn rise(problem: &Problem<'_>, hand: &super::hands::Hand, from: f64, to: f64) -> f64 {
    if hand.who.cadre().is_none() { 0.0 } else { problem.balance(hand, to) - problem.balance(hand, from) }
}

/// Changes places of two, and moves posts to somebody with room, as long as that costs less. Answers whether anything was
/// changed.
pub(super) fn improve(problem: &Problem<'_>, flow: &Flow, ties: &mut Ties, tries: u32) -> bool {
    // What the search for the townships of units has found is left as it is.
    let together = problem.rules.strength(RuleName::UnitTownship).is_on();
    let mut counts = vec![0; problem.hands.len()];
    ties.iter().for_each(|(_, hand)| counts[*hand as usize] += 1);
    let loads = loads(problem, ties);
    let mut walk = Walk { problem, flow, ties, loads, counts, together, left: tries.saturating_mul(200) };
    let mut changed = false;
    for _ in 0..4 {
        let mut again = false;
        for one in 0..walk.ties.len() {
            again |= walk.hand_on(one);
            for other in one + 1..walk.ties.len() {
                again |= walk.swap(one, other);
            }
        }
        changed |= again;
        if !again || walk.left == 0 {
            break;
        }
    }
    changed
}

/// An assignment on the way to a better one.
struct Walk<'w, 'a> {
    problem: &'w Problem<'a>,
    flow: &'w Flow,
    ties: &'w mut Ties,
    loads: Vec<f64>,
    counts: Vec<u32>,
    together: bool,
    /// How many changes are still looked at.
    left: u32,
}

impl Walk<'_, '_> {
    fn load(&self, post: u32, hand: u32) -> f64 {
        self.problem.load(&self.problem.seats.seats[post as usize], &self.problem.hands[hand as usize])
    }

    /// What a pair costs but for the load, if it may be.
    fn rest(&self, post: u32, hand: u32) -> Option<f64> {
        self.flow.cost_of(post, hand).map(|cost| cost as f64 / SCALE - alone(self.problem, post, hand))
    }

    fn has(&self, post: u32, hand: u32) -> bool {
        self.ties.contains(&(post, hand))
    }

    /// What it costs that the load of a hand becomes another.
    fn rise(&self, hand: u32, to: f64) -> f64 {
        rise(self.problem, &self.problem.hands[hand as usize], self.loads[hand as usize], to)
    }

    /// Two change places, if that costs less.
    fn swap(&mut self, one: usize, other: usize) -> bool {
        let ((post, hand), (post2, hand2)) = (self.ties[one], self.ties[other]);
        let apart = self.together && self.problem.township(post) != self.problem.township(post2);
        let locked = self.problem.locked_pair(post, hand) || self.problem.locked_pair(post2, hand2);
        if hand == hand2 || apart || locked || self.left == 0 {
            return false;
        }
        self.left -= 1;
        let Some((new, new2)) = self.rest(post, hand2).zip(self.rest(post2, hand)) else { return false };
        let Some((old, old2)) = self.rest(post, hand).zip(self.rest(post2, hand2)) else { return false };
        if self.has(post, hand2) || self.has(post2, hand) {
            return false;
        }
        let to = self.loads[hand as usize] - self.load(post, hand) + self.load(post2, hand);
        let to2 = self.loads[hand2 as usize] - self.load(post2, hand2) + self.load(post, hand2);
        let gain = old + old2 - new - new2 - self.rise(hand, to) - self.rise(hand2, to2);
        if gain > LEAST_GAIN {
            (self.ties[one].1, self.ties[other].1) = (hand2, hand);
            (self.loads[hand as usize], self.loads[hand2 as usize]) = (to, to2);
        }
        gain > LEAST_GAIN
    }

    /// One post goes to somebody with room, if that costs less: to whom it costs least.
    fn hand_on(&mut self, one: usize) -> bool {
        let (post, hand) = self.ties[one];
        if self.together || self.problem.locked_pair(post, hand) || self.left == 0 {
            return false;
        }
        self.left -= 1;
        let Some(old) = self.rest(post, hand) else { return false };
        let rules = self.problem.rules;
        let of = |hand: u32| &self.problem.hands[hand as usize];
        let without = self.loads[hand as usize] - self.load(post, hand);
        let freed = self.rise(hand, without) - of(hand).soft_step(rules, self.counts[hand as usize] - 1);
        let mut best = (LEAST_GAIN, None);
        for (other, cost) in self.flow.candidates(post) {
            let count = self.counts[other as usize];
            if other == hand || count >= of(other).room(rules, &[]) || self.has(post, other) {
                continue;
            }
            let new = cost as f64 / SCALE - alone(self.problem, post, other) + of(other).soft_step(rules, count);
            let to = self.loads[other as usize] + self.load(post, other);
            let gain = old - freed - new - self.rise(other, to);
            if gain > best.0 {
                best = (gain, Some((other, to)));
            }
        }
        if let Some((other, to)) = best.1 {
            self.ties[one].1 = other;
            (self.loads[hand as usize], self.loads[other as usize]) = (without, to);
            self.counts[hand as usize] -= 1;
            self.counts[other as usize] += 1;
        }
        best.1.is_some()
    }
}

/// What a change has to gain at least, so that rounding does not look like a gain.
const LEAST_GAIN: f64 = 1e-6;

/// No assignment costs less: the larger of two bounds, each the best assignment under costs that are too low for certain.
/// The one lets two posts together cost as much as the two least loads would; the other takes the tangent of the convex
/// cost at the present loads (as in the method of Frank and Wolfe), which is linear and never above it.
pub(super) fn bound(problem: &Problem<'_>, ties: &Ties) -> Result<f64, SolveError> {
    let least = filled(&Flow::solve(&problem.instance(false), Progress::UNWATCHED)?);
    let loads = loads(problem, ties);
    let mut tangent = problem.instance(false);
    let mut constant = 0.0;
    for (hand, at) in problem.hands.iter().zip(&loads) {
        let slope = 2.0 * problem.rules.cost.balance * at / hand.share;
        if hand.who.cadre().is_some() {
            constant += rise(problem, hand, hand.load, *at) - slope * (at - hand.load);
        }
    }
    straighten(problem, &mut tangent, &loads);
    let flow = Flow::solve(&tangent, Progress::UNWATCHED)?;
    Ok(least.max(filled(&flow) + constant))
}

/// No assignment with so many empty posts costs less, empty posts left out: whatever price is put on an empty post, the
/// best assignment at that price, less the price of so many, is a bound (Lagrange). The best of a few prices.
pub(super) fn bound_with_empty(problem: &Problem<'_>, empty: u32) -> Result<f64, SolveError> {
    let mut instance = problem.instance(false);
    let most = instance.pairs.iter().map(|pair| pair.cost).max().unwrap_or(0).max(1);
    let mut best = f64::NEG_INFINITY;
    for part in 1..=8 {
        let price = most * part / 8;
        for post in instance.posts.iter_mut().filter(|post| post.unfilled_cost > 0) {
            post.unfilled_cost = price;
        }
        let flow = Flow::solve(&instance, Progress::UNWATCHED)?;
        best = best.max((flow.cost() - price * i64::from(empty)) as f64 / SCALE);
    }
    Ok(best)
}

/// What the posts cost that are filled: of all assignments with as few empty posts as there can be, the least.
fn filled(flow: &Flow) -> f64 {
    (flow.cost() - flow.cost_of_unfilled()) as f64 / SCALE
}

/// Replaces the load in the costs of the pairs by the tangent at these loads, and leaves soft rules alone in the steps.
fn straighten(problem: &Problem<'_>, instance: &mut Instance, loads: &[f64]) {
    for pair in &mut instance.pairs {
        let (seat, hand) = (&problem.seats.seats[pair.post as usize], &problem.hands[pair.cadre as usize]);
        if hand.who.cadre().is_some() {
            let slope = 2.0 * problem.rules.cost.balance * loads[pair.cadre as usize] / hand.share;
            let linear = slope * problem.load(seat, hand) - alone(problem, pair.post, pair.cadre);
            pair.cost = (pair.cost + whole(linear)).clamp(-Instance::LARGEST_COST, Instance::LARGEST_COST);
        }
    }
    for (steps, hand) in instance.cadres.iter_mut().zip(&problem.hands) {
        for (number, step) in (0..).zip(steps) {
            *step = whole(hand.soft_step(problem.rules, number));
        }
    }
}
