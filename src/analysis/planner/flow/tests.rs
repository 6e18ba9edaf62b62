//! The solver against trying everything, on many small instances.

use super::*;
use crate::model::Progress;

/// Numbers that look random, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// What is asked of a pair in a trial.
#[derive(Clone, Copy, PartialEq)]
enum Wish {
    Free,
    Locked,
    Forbidden,
}

/// An instance with the wishes and limits that a trial has reached.
struct Trial {
    instance: Instance,
    wishes: Vec<Wish>,
    limits: Vec<u32>,
}

impl Trial {
    fn new(dice: &mut Dice) -> Self {
        let posts = 1 + dice.below(4) as u32;
        let cadres = 1 + dice.below(4) as u32;
        let mut instance = Instance::default();
        for post in 0..posts {
            let earlier = post.checked_sub(1).filter(|before| {
                dice.below(3) == 0 && {
                    let row: &Post = &instance.posts[*before as usize];
                    row.borrows_from.is_none()
                }
            });
            let unfilled_cost =
                if earlier.is_some() { 90 * dice.below(2) as i64 } else { 90 + dice.below(2) as i64 * 40 };
            instance.posts.push(Post { need: 1 + dice.below(2) as u32, unfilled_cost, borrows_from: earlier });
        }
        for _ in 0..cadres {
            let mut step = dice.below(10) as i64;
            let steps = (0..dice.below(4)).map(|_| {
                step += dice.below(30) as i64;
                step
            });
            instance.cadres.push(steps.collect());
        }
        for post in 0..posts {
            for cadre in 0..cadres {
                if dice.below(3) > 0 && instance.pairs.len() < 11 {
                    instance.pairs.push(Pair { post, cadre, cost: dice.below(60) as i64 - 10 });
                }
            }
        }
        let wishes = vec![Wish::Free; instance.pairs.len()];
        let limits = instance.cadres.iter().map(|steps| steps.len() as u32).collect();
        Self { instance, wishes, limits }
    }

    /// The least cost by trying every set of pairs; `None` if none is allowed.
    fn least(&self, without: Option<usize>) -> Option<i64> {
        let sets = 0..1_u32 << self.instance.pairs.len();
        sets.filter(|set| without.is_none_or(|pair| set >> pair & 1 == 0)).filter_map(|set| self.cost_of(set)).min()
    }

    fn cost_of(&self, set: u32) -> Option<i64> {
        let mut own = vec![0; self.instance.posts.len()];
        let mut load = vec![0; self.instance.cadres.len()];
        let mut cost = 0;
        for (at, pair) in self.instance.pairs.iter().enumerate() {
            let used = set >> at & 1 == 1;
            if used && self.wishes[at] == Wish::Forbidden || !used && self.wishes[at] == Wish::Locked {
                return None;
            }
            if used {
                own[pair.post as usize] += 1;
                load[pair.cadre as usize] += 1;
                cost += pair.cost;
            }
        }
        for (cadre, steps) in self.instance.cadres.iter().enumerate() {
            if load[cadre] > self.limits[cadre] as usize {
                return None;
            }
            cost += steps[..load[cadre]].iter().sum::<i64>();
        }
        // What is superfluous in a lender goes to its borrower; there must be nothing superfluous in the end.
        for (post, row) in self.instance.posts.iter().enumerate() {
            if let Some(lender) = row.borrows_from.map(|lender| lender as usize) {
                let lent = (own[lender] - i64::from(self.instance.posts[lender].need)).max(0);
                own[lender] -= lent;
                own[post] += lent;
            }
        }
        for (row, own) in self.instance.posts.iter().zip(own) {
            let missing = i64::from(row.need) - own;
            if missing < 0 {
                return None;
            }
            cost += missing * row.unfilled_cost;
        }
        Some(cost)
    }

    /// Checks cost, proof, limits and wishes of an assignment.
    fn check(&self, flow: &Flow) {
        let proof = flow.proof();
        assert_eq!(Some(proof.cost), self.least(None), "{:?}", self.instance);
        assert!(proof.is_optimal(), "{proof:?} {:?}", self.instance);
        let mut set = 0;
        for (at, pair) in self.instance.pairs.iter().enumerate() {
            let used = flow.cadres_of(pair.post).contains(&pair.cadre);
            assert_eq!(used, flow.posts_of(pair.cadre).contains(&pair.post));
            set |= u32::from(used) << at;
        }
        assert_eq!(self.cost_of(set), Some(proof.cost), "it is an assignment that keeps every rule");
    }
}

