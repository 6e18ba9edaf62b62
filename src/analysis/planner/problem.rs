//! A question about a plan as an instance of the flow: seats are posts, hands are cadres, and what stands for and against
//! each pair becomes its cost.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::workload::distance_km;
use crate::model::{Place, World, role};

use super::Who;
use super::draft::{Draft, DraftPost};
use super::flow::{Instance, Pair, Post};
use super::hands::{Hand, hands};
use super::rules::{RuleName, Rules, Strength};
use super::seats::{Kind, Seat, Seats, fixed};
use super::suggestion::{CostParts, Question};
use super::survey::Survey;

/// What one unit of cost is in the whole numbers of the flow.
pub(super) const SCALE: f64 = 1000.0;

/// A question, looked at from all sides.
pub(super) struct Problem<'a> {
    pub world: &'a World,
    pub survey: &'a Survey,
    pub draft: &'a Draft,
    pub rules: &'a Rules,
    pub question: &'a Question,
    pub kind: Kind,
    pub seats: Seats,
    pub hands: Vec<Hand>,
    /// By village: the skills of those who stay there.
    skills_there: BTreeMap<usize, u64>,
    /// By village: who stays there in a role that is planned.
    stays_there: BTreeSet<(usize, Who)>,
    forbidden: BTreeSet<(Who, usize)>,
    /// Pairs that are kept and are not there yet.
    pub locked: BTreeSet<(Who, usize)>,
    /// The mean load of a seat.
    mean_load: f64,
    /// The least load of a seat.
    least_load: f64,
}

impl<'a> Problem<'a> {
    /// Looks at a question.
    pub fn of(
        kind: Kind,
        (world, survey): (&'a World, &'a Survey),
        draft: &'a Draft,
        rules: &'a Rules,
        question: &'a Question,
    ) -> Self {
        let stay = fixed(draft, kind, question);
        let seats = Seats::of(kind, survey, draft, rules, question, &stay);
        let hands = hands(kind, world, survey, rules, &stay);
        let mut problem = Self {
            world,
            survey,
            draft,
            rules,
            question,
            kind,
            seats,
            hands,
            skills_there: BTreeMap::new(),
            stays_there: BTreeSet::new(),
            forbidden: BTreeSet::new(),
            locked: BTreeSet::new(),
            mean_load: 0.0,
            least_load: 0.0,
        };
        problem.see_who_stays(&stay);
        problem.see_marks();
        problem.see_loads();
        problem
    }

    fn see_who_stays(&mut self, stay: &[&DraftPost]) {
        for post in stay {
            let Some(at) = super::seats::village_of(post.place).and_then(|id| self.survey.village_number(id)) else {
                continue;
            };
            let skills = post.who.cadre().and_then(|id| self.survey.cadre(id)).map_or(0, |cadre| cadre.skills);
            if self.rules.load.share_of(&post.role) > 0.0 {
                *self.skills_there.entry(at).or_default() |= skills;
            }
            let resident = self.kind == Kind::FirstSecretaries && post.is_resident();
            if resident || self.kind.covers(post.who, &post.role) {
                self.stays_there.insert((at, post.who));
            }
        }
    }

    fn see_marks(&mut self) {
        let asked = |list: &[(Who, crate::model::Id<crate::model::Village>)]| -> Vec<(Who, usize)> {
            list.iter().filter_map(|(who, id)| Some((*who, self.survey.village_number(*id)?))).collect()
        };
        let (mut locked, mut forbidden) = (asked(&self.question.locks), asked(&self.question.forbids));
        let of_plan = self.world.plan_marks.iter().filter(|mark| self.draft.plan == Some(mark.plan));
        for mark in of_plan {
            let at = super::seats::village_of(mark.place).and_then(|id| self.survey.village_number(id));
            let Some((who, at)) = mark.who().zip(at) else { continue };
            let here = mark.role.is_empty() || self.kind.covers(who, &mark.role);
            match mark.kind {
                crate::model::MarkKind::Lock if here && !mark.role.is_empty() => locked.push((who, at)),
                crate::model::MarkKind::Forbid if here => forbidden.push((who, at)),
                _ => {}
            }
        }
        self.locked = locked.into_iter().filter(|(who, at)| !self.stays_there.contains(&(*at, *who))).collect();
        self.forbidden = forbidden.into_iter().collect();
    }

