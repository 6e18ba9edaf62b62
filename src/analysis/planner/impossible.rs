//! Why posts stay empty, and what would help: which villages want more than can come, the rule that stands in the way, and
//! the smallest change of a rule, or how many people, with which every post is filled.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Id, Sentence, Village};

use super::flow::{Flow, Instance, Pair, Post};
use super::problem::Problem;
use super::rules::RuleName;
use super::seats::Kind;
use super::suggestion::{Impossible, Relaxation};
use crate::model::Progress;

/// Rules that can be relaxed, in the order in which they are blamed: those about pairs, then those about how much.
const OF_PAIRS: [RuleName; 6] =
    [RuleName::Forbidden, RuleName::Home, RuleName::Rank, RuleName::Term, RuleName::Distance, RuleName::Skills];
const OF_AMOUNT: [RuleName; 2] = [RuleName::MostVillages, RuleName::Share];

/// What stands in the way, one group of villages after the other.
pub(super) fn impossible(problem: &Problem<'_>, flow: &Flow) -> Vec<Impossible> {
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    let stops = OnceCell::new();
    let stops = || stops.get_or_init(|| Stops::of(problem));
    // Posts for which there is nobody at all are told together where the same rules stand in the way.
    let mut nobody: BTreeMap<Vec<&str>, Vec<u32>> = BTreeMap::new();
    for post in 0..flow.posts() {
        if !is_hard(problem, post) || flow.unfilled(post) == 0 || told.contains(&post) {
            continue;
        }
        let shortage = flow.shortage(post);
        told.extend(shortage.posts.iter().copied());
        if shortage.cadres.is_empty() {
            nobody.entry(stops().rules_of(&shortage.posts)).or_default().extend(shortage.posts);
        } else {
            found.push(explain(problem, flow, stops(), &shortage.posts, true));
        }
    }
    found.extend(nobody.into_values().map(|posts| explain(problem, flow, stops(), &posts, false)));
    found
}

/// Whether a hard rule asks for the seat.
pub(super) fn is_hard(problem: &Problem<'_>, post: u32) -> bool {
    problem.seats.seats[post as usize].asked.is_some_and(|(_, strength)| strength.is_hard())
}

fn explain(problem: &Problem<'_>, flow: &Flow, stops: &Stops, posts: &[u32], anybody: bool) -> Impossible {
    let seats = &problem.seats.seats;
    let wanted: u32 = posts.iter().map(|post| seats[*post as usize].need).sum();
    let empty: u32 = posts.iter().map(|post| flow.unfilled(*post)).sum();
    let mut villages: Vec<usize> = posts.iter().map(|post| seats[*post as usize].village).collect();
    villages.sort_unstable();
    villages.dedup();
    let mut relaxations = relaxations(problem, stops, posts);
    let order = |rule: RuleName| {
        let (first, second): (&[RuleName], &[RuleName]) =
            if anybody { (&OF_AMOUNT, &OF_PAIRS) } else { (&OF_PAIRS, &OF_AMOUNT) };
        first.iter().chain(second).position(|known| *known == rule).unwrap_or(usize::MAX)
    };
    relaxations.sort_by_key(|row| (row.unfilled, row.rule.map_or(usize::MAX, order)));
    let cured = relaxations.iter().find(|row| row.unfilled == 0).and_then(|row| row.rule);
    let rule = match cured.or_else(|| relaxations.first().filter(|row| row.unfilled < empty).and_then(|row| row.rule)) {
        Some(rule) => rule,
        // Whatever the rules, there are not enough people.
        None => {
            if problem.kind == Kind::Residents {
                RuleName::Resident
            } else {
                RuleName::WeakVillage
            }
        }
    };
    let people = Sentence::new("suggest.relax.people").with("count", empty);
    relaxations.push(Relaxation { rule: None, sentence: people, unfilled: 0 });
    relaxations.sort_by_key(|row| row.unfilled);
    let names: Vec<&str> = villages.iter().take(5).map(|at| problem.world.place_name(problem.place(*at))).collect();
    let sentence = Sentence::new("suggest.impossible.few")
        .with("names", names.join("、"))
        .with("count", villages.len())
        .with("wanted", wanted)
        .with("possible", wanted.saturating_sub(empty))
        .with("rule", format!("@{}", rule.title_key()));
    let id = |at: &usize| -> Id<Village> { problem.survey.villages[*at].id };
    Impossible {
        rule,
        villages: villages.iter().map(id).collect(),
        wanted,
        possible: wanted.saturating_sub(empty),
        sentence,
        relaxations,
    }
}

/// Every rule that is hard, relaxed by itself: how many of the posts would stay empty then.
fn relaxations(problem: &Problem<'_>, stops: &Stops, posts: &[u32]) -> Vec<Relaxation> {
    let before = stops.empty(problem, posts, &Relaxed::default());
    let mut found = Vec::new();
    for rule in OF_PAIRS.into_iter().chain(OF_AMOUNT) {
        let hard = problem.seats.seats.iter().any(|seat| problem.strength(rule, seat).is_hard());
        if !hard || rule == RuleName::Home {
            continue;
        }
        let relaxed = Relaxed { rule: Some(rule), ..Relaxed::default() };
        let unfilled = stops.empty(problem, posts, &relaxed);
        if unfilled >= before {
            continue;
        }
        let (sentence, unfilled) = match rule {
            RuleName::Distance => distance(problem, stops, posts, unfilled),
            RuleName::MostVillages => most_villages(problem, stops, posts, unfilled),
            _ => {
                let title = format!("@{}", rule.title_key());
                (Sentence::new("suggest.relax.soft").with("rule", title), unfilled)
            }
        };
        found.push(Relaxation { rule: Some(rule), sentence, unfilled });
    }
    found
}