fn solved(instance: &Instance) -> Flow {
    Flow::solve(instance, Progress::UNWATCHED).unwrap()
}

#[test]
fn it_costs_what_the_best_of_all_sets_of_pairs_costs() {
    let mut dice = Dice(1);
    for _ in 0..600 {
        let trial = Trial::new(&mut dice);
        trial.check(&solved(&trial.instance));
    }
}

#[test]
fn after_each_change_it_is_the_best_again() {
    let mut dice = Dice(22);
    for _ in 0..400 {
        let mut trial = Trial::new(&mut dice);
        let mut flow = solved(&trial.instance);
        for _ in 0..12 {
            if dice.below(4) == 0 {
                keep_to(&mut trial, &mut flow, &mut dice);
            } else if trial.instance.pairs.is_empty() || dice.below(5) == 0 {
                let cadre = dice.below(trial.limits.len() as u64) as usize;
                let steps = trial.instance.cadres[cadre].len() as u64;
                let limit = dice.below(steps + 1) as u32;
                if flow.limit(cadre as u32, limit).is_ok() {
                    trial.limits[cadre] = limit;
                }
            } else {
                let at = dice.below(trial.instance.pairs.len() as u64) as usize;
                change(&mut trial, &mut flow, at, &mut dice);
            }
            trial.check(&flow);
        }
    }
}

fn keep_to(trial: &mut Trial, flow: &mut Flow, dice: &mut Dice) {
    let cadre = dice.below(trial.limits.len() as u64) as u32;
    let within: Vec<bool> = trial.instance.posts.iter().map(|_| dice.below(2) == 0).collect();
    flow.keep_to(cadre, |post| within[post as usize]);
    for (pair, wish) in trial.instance.pairs.iter().zip(&mut trial.wishes) {
        if pair.cadre == cadre && *wish != Wish::Locked {
            *wish = if within[pair.post as usize] { Wish::Free } else { Wish::Forbidden };
        }
    }
}

fn change(trial: &mut Trial, flow: &mut Flow, at: usize, dice: &mut Dice) {
    let Pair { post, cadre, .. } = trial.instance.pairs[at];
    match (dice.below(3), trial.wishes[at]) {
        (0, Wish::Free) => {
            trial.wishes[at] = Wish::Locked;
            if flow.lock(post, cadre).is_err() {
                assert_eq!(trial.least(None), None, "a lock is refused only where it cannot be kept");
                trial.wishes[at] = Wish::Free;
            }
        }
        (_, Wish::Locked) => {
            flow.unlock(post, cadre).unwrap();
            trial.wishes[at] = Wish::Free;
        }
        (1, Wish::Free) => {
            flow.forbid(post, cadre).unwrap();
            trial.wishes[at] = Wish::Forbidden;
        }
        (_, Wish::Forbidden) => {
            flow.allow(post, cadre).unwrap();
            trial.wishes[at] = Wish::Free;
        }
        _ => {
            let cost = dice.below(80) as i64 - 10;
            flow.set_cost(post, cadre, cost).unwrap();
            trial.instance.pairs[at].cost = cost;
        }
    }
}

#[test]
fn the_next_best_costs_what_the_best_without_the_pair_costs() {
    let mut dice = Dice(3);
    let mut asked = 0;
    for _ in 0..300 {
        let trial = Trial::new(&mut dice);
        let mut flow = solved(&trial.instance);
        let cost = flow.proof().cost;
        for (at, Pair { post, cadre, .. }) in trial.instance.pairs.iter().copied().enumerate() {
            let next = flow.next_best(post, cadre);
            assert_eq!(next.is_some(), flow.cadres_of(post).contains(&cadre));
            let Some(next) = next else { continue };
            asked += 1;
            assert_eq!(Some(cost + next.more), trial.least(Some(at)), "{:?}", trial.instance);
            let mut other = flow.clone();
            other.forbid(post, cadre).unwrap();
            assert_eq!(other.proof().cost, cost + next.more);
            trial.check(&flow);
        }
    }
    assert!(asked > 300, "{asked}");
}