    fn see_loads(&mut self) {
        let share = |seat: &Seat| self.rules.load.share_of(seat.role);
        let loads = || self.seats.seats.iter().map(|seat| share(seat) * self.survey.villages[seat.village].load());
        let count = self.seats.seats.len().max(1) as f64;
        let (mean, least) = (loads().sum::<f64>() / count, loads().fold(f64::INFINITY, f64::min));
        (self.mean_load, self.least_load) = (mean, if least.is_finite() { least } else { 0.0 });
    }

    /// The way, kilometres: measured, or along the straight line.
    pub fn km(&self, village: usize, hand: &Hand) -> Option<f64> {
        let facts = &self.survey.villages[village];
        let measured = hand.who.cadre().and_then(|id| self.question.travel.km.get(&(id, facts.id)));
        measured.copied().or_else(|| Some(distance_km(hand.start?, facts.point?)))
    }

    /// The way along the straight line, on which the rule of distances is measured.
    pub fn straight_km(&self, village: usize, hand: &Hand) -> Option<f64> {
        Some(distance_km(hand.start?, self.survey.villages[village].point?))
    }

    /// The load that a seat lays on a hand.
    pub fn load(&self, seat: &Seat, hand: &Hand) -> f64 {
        let km = self.km(seat.village, hand).unwrap_or_default();
        self.rules.load.share_of(seat.role) * (self.survey.villages[seat.village].load() + self.rules.load.per_km * km)
    }

    /// What a load costs: its square over the share of time, so that equal parts of everybody's time cost least.
    pub fn balance(&self, hand: &Hand, load: f64) -> f64 {
        self.rules.cost.balance * load * load / hand.share
    }

    /// Whether the pair cannot be at all, whatever the rules.
    pub fn is_out(&self, seat: &Seat, hand: &Hand) -> bool {
        let extra = seat.asked.is_none() && !self.seats.present.contains_key(&(seat.village, hand.who));
        extra || self.stays_there.contains(&(seat.village, hand.who))
    }

    /// The rules about pairs alone that this one breaks, whether they are hard or soft.
    pub fn broken(&self, seat: &Seat, hand: &Hand) -> Vec<RuleName> {
        let mut found = Vec::new();
        let rule = &self.rules.rule;
        let within = |roles: &[String]| roles.iter().any(|known| known == seat.role);
        if self.forbidden.contains(&(hand.who, seat.village)) {
            found.push(RuleName::Forbidden);
        }
        if let Some(cadre) = hand.who.cadre() {
            let home = self.world.cadres.get(cadre).and_then(|row| row.home_village);
            if home.is_some_and(|home| home == self.survey.villages[seat.village].id)
                && self.minds_home(seat, &rule.home.roles)
            {
                found.push(RuleName::Home);
            }
            if rule.rank.needed.get(seat.role).is_some_and(|ranks| !ranks.contains(&hand.rank)) {
                found.push(RuleName::Rank);
            }
            if self.kind == Kind::Leaders && !hand.is_leader {
                found.push(RuleName::WeakVillage);
            }
            if within(&rule.distance.roles)
                && self.straight_km(seat.village, hand).is_some_and(|km| km > rule.distance.most_km)
            {
                found.push(RuleName::Distance);
            }
            if self.lacks_skill(seat.village, hand) {
                found.push(RuleName::Skills);
            }
            if self.seats.present.get(&(seat.village, hand.who)).is_some_and(|present| present.is_over) {
                found.push(RuleName::Term);
            }
        }
        found
    }

