//! What is no flow problem: the cadres of a unit in one township. A search over the townships of units, in which every
//! step is solved exactly by the flow.
//!
//! A unit that is kept to a township loses its pairs elsewhere; the flow mends itself, so that a try costs a few searches
//! from where it was changed. The bound is the best assignment without the rule: the rule can only cost more.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Id, Progress, Stopped, Township, Unit};

use super::Who;
use super::flow::Flow;
use super::problem::{Problem, whole};
use super::rules::Strength;
use super::seats::village_of;

/// A unit whose cadres are to stay in one township.
struct Team {
    hands: Vec<u32>,
    /// The townships in which its cadres live whatever is suggested.
    stays: BTreeSet<Id<Township>>,
    /// The one to which it is kept.
    kept_to: Option<Id<Township>>,
}

/// The search.
struct Search<'p, 'a> {
    problem: &'p Problem<'a>,
    teams: Vec<Team>,
    /// By seat.
    township: Vec<Id<Township>>,
    /// What a split unit costs; nothing where it must not be.
    weight: Option<i64>,
    tries: u32,
}

/// What has come of gathering the cadres of the units.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Gathered {
    /// What the units that are split cost in the end.
    pub split: i64,
    /// What they cost whatever is suggested: those that are split already by who stays.
    pub least: i64,
    /// Whether there was anything to search.
    pub searched: bool,
}

/// Gathers the cadres of each unit, as far as the rule asks for it.
pub(super) fn gather(problem: &Problem<'_>, flow: &mut Flow, progress: Progress<'_>) -> Result<Gathered, Stopped> {
    let rule = &problem.rules.rule.unit_township;
    let weight = match rule.strength() {
        Strength::Off => return Ok(Gathered::default()),
        Strength::Hard => None,
        Strength::Soft(weight) => Some(whole(weight)),
    };
    if !problem.seats.seats.iter().any(|seat| rule.roles.iter().any(|role| role == seat.role)) {
        return Ok(Gathered::default());
    }
    let teams = teams(problem);
    let village = |seat: &super::seats::Seat| problem.survey.villages[seat.village].township;
    let township = problem.seats.seats.iter().map(village).collect();
    let mut search = Search { problem, teams, township, weight, tries: problem.question.tries };
    let had = search.teams.iter().any(|team| search.places(flow, team).len() > 1);
    if had {
        search.run(flow, progress)?;
    }
    let split_already = search.teams.iter().filter(|team| team.stays.len() > 1).count();
    let least = search.weight.unwrap_or(0) * split_already as i64;
    Ok(Gathered { split: search.penalty(flow), least, searched: had })
}

/// The teams, in the order of the identities of their units.
fn teams(problem: &Problem<'_>) -> Vec<Team> {
    let mut teams: BTreeMap<Id<Unit>, Team> = BTreeMap::new();
    for (at, hand) in (0..).zip(&problem.hands) {
        if let Some(unit) = hand.unit {
            let team = || Team { hands: Vec::new(), stays: BTreeSet::new(), kept_to: None };
            teams.entry(unit).or_insert_with(team).hands.push(at);
        }
    }
    let roles = &problem.rules.rule.unit_township.roles;
    for post in super::seats::fixed(problem.draft, problem.kind, problem.question) {
        let Who::Cadre(cadre) = post.who else { continue };
        let unit = problem.survey.cadre(cadre).and_then(|cadre| cadre.unit);
        let village = village_of(post.place).and_then(|id| problem.survey.village(id));
        if let Some((team, village)) = unit.and_then(|unit| teams.get_mut(&unit)).zip(village)
            && roles.contains(&post.role)
        {
            team.stays.insert(village.township);
        }
    }
    teams.into_values().collect()
}

impl Search<'_, '_> {
    /// The townships of a team: those that stay, and those of the assignment with how often.
    fn places(&self, flow: &Flow, team: &Team) -> BTreeMap<Id<Township>, u32> {
        let mut places: BTreeMap<Id<Township>, u32> = team.stays.iter().map(|id| (*id, 0)).collect();
        for post in team.hands.iter().flat_map(|hand| flow.posts_of(*hand)) {
            *places.entry(self.township[post as usize]).or_default() += 1;
        }
        places
    }

    /// What the teams cost that are split.
    fn penalty(&self, flow: &Flow) -> i64 {
        let split = self.teams.iter().filter(|team| self.places(flow, team).len() > 1).count();
        self.weight.unwrap_or(0) * split as i64
    }