#[test]
fn a_cadre_is_moved_where_somebody_else_would_lose_more() {
    let instance = Instance {
        posts: vec![Post::of_one(1000); 2],
        cadres: vec![vec![0], vec![0]],
        pairs: [(0, 0, 1), (0, 1, 5), (1, 0, 2)].map(|(post, cadre, cost)| Pair { post, cadre, cost }).into(),
    };
    let flow = solved(&instance);
    assert_eq!((flow.cost(), flow.cadres_of(0), flow.cadres_of(1)), (7, vec![1], vec![0]));
}

#[test]
fn a_weak_village_has_two_different_cadres_of_whom_one_is_senior() {
    let any = Post { borrows_from: Some(1), ..Post::of_one(1000) };
    let with = |pairs: &[(u32, u32, i64)]| Instance {
        posts: vec![any, Post::of_one(1000)],
        cadres: vec![vec![0, 0]; 2],
        pairs: pairs.iter().map(|(post, cadre, cost)| Pair { post: *post, cadre: *cadre, cost: *cost }).collect(),
    };
    let two_seniors = solved(&with(&[(1, 0, 5), (1, 1, 7)]));
    assert_eq!((two_seniors.cost(), two_seniors.cadres_of(1), two_seniors.borrowed(0)), (12, vec![0, 1], 1));
    let none = solved(&with(&[(0, 0, 5), (0, 1, 7)]));
    assert_eq!((none.cost(), none.unfilled(0), none.unfilled(1)), (1005, 0, 1), "a second junior does not count");
}

#[test]
fn nothing_to_do_costs_nothing_and_nobody_to_do_it_costs_the_empty_posts() {
    assert_eq!(solved(&Instance::default()).proof(), Proof { cost: 0, bound: 0 });
    let alone = solved(&Instance { posts: vec![Post::of_one(100); 3], ..Instance::default() });
    assert_eq!((alone.proof(), alone.unfilled(2)), (Proof { cost: 300, bound: 300 }, 1));
    let idle = solved(&Instance { cadres: vec![vec![0], Vec::new()], ..Instance::default() });
    assert_eq!(idle.proof(), Proof { cost: 0, bound: 0 });
}

#[test]
fn a_faulty_instance_is_named() {
    let pair = |post, cadre, cost| Pair { post, cadre, cost };
    let of = |posts: Vec<Post>, cadres: Vec<Vec<i64>>, pairs: Vec<Pair>| {
        Flow::new(&Instance { posts, cadres, pairs }).map(|_| ()).unwrap_err()
    };
    let one = || vec![Post::of_one(9)];
    assert_eq!(of(one(), vec![vec![0]], vec![pair(0, 1, 0)]), Fault::Unknown { post: 0, cadre: 1 });
    assert_eq!(of(one(), vec![vec![0]], vec![pair(0, 0, 1), pair(0, 0, 2)]), Fault::Twice { post: 0, cadre: 0 });
    assert_eq!(of(one(), vec![vec![5, 4]], vec![]), Fault::NotConvex { cadre: 0 });
    assert_eq!(of(one(), vec![vec![0]], vec![pair(0, 0, 2_000_000_000)]), Fault::Size);
    let borrows = |from, unfilled_cost| Post { borrows_from: Some(from), ..Post::of_one(unfilled_cost) };
    assert_eq!(of(vec![borrows(0, 9)], vec![], vec![]), Fault::Lender { post: 0 });
    assert_eq!(of(vec![Post::of_one(5), borrows(0, 9)], vec![], vec![]), Fault::Lender { post: 1 });
    assert_eq!(of(vec![Post::of_one(9), borrows(0, 9), borrows(0, 9)], vec![], vec![]), Fault::Lender { post: 0 });
}

#[test]
fn the_same_instance_in_another_order_gives_the_same_assignment() {
    let mut dice = Dice(4);
    for _ in 0..50 {
        let trial = Trial::new(&mut dice);
        let mut turned = trial.instance.clone();
        turned.pairs.reverse();
        let (one, other) = (solved(&trial.instance), solved(&turned));
        assert!((0..one.posts()).all(|post| one.cadres_of(post) == other.cadres_of(post)));
    }
}