    /// Nobody is made resident at home, whatever the rules say.
    fn minds_home(&self, seat: &Seat, roles: &[String]) -> bool {
        role::RESIDENT_ROLES.contains(&seat.role) || roles.iter().any(|known| known == seat.role)
    }

    /// Whether issues of one kind gather in the village that neither the hand nor anybody who stays knows about.
    fn lacks_skill(&self, village: usize, hand: &Hand) -> bool {
        let skills = hand.skills | self.skills_there.get(&village).copied().unwrap_or_default();
        let least = self.rules.rule.skills.issues;
        let needs = &self.survey.villages[village].needs;
        needs.iter().any(|need| need.skills != 0 && need.skills & skills == 0 && need.issues >= least)
    }

    /// How strong a rule is about a pair.
    pub fn strength(&self, name: RuleName, seat: &Seat) -> Strength {
        match name {
            RuleName::Home if role::RESIDENT_ROLES.contains(&seat.role) => Strength::Hard,
            name => self.rules.strength(name),
        }
    }

    /// What the pair costs, part by part, with the load that the hand has already beside it.
    pub fn parts(&self, seat: &Seat, hand: &Hand, broken: &[RuleName], other_load: f64) -> CostParts {
        let weights = &self.rules.cost;
        let km = self.km(seat.village, hand).unwrap_or(self.rules.rule.distance.most_km);
        let load = self.load(seat, hand);
        let balance = self.balance(hand, other_load + load) - self.balance(hand, other_load);
        let stays = self.seats.present.contains_key(&(seat.village, hand.who));
        let replaces = !stays && self.seats.incumbents.contains_key(&seat.village);
        let soft = broken.iter().map(|name| self.strength(*name, seat).weight()).fold(0.0, |sum, weight| sum + weight);
        CostParts {
            distance: weights.per_km * km,
            skill: weights.skill * self.unmet(seat.village, hand),
            balance: if hand.who.cadre().is_some() { balance } else { 0.0 },
            change: if replaces { weights.change } else { 0.0 },
            rules: soft,
        }
    }

    /// The share of the issues that need a skill for which it is not there.
    fn unmet(&self, village: usize, hand: &Hand) -> f64 {
        if hand.who.cadre().is_none() {
            return 0.0;
        }
        let there = self.skills_there.get(&village).copied().unwrap_or_default();
        let (mut all, mut unmet) = (0, 0);
        for need in self.survey.villages[village].needs.iter().filter(|need| need.skills & there == 0) {
            all += if need.skills == 0 { 0 } else { need.issues };
            unmet += if need.skills & hand.skills == 0 && need.skills != 0 { need.issues } else { 0 };
        }
        f64::from(unmet) / f64::from(all.max(1))
    }

    /// What the flow is told about a pair. A posting that stays earns what its end would cost.
    pub fn cost(&self, seat: &Seat, hand: &Hand, broken: &[RuleName]) -> i64 {
        let parts = self.parts(seat, hand, broken, hand.load);
        let stays = self.seats.present.contains_key(&(seat.village, hand.who));
        let sum = parts.sum() - parts.change - if stays { self.rules.cost.change } else { 0.0 };
        whole(sum)
    }

    /// Whether the pair may be, when these rules are relaxed.
    pub fn may(&self, seat: &Seat, hand: &Hand, broken: &[RuleName], relaxed: &[RuleName]) -> bool {
        let stops = |name: &RuleName| self.strength(*name, seat).is_hard() && !relaxed.contains(name);
        !self.is_out(seat, hand) && (self.is_locked(seat, hand) || !broken.iter().any(stops))
    }

    /// Whether the pair is to be kept.
    pub fn is_locked(&self, seat: &Seat, hand: &Hand) -> bool {
        self.locked.contains(&(hand.who, seat.village))
    }

    /// Whether the pair of a seat and a hand, by their numbers, is to be kept.
    pub fn locked_pair(&self, post: u32, cadre: u32) -> bool {
        self.is_locked(&self.seats.seats[post as usize], &self.hands[cadre as usize])
    }