/// The least whole number of kilometres with which no more posts stay empty than without the rule.
fn distance(problem: &Problem<'_>, stops: &Stops, posts: &[u32], goal: u32) -> (Sentence, u32) {
    let (mut low, mut high) = (problem.rules.rule.distance.most_km.floor() as u32, stops.farthest_km);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        let relaxed = Relaxed { rule: Some(RuleName::Distance), most_km: Some(f64::from(middle)), room: 0 };
        if stops.empty(problem, posts, &relaxed) <= goal { high = middle } else { low = middle }
    }
    (Sentence::new("suggest.relax.distance").with("km", high), goal)
}

/// The least number of villages a cadre with which no more posts stay empty than without the rule.
fn most_villages(problem: &Problem<'_>, stops: &Stops, posts: &[u32], goal: u32) -> (Sentence, u32) {
    let most = problem.rules.rule.most_villages.resident;
    let fills = |room: &u32| {
        let relaxed = Relaxed { rule: Some(RuleName::MostVillages), most_km: None, room: *room };
        stops.empty(problem, posts, &relaxed) <= goal
    };
    let more = (1..12).find(fills).unwrap_or(12);
    (Sentence::new("suggest.relax.most_villages").with("most", most + more), goal)
}

/// What is relaxed.
#[derive(Clone, Copy, Default)]
struct Relaxed {
    rule: Option<RuleName>,
    /// Up to which distance, where it is that rule.
    most_km: Option<f64>,
    /// How many posts more at most, where it is that rule; 0 for as many as there may be.
    room: u32,
}

/// All pairs with the one hard rule that stops them; pairs that two rules stop are left out.
struct Stops {
    pairs: Vec<(u32, u32, Option<RuleName>, f64)>,
    farthest_km: u32,
}

impl Stops {
    fn of(problem: &Problem<'_>) -> Self {
        let mut pairs = Vec::new();
        let mut farthest: f64 = problem.rules.rule.distance.most_km;
        for (post, seat) in (0..).zip(&problem.seats.seats) {
            for (cadre, hand) in (0..).zip(&problem.hands) {
                if problem.is_out(seat, hand) {
                    continue;
                }
                let broken = problem.broken(seat, hand);
                let mut hard = broken.into_iter().filter(|name| problem.strength(*name, seat).is_hard());
                let (first, second) = (hard.next(), hard.next());
                if second.is_none() {
                    let km = if first == Some(RuleName::Distance) {
                        problem.straight_km(seat.village, hand).unwrap_or_default()
                    } else {
                        0.0
                    };
                    farthest = farthest.max(km);
                    pairs.push((post, cadre, first, km));
                }
            }
        }
        Self { pairs, farthest_km: farthest.ceil() as u32 + 1 }
    }

    /// The codes of the rules that each by itself keep somebody from one of these posts, ascending.
    fn rules_of(&self, posts: &[u32]) -> Vec<&'static str> {
        let of_posts = self.pairs.iter().filter(|(post, ..)| posts.contains(post));
        let rules: BTreeSet<&str> = of_posts.filter_map(|(_, _, rule, _)| rule.map(RuleName::code)).collect();
        rules.into_iter().collect()
    }

    /// How many of these posts stay empty at least under relaxed rules, whatever it costs.
    fn empty(&self, problem: &Problem<'_>, posts: &[u32], relaxed: &Relaxed) -> u32 {
        let names: Vec<RuleName> = relaxed.rule.into_iter().collect();
        let allowed = |stop: Option<RuleName>, km: f64| match stop {
            None => true,
            stop if stop != relaxed.rule => false,
            _ => relaxed.most_km.is_none_or(|most| km <= most),
        };
        let mut seen = BTreeSet::new();
        let mut pairs = Vec::new();
        for (post, cadre, stop, km) in &self.pairs {
            // Who may have the seat of the lender stands there alone.
            let lender = problem.seats.seats[*post as usize].borrows_from.map(|lender| lender as u32);
            if allowed(*stop, *km) && lender.is_none_or(|lender| !seen.contains(&(lender, *cadre))) {
                if problem.seats.seats.iter().any(|seat| seat.borrows_from == Some(*post as usize)) {
                    seen.insert((*post, *cadre));
                }
                pairs.push(Pair { post: *post, cadre: *cadre, cost: 0 });
            }
        }
        let room = |hand: &super::hands::Hand| {
            let free = hand.room(problem.rules, &names);
            if relaxed.room > 0 { free.min(hand.room(problem.rules, &[]) + relaxed.room) } else { free }
        };
        let asked: BTreeSet<u32> = posts.iter().copied().collect();
        let wanted = |post: u32| if asked.contains(&post) { 1 } else { 2 };
        let seats = (0..).zip(&problem.seats.seats).map(|(post, seat)| {
            let unfilled_cost = if seat.asked.is_none() { 0 } else { wanted(post) };
            Post { need: seat.need, unfilled_cost, borrows_from: seat.borrows_from.map(|at| at as u32) }
        });
        let mut seats: Vec<Post> = seats.collect();
        for at in 0..seats.len() {
            if let Some(lender) = seats[at].borrows_from {
                seats[lender as usize].unfilled_cost =
                    seats[lender as usize].unfilled_cost.max(seats[at].unfilled_cost);
            }
        }
        let instance = Instance {
            posts: seats,
            cadres: problem.hands.iter().map(|hand| vec![0; room(hand) as usize]).collect(),
            pairs,
        };
        let solved = Flow::solve(&instance, Progress::UNWATCHED);
        solved.map_or(u32::MAX, |flow| posts.iter().map(|post| flow.unfilled(*post)).sum())
    }
}