    fn cost(&self, flow: &Flow) -> i64 {
        flow.cost() + self.penalty(flow)
    }

    /// Keeps a team to a township, or lets it go where it likes.
    fn keep(&self, flow: &mut Flow, team: usize, township: Option<Id<Township>>) {
        let team = &self.teams[team];
        for hand in &team.hands {
            flow.keep_to(*hand, |post| match township {
                None => true,
                Some(id) => self.township[post as usize] == id,
            });
        }
    }

    fn run(&mut self, flow: &mut Flow, progress: Progress<'_>) -> Result<(), Stopped> {
        let all = self.tries;
        if self.weight.is_none() {
            self.keep_all(flow);
        }
        let mut before = self.cost(flow);
        for _ in 0..3 {
            let start = before;
            for team in 0..self.teams.len() {
                progress.at(1.0 - self.tries as f32 / all.max(1) as f32)?;
                before = self.improve(flow, team, before);
            }
            if before == start || self.tries == 0 {
                break;
            }
        }
        Ok(())
    }

    /// Where the rule is hard every team is kept to one township: that in which most of its cadres would be posted.
    fn keep_all(&mut self, flow: &mut Flow) {
        for team in 0..self.teams.len() {
            let places = self.places(flow, &self.teams[team]);
            let mut best = places.iter().map(|(id, count)| (*count, *id)).collect::<Vec<_>>();
            best.sort_by_key(|(count, id)| (!self.teams[team].stays.contains(id), std::cmp::Reverse(*count), *id));
            // A team without a post is kept to where its first cadre would cost least, once somebody is needed there.
            if let Some((_, id)) = best.first() {
                self.keep(flow, team, Some(*id));
                self.teams[team].kept_to = Some(*id);
            }
        }
        for team in 0..self.teams.len() {
            if self.teams[team].kept_to.is_none() && self.places(flow, &self.teams[team]).len() > 1 {
                let first = self.places(flow, &self.teams[team]).into_keys().next();
                self.keep(flow, team, first);
                self.teams[team].kept_to = first;
            }
        }
    }

    /// Tries other townships for a team, and stays with the best. Answers the cost.
    fn improve(&mut self, flow: &mut Flow, team: usize, before: i64) -> i64 {
        let stays = &self.teams[team].stays;
        let places = self.places(flow, &self.teams[team]);
        let kept_to = self.teams[team].kept_to;
        let is_hard = self.weight.is_none();
        if stays.len() > 1 || (!is_hard && places.len() < 2 && kept_to.is_none()) {
            return before;
        }
        let mut options: Vec<Option<Id<Township>>> = match stays.first() {
            Some(only) => vec![Some(*only)],
            None if is_hard => self.near(flow, team).into_iter().map(Some).collect(),
            None => places.into_keys().map(Some).collect(),
        };
        if !is_hard {
            options.push(None);
        }
        let mut best = (before, kept_to);
        for option in options.into_iter().filter(|option| *option != kept_to) {
            if self.tries == 0 {
                break;
            }
            self.tries -= 1;
            self.keep(flow, team, option);
            let cost = self.cost(flow);
            if cost < best.0 {
                best = (cost, option);
            }
        }
        self.keep(flow, team, best.1);
        self.teams[team].kept_to = best.1;
        self.cost(flow)
    }

    /// Townships that a team could be moved to: where seats are empty, and the nearest ones.
    fn near(&self, flow: &Flow, team: usize) -> Vec<Id<Township>> {
        let seats = &self.problem.seats.seats;
        let mut found: BTreeSet<Id<Township>> = BTreeSet::new();
        for (post, _) in (0..).zip(seats).filter(|(post, _)| flow.unfilled(*post) > 0).take(6) {
            found.insert(self.township[post as usize]);
        }
        if let Some(hand) = self.teams[team].hands.first().map(|hand| &self.problem.hands[*hand as usize]) {
            let mut near: Vec<(u64, Id<Township>)> = Vec::new();
            for (post, seat) in seats.iter().enumerate() {
                let metres = self.problem.km(seat.village, hand).map_or(u64::MAX, |km| (km * 1000.0) as u64);
                match near.iter_mut().find(|(_, id)| *id == self.township[post]) {
                    Some(known) => known.0 = known.0.min(metres),
                    None => near.push((metres, self.township[post])),
                }
            }
            near.sort_unstable();
            found.extend(near.into_iter().take(4).map(|(_, id)| id));
        }
        found.into_iter().collect()
    }
}