    /// The township of a seat, by its number.
    pub fn township(&self, post: u32) -> crate::model::Id<crate::model::Township> {
        self.survey.villages[self.seats.seats[post as usize].village].township
    }

    /// What each further post of a hand costs by itself: soft rules, and what two loads cost together beyond what each
    /// costs alone, at the mean load of a seat (`mean`) or at the least one, which costs too little for certain.
    pub fn steps(&self, hand: &Hand, mean: bool, relaxed: &[RuleName]) -> Vec<i64> {
        let load = if mean { self.mean_load } else { self.least_load };
        let room = hand.room(self.rules, relaxed);
        let together = |number: u32| 2.0 * f64::from(number) * self.rules.cost.balance * load * load / hand.share;
        (0..room).map(|number| whole(hand.soft_step(self.rules, number) + together(number))).collect()
    }

    /// The instance of the flow. A seat that lends takes in all who may have it; the one that borrows the others.
    pub fn instance(&self, mean: bool) -> Instance {
        let mut pairs = Vec::with_capacity(self.seats.seats.len() * self.hands.len());
        for (post, seat) in (0..).zip(&self.seats.seats) {
            let lender = seat.borrows_from.map(|at| &self.seats.seats[at]);
            for (cadre, hand) in (0..).zip(&self.hands) {
                let broken = self.broken(seat, hand);
                if !self.may(seat, hand, &broken, &[]) {
                    continue;
                }
                if lender.is_some_and(|lender| self.may(lender, hand, &self.broken(lender, hand), &[])) {
                    continue;
                }
                pairs.push(Pair { post, cadre, cost: self.cost(seat, hand, &broken) });
            }
        }
        let cadres: Vec<Vec<i64>> = self.hands.iter().map(|hand| self.steps(hand, mean, &[])).collect();
        let posts = self.posts(&pairs, &cadres);
        Instance { posts, cadres, pairs }
    }

    /// The seats, with what an empty one costs: where a hard rule asks for it, more than all else together.
    fn posts(&self, pairs: &[Pair], cadres: &[Vec<i64>]) -> Vec<Post> {
        let span = |costs: &mut dyn Iterator<Item = i64>| {
            costs.fold((0, 0), |(least, most): (i64, i64), cost| (least.min(cost), most.max(cost)))
        };
        let (least, most) = span(&mut pairs.iter().map(|pair| pair.cost));
        let (_, step) = span(&mut cadres.iter().flatten().copied());
        let needed = 1 + self.seats.seats.iter().map(|seat| i64::from(seat.need)).sum::<i64>();
        let all = (most - least + step + 1).saturating_mul(needed);
        let hard = all.max(whole(self.rules.cost.unfilled)).min(Instance::LARGEST_COST - 1);
        let post = |seat: &Seat| {
            let unfilled_cost = match seat.asked {
                None => 0,
                Some((_, Strength::Hard)) => hard,
                Some((_, strength)) => whole(strength.weight()),
            };
            Post { need: seat.need, unfilled_cost, borrows_from: seat.borrows_from.map(|at| at as u32) }
        };
        let mut posts: Vec<Post> = self.seats.seats.iter().map(post).collect();
        // It must never pay to lend a place that nobody has.
        for at in 0..posts.len() {
            if let Some(lender) = posts[at].borrows_from {
                let own = posts[at].unfilled_cost;
                posts[lender as usize].unfilled_cost = posts[lender as usize].unfilled_cost.max(own + 1);
            }
        }
        posts
    }

    /// The place of a village.
    pub fn place(&self, village: usize) -> Place {
        Place::Village(self.survey.villages[village].id)
    }
}

/// A cost in the whole numbers of the flow.
pub(super) fn whole(cost: f64) -> i64 {
    let most = Instance::LARGEST_COST as f64;
    (cost * SCALE).round().clamp(-most, most) as i64
}
