//! What is no flow problem: the square of the load of somebody with several posts, because two posts together cost more
//! than each by itself. A search in the neighbourhood of the flow's assignment, and a bound by flows.

use super::flow::{Flow, Instance, SolveError};
use super::problem::{Problem, SCALE, whole};
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

/// Changes places of two, and moves posts to somebody with room, as long as that costs less. `cost` is what the flow was
/// told about a pair. Answers whether anything was changed.
pub(super) fn improve(problem: &Problem<'_>, flow: &Flow, ties: &mut Ties, tries: u32) -> bool {
    let mut loads = loads(problem, ties);
    let mut changed = false;
    let load =
        |post: u32, cadre: u32| problem.load(&problem.seats.seats[post as usize], &problem.hands[cadre as usize]);
    // What the pair costs but for the load.
    let rest =
        |post: u32, cadre: u32| flow.cost_of(post, cadre).map(|cost| cost as f64 / SCALE - alone(problem, post, cadre));
    let mut left = tries.saturating_mul(50);
    for _ in 0..4 {
        let before = changed;
        let mut again = false;
        for one in 0..ties.len() {
            for other in one + 1..ties.len() {
                let ((post, hand), (post2, hand2)) = (ties[one], ties[other]);
                if hand == hand2 || left == 0 {
                    continue;
                }
                if problem.locked_pair(post, hand) || problem.locked_pair(post2, hand2) {
                    continue;
                }
                left -= 1;
                let has = |post: u32, hand: u32| ties.contains(&(post, hand));
                let (Some(new), Some(new2)) = (rest(post, hand2), rest(post2, hand)) else { continue };
                let (Some(old), Some(old2)) = (rest(post, hand), rest(post2, hand2)) else { continue };
                if has(post, hand2) || has(post2, hand) {
                    continue;
                }
                let (a, b) = (loads[hand as usize], loads[hand2 as usize]);
                let to_a = a - load(post, hand) + load(post2, hand);
                let to_b = b - load(post2, hand2) + load(post, hand2);
                let (hand_a, hand_b) = (&problem.hands[hand as usize], &problem.hands[hand2 as usize]);
                let gain = old + old2 - new - new2 - rise(problem, hand_a, a, to_a) - rise(problem, hand_b, b, to_b);
                if gain > 1e-6 {
                    ties[one].1 = hand2;
                    ties[other].1 = hand;
                    loads[hand as usize] = to_a;
                    loads[hand2 as usize] = to_b;
                    (changed, again) = (true, true);
                }
            }
        }
        if !again || left == 0 {
            return changed || before;
        }
    }
    changed
}

/// No assignment costs less: the larger of two bounds, each the best assignment under costs that are too low for certain.
/// The one lets two posts together cost as much as the two least loads would; the other takes the tangent of the convex
/// cost at the present loads (as in the method of Frank and Wolfe), which is linear and never above it.
pub(super) fn bound(problem: &Problem<'_>, ties: &Ties) -> Result<f64, SolveError> {
    let least = Flow::solve(&problem.instance(false), Progress::UNWATCHED)?.cost() as f64 / SCALE;
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
    Ok(least.max(flow.cost() as f64 / SCALE + constant))
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
