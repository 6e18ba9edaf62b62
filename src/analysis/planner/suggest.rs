//! The suggestion: who is posted where, at the least cost, with reasons.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::Findings;
use crate::model::{Id, Place, Posting, Progress, Refusal, Sentence, Stopped, World, role};

use super::Who;
use super::draft::{Draft, PostState};
use super::flow::{Flow, SolveError};
use super::impossible::{impossible, is_hard};
use super::load_search::{self, Ties};
use super::problem::{Problem, SCALE};
use super::rules::{RuleName, Rules};
use super::search::{self, Gathered};
use super::seats::Kind;
use super::stale::role_title;
use super::suggestion::{
    CostParts, Impossible, NextChoice, PlanProof, Question, Relaxation, SuggestedPost, Suggestion, Unfilled,
};
use super::survey::Survey;

/// Why there is no suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SuggestError {
    /// Somebody stopped it.
    Stopped,
    /// The question makes no sense: what is wrong, and what to do.
    Refused(Refusal),
}

impl From<Stopped> for SuggestError {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

impl From<SolveError> for SuggestError {
    fn from(error: SolveError) -> Self {
        match error {
            SolveError::Stopped => Self::Stopped,
            SolveError::Fault(fault) => Self::Refused(Refusal::new("suggest.refused.fault").with("detail", fault)),
        }
    }
}

/// Suggests who is posted where.
///
/// All posts of the question are planned together at the least cost: distance, skills, load, change and soft rules, each
/// with its weight; hard rules are kept, posts that the plan locks are not touched. Where the rules form a flow problem the
/// answer is proved to be the best one; where they do not (the cadres of a unit in one township; several posts of one cadre
/// whose loads come together) a search of a fixed number of tries tells how far from the best it can be. The same question
/// has the same answer.
///
/// # Errors
/// A role that the planner does not know, and whoever waits saying stop.
pub fn suggest(
    world: &World,
    findings: &Findings,
    draft: &Draft,
    rules: &Rules,
    question: &Question,
    progress: Progress<'_>,
) -> Result<Suggestion, SuggestError> {
    suggest_on(&Survey::of(world, findings, rules), world, draft, rules, question, progress)
}

/// The same on a survey that was made before.
///
/// # Errors
/// As [`suggest`].
pub fn suggest_on(
    survey: &Survey,
    world: &World,
    draft: &Draft,
    rules: &Rules,
    question: &Question,
    progress: Progress<'_>,
) -> Result<Suggestion, SuggestError> {
    let Some(kind) = Kind::of(&question.role) else {
        let refusal = Refusal::new("suggest.refused.role").with("role", role_title(world, &question.role));
        return Err(SuggestError::Refused(refusal));
    };
    progress.at(0.0)?;
    let problem = Problem::of(kind, (world, survey), draft, rules, question);
    let instance = problem.instance(true);
    progress.at(0.2)?;
    let mut flow = Flow::solve(&instance, progress.part(0.2, 0.4))?;
    let mut answer = Answer { notes: notes(&problem), problem: &problem };
    answer.lock(&mut flow);
    let (bound, before) = (flow.cost() - flow.cost_of_unfilled(), empty(&flow));
    let mut impossible = impossible(&problem, &flow);
    let Gathered { split, least, searched } = search::gather(&problem, &mut flow, progress.part(0.4, 0.8))?;
    let split_already = least as f64 / SCALE;
    if impossible.is_empty() {
        impossible.extend(answer.gathered_too_much(&flow));
    }
    let mut ties = ties(&flow);
    let loads = load_search::is_needed(&problem);
    let swapped = loads && load_search::improve(&problem, &flow, &mut ties, question.tries);
    progress.at(0.85)?;
    let proof = if empty(&flow) > before {
        // A search has left more posts empty than there must be: the bound is that of plans with as many.
        let cost = answer.cost(&flow, &ties) + split as f64 / SCALE;
        PlanProof::Gap {
            cost,
            bound: (load_search::bound_with_empty(&problem, empty(&flow))? + split_already).min(cost),
        }
    } else if loads {
        let cost = answer.cost(&flow, &ties) + split as f64 / SCALE;
        let bound = (load_search::bound(&problem, &ties)? + split_already).min(cost);
        proof_of(cost, bound)
    } else if searched {
        let cost = flow.cost() - flow.cost_of_unfilled() + split;
        proof_of(cost as f64 / SCALE, (bound + least) as f64 / SCALE)
    } else {
        PlanProof::Optimal
    };
    let proof = proof.shifted(problem.rules.cost.change * problem.seats.present.len() as f64);
    let posts = answer.posts(&mut flow, &ties, swapped, progress.part(0.85, 1.0))?;
    let split = if searched { split as f64 / SCALE } else { 0.0 };
    Ok(answer.finish(&flow, posts, &ties, (proof, split), impossible))
}

fn proof_of(cost: f64, bound: f64) -> PlanProof {
    if cost - bound < 1.0 / SCALE { PlanProof::Optimal } else { PlanProof::Gap { cost, bound } }
}

/// How many posts are empty.
fn empty(flow: &Flow) -> u32 {
    (0..flow.posts()).map(|post| flow.unfilled(post)).sum()
}

/// The pairs of an assignment.
fn ties(flow: &Flow) -> Ties {
    (0..flow.posts()).flat_map(|post| flow.cadres_of(post).into_iter().map(move |cadre| (post, cadre))).collect()
}

/// What the user should know of the people and villages before anything is planned.
fn notes(problem: &Problem<'_>) -> Vec<Sentence> {
    let mut notes = Vec::new();
    let mut count = |key: &str, names: Vec<&str>| {
        if !names.is_empty() {
            let some = names.iter().take(5).copied().collect::<Vec<_>>().join("、");
            notes.push(Sentence::new(key).with("count", names.len()).with("names", some));
        }
    };
    let world = problem.world;
    let nowhere = problem.hands.iter().filter(|hand| hand.start.is_none());
    count("suggest.note.cadres_nowhere", nowhere.map(|hand| super::stale::name_of(world, hand.who)).collect());
    let seats: BTreeSet<usize> = problem.seats.seats.iter().map(|seat| seat.village).collect();
    let without = seats.iter().filter(|at| problem.survey.villages[**at].point.is_none());
    count("suggest.note.villages_nowhere", without.map(|at| world.place_name(problem.place(*at))).collect());
    if problem.seats.seats.is_empty() {
        notes.push(Sentence::new("suggest.note.nothing").with("role", role_title(world, &problem.question.role)));
    } else if problem.hands.is_empty() {
        notes.push(Sentence::new("suggest.note.nobody"));
    }
    notes
}

struct Answer<'p, 'a> {
    problem: &'p Problem<'a>,
    notes: Vec<Sentence>,
}

impl Answer<'_, '_> {
    /// Ties the pairs that are to be kept, and says of those that cannot be.
    fn lock(&mut self, flow: &mut Flow) {
        for (who, village) in &self.problem.locked {
            let hand = self.problem.hands.iter().position(|hand| hand.who == *who);
            let seats = self.problem.seats.seats.iter().enumerate().filter(|(_, seat)| seat.village == *village);
            let locked =
                hand.is_some_and(|hand| seats.into_iter().any(|(post, _)| flow.lock(post as u32, hand as u32).is_ok()));
            if !locked {
                let sentence = Sentence::new("suggest.note.lock")
                    .with("who", super::stale::name_of(self.problem.world, *who))
                    .with("place", self.problem.world.place_name(self.problem.place(*village)));
                self.notes.push(sentence);
            }
        }
    }

    /// Posts that were filled before the cadres of units were gathered.
    fn gathered_too_much(&self, flow: &Flow) -> Option<Impossible> {
        let problem = self.problem;
        let empty: Vec<u32> =
            (0..flow.posts()).filter(|post| is_hard(problem, *post) && flow.unfilled(*post) > 0).collect();
        let first = empty.first()?;
        debug_assert!(*first < flow.posts());
        let count: u32 = empty.iter().map(|post| flow.unfilled(*post)).sum();
        let mut at: Vec<usize> = empty.iter().map(|post| problem.seats.seats[*post as usize].village).collect();
        at.sort_unstable();
        at.dedup();
        let names: Vec<&str> = at.iter().take(5).map(|at| problem.world.place_name(problem.place(*at))).collect();
        let rule = RuleName::UnitTownship;
        let title = || format!("@{}", rule.title_key());
        let wanted: u32 = empty.iter().map(|post| problem.seats.seats[*post as usize].need).sum();
        let sentence = Sentence::new("suggest.impossible.few")
            .with("names", names.join("、"))
            .with("count", at.len())
            .with("wanted", wanted)
            .with("possible", wanted.saturating_sub(count))
            .with("rule", title());
        let soft = Sentence::new("suggest.relax.soft").with("rule", title());
        let people = Sentence::new("suggest.relax.people").with("count", count);
        Some(Impossible {
            rule,
            villages: at.iter().map(|at| problem.survey.villages[*at].id).collect(),
            wanted,
            possible: wanted.saturating_sub(count),
            sentence,
            relaxations: vec![
                Relaxation { rule: Some(rule), sentence: soft, unfilled: 0 },
                Relaxation { rule: None, sentence: people, unfilled: 0 },
            ],
        })
    }

    /// What an assignment costs, empty posts and split units left out.
    fn cost(&self, flow: &Flow, ties: &Ties) -> f64 {
        let pairs: i64 = ties.iter().filter_map(|(post, cadre)| flow.cost_of(*post, *cadre)).sum();
        let mut number: BTreeMap<u32, u32> = BTreeMap::new();
        let mut soft = 0.0;
        for (_, cadre) in ties {
            let of_hand = number.entry(*cadre).or_default();
            soft += self.problem.hands[*cadre as usize].soft_step(self.problem.rules, *of_hand);
            *of_hand += 1;
        }
        pairs as f64 / SCALE + soft + load_search::together(self.problem, ties)
    }

    /// The posts with their reasons.
    fn posts(
        &self,
        flow: &mut Flow,
        ties: &Ties,
        swapped: bool,
        progress: Progress<'_>,
    ) -> Result<Vec<SuggestedPost>, Stopped> {
        let problem = self.problem;
        let mut load_of = vec![0.0; problem.hands.len()];
        for (post, cadre) in ties {
            let (seat, hand) = (&problem.seats.seats[*post as usize], &problem.hands[*cadre as usize]);
            load_of[*cadre as usize] += problem.load(seat, hand);
        }
        let mut posts = Vec::with_capacity(ties.len());
        let mut numbers = vec![0; problem.hands.len()];
        for (done, (post, cadre)) in ties.iter().enumerate() {
            progress.step(done, ties.len())?;
            let (seat, hand) = (&problem.seats.seats[*post as usize], &problem.hands[*cadre as usize]);
            let other = hand.load + load_of[*cadre as usize] - problem.load(seat, hand);
            let parts = |cadre: u32, other: f64| {
                let hand = &problem.hands[cadre as usize];
                problem.parts(seat, hand, &problem.broken(seat, hand), other)
            };
            let number = numbers[*cadre as usize];
            numbers[*cadre as usize] = number + 1;
            let mut own = parts(*cadre, other);
            own.rules += hand.soft_step(problem.rules, number);
            let next_best = if swapped { None } else { flow.next_best(*post, *cadre) };
            let next_best = next_best.map(|next| NextChoice {
                who: next.cadre.map(|cadre| problem.hands[cadre as usize].who),
                parts: next.cadre.map(|cadre| parts(cadre, problem.hands[cadre as usize].load)).unwrap_or_default(),
                more: next.more as f64 / SCALE,
            });
            posts.push(SuggestedPost {
                who: hand.who,
                place: problem.place(seat.village),
                role: seat.role.to_owned(),
                parts: own,
                next_best,
                replaces: None,
                state: PostState::New,
                locked: problem.is_locked(seat, hand),
                km: problem.km(seat.village, hand),
            });
        }
        self.name_roles(&mut posts);
        Ok(posts)
    }

    /// Of several who have the seat of a first secretary, because they count as residents too, one is it: whoever is it
    /// today, else the one who costs least.
    fn name_roles(&self, posts: &mut [SuggestedPost]) {
        if self.problem.kind != Kind::Residents {
            return;
        }
        let mut of_place: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        for (at, post) in posts.iter().enumerate().filter(|(_, post)| post.role == role::FIRST_SECRETARY) {
            of_place.entry(post.place).or_default().push(at);
        }
        for (place, several) in of_place.into_iter().filter(|(_, several)| several.len() > 1) {
            let village = super::seats::village_of(place).and_then(|id| self.problem.survey.village_number(id));
            let is_it = |at: &usize| {
                let present = village.and_then(|village| self.problem.seats.present.get(&(village, posts[*at].who)));
                present.is_some_and(|present| present.role == role::FIRST_SECRETARY)
            };
            let cost = |at: &usize| posts[*at].parts.sum();
            let cheapest = several.iter().copied().min_by(|a, b| cost(a).total_cmp(&cost(b)));
            let first = several.iter().copied().find(is_it).or(cheapest);
            for at in several.into_iter().filter(|at| Some(*at) != first) {
                posts[at].role = role::RESIDENT.to_owned();
            }
        }
    }

    /// Ties the posts to the postings of today, and puts everything together.
    fn finish(
        self,
        flow: &Flow,
        mut posts: Vec<SuggestedPost>,
        ties: &Ties,
        (proof, split): (PlanProof, f64),
        impossible: Vec<Impossible>,
    ) -> Suggestion {
        let problem = self.problem;
        let ends = self.tie_to_today(&mut posts);
        posts.sort_by_key(|post| {
            let at = super::seats::village_of(post.place).and_then(|id| problem.survey.village_number(id));
            (at, post.role == role::RESIDENT, post.who)
        });
        let mut cost = CostParts::default();
        posts.iter().for_each(|post| cost.add(&post.parts));
        // Each posting of today that is not left as it is counts once, whether somebody takes its place or not.
        let present = &problem.seats.present;
        let is_kept = |(post, cadre): &&(u32, u32)| {
            let (seat, hand) = (&problem.seats.seats[*post as usize], &problem.hands[*cadre as usize]);
            present.contains_key(&(seat.village, hand.who))
        };
        cost.change = problem.rules.cost.change * (present.len() - ties.iter().filter(is_kept).count()) as f64;
        cost.rules += split;
        // Loads that come together are counted once for all posts of somebody.
        let alone: f64 = ties
            .iter()
            .map(|(post, cadre)| {
                let (seat, hand) = (&problem.seats.seats[*post as usize], &problem.hands[*cadre as usize]);
                problem.parts(seat, hand, &[], hand.load).balance
            })
            .sum();
        cost.balance = alone + load_search::together(problem, ties);
        let unfilled = (0..flow.posts())
            .filter(|post| flow.unfilled(*post) > 0 && problem.seats.seats[*post as usize].asked.is_some());
        let unfilled = unfilled.map(|post| {
            let seat = &problem.seats.seats[post as usize];
            Unfilled { place: problem.place(seat.village), role: seat.role.to_owned(), count: flow.unfilled(post) }
        });
        Suggestion {
            day: problem.draft.day,
            unfilled: unfilled.collect(),
            posts,
            ends,
            cost,
            proof,
            impossible,
            notes: self.notes,
        }
    }

    /// Says of each post whether it stays, moves or begins, and which posting of today it takes the place of. Answers the
    /// postings that end with nobody in their place.
    fn tie_to_today(&self, posts: &mut [SuggestedPost]) -> Vec<Id<Posting>> {
        let problem = self.problem;
        let mut left: BTreeMap<(Place, Who), (Id<Posting>, &str)> = BTreeMap::new();
        for ((village, who), present) in &problem.seats.present {
            left.insert((problem.place(*village), *who), (present.posting, &present.role));
        }
        for post in posts.iter_mut() {
            if let Some((posting, role)) = left.remove(&(post.place, post.who)) {
                post.state = if role == post.role { PostState::Kept } else { PostState::Moved };
                post.replaces = Some(posting);
            }
        }
        for post in posts.iter_mut().filter(|post| post.replaces.is_none()) {
            let own = left.keys().find(|(_, who)| *who == post.who).copied();
            if let Some((posting, _)) = own.and_then(|key| left.remove(&key)) {
                post.state = PostState::Moved;
                post.replaces = Some(posting);
            }
        }
        for post in posts.iter_mut().filter(|post| post.replaces.is_none()) {
            let there = left.keys().find(|(place, _)| *place == post.place).copied();
            if let Some((posting, _)) = there.and_then(|key| left.remove(&key)) {
                post.replaces = Some(posting);
            }
        }
        left.into_values().map(|(posting, _)| posting).collect()
    }
}
