//! The posts that a role still wants, and the postings of today that may be planned anew.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Id, Place, Posting, Village, role};

use super::Who;
use super::draft::{Draft, DraftPost, PostState};
use super::rules::{RuleName, Rules, Strength};
use super::suggestion::{Question, Scope};
use super::survey::{Survey, VillageFacts};

/// What is planned together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Resident cadres, with the first secretaries of weak villages.
    Residents,
    /// The first secretaries of weak villages alone.
    FirstSecretaries,
    /// The county leaders of weak villages.
    Leaders,
    /// The paired units of weak villages.
    Units,
}

impl Kind {
    /// What the planner knows to plan by a role.
    pub fn of(role: &str) -> Option<Self> {
        match role {
            role::RESIDENT => Some(Self::Residents),
            role::FIRST_SECRETARY => Some(Self::FirstSecretaries),
            role::VILLAGE_LEAD => Some(Self::Leaders),
            role::PAIRED_BRANCH => Some(Self::Units),
            _ => None,
        }
    }

    /// Whether a posting is one of those that are planned.
    pub fn covers(self, who: Who, role: &str) -> bool {
        match self {
            Self::Residents => who.cadre().is_some() && role::RESIDENT_ROLES.contains(&role),
            Self::FirstSecretaries => who.cadre().is_some() && role == role::FIRST_SECRETARY,
            Self::Leaders => who.cadre().is_some() && role == role::VILLAGE_LEAD,
            Self::Units => who.unit().is_some() && role == role::PAIRED_BRANCH,
        }
    }
}

/// A post, or several alike, in a village.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Seat {
    /// The place of the village in the survey.
    pub village: usize,
    /// Catalogue code of the role.
    pub role: &'static str,
    /// How many are wanted.
    pub need: u32,
    /// The rule that asks for it, and how strongly; none where somebody may stay who is not needed.
    pub asked: Option<(RuleName, Strength)>,
    /// The seat of the same village whose people count here too.
    pub borrows_from: Option<usize>,
}

/// A posting of today that may stay or not.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Present {
    pub posting: Id<Posting>,
    pub role: String,
    /// Whether the term is over.
    pub is_over: bool,
}

/// The posts that are wanted, and what there is.
#[derive(Debug, Default)]
pub(super) struct Seats {
    pub seats: Vec<Seat>,
    /// By village and person: what may be planned anew.
    pub present: BTreeMap<(usize, Who), Present>,
    /// How many of those there are by village.
    pub incumbents: BTreeMap<usize, u32>,
}

/// The postings of a draft that stay whatever is suggested.
pub(super) fn fixed<'d>(draft: &'d Draft, kind: Kind, question: &Question) -> Vec<&'d DraftPost> {
    let is_open = |post: &DraftPost| question.scope == Scope::All && kind.covers(post.who, &post.role) && !post.locked;
    let is_asked =
        |post: &DraftPost| matches!(post.place, Place::Village(id) if question.locks.contains(&(post.who, id)));
    draft.holding().filter(|post| !is_open(post) || is_asked(post)).collect()
}

impl Seats {
    /// What is wanted beside the postings that stay.
    pub fn of(
        kind: Kind,
        survey: &Survey,
        draft: &Draft,
        rules: &Rules,
        question: &Question,
        stay: &[&DraftPost],
    ) -> Self {
        let mut seats = Self::default();
        if question.scope == Scope::All {
            seats.find_present(kind, survey, draft, rules, stay);
        }
        let there = There::of(survey, stay);
        for (at, village) in survey.villages.iter().enumerate() {
            let held = there.of_village(at);
            match kind {
                Kind::Residents => seats.residents(at, village, rules, &held),
                Kind::FirstSecretaries => {
                    let wanted = rules.rule.weak_village.first_secretary && !held.first_secretary;
                    seats.of_weak(at, village, rules, role::FIRST_SECRETARY, wanted);
                }
                Kind::Leaders => {
                    let wanted = rules.rule.weak_village.leader && !held.leader && village.case_leader.is_none();
                    seats.of_weak(at, village, rules, role::VILLAGE_LEAD, wanted);
                }
                Kind::Units => {
                    let wanted = rules.rule.weak_village.unit && !held.unit && village.case_unit.is_none();
                    seats.of_weak(at, village, rules, role::PAIRED_BRANCH, wanted);
                }
            }
        }
        seats
    }

    fn find_present(&mut self, kind: Kind, survey: &Survey, draft: &Draft, rules: &Rules, stay: &[&DraftPost]) {
        let stays: BTreeSet<(Who, Place, &str)> =
            stay.iter().map(|post| (post.who, post.place, post.role.as_str())).collect();
        for post in draft.posts.iter().filter(|post| post.state == PostState::Kept && kind.covers(post.who, &post.role))
        {
            let (Place::Village(id), Some(posting)) = (post.place, post.posting) else { continue };
            if stays.contains(&(post.who, post.place, &post.role)) {
                continue;
            }
            let Some(at) = survey.village_number(id) else { continue };
            let term = &rules.rule.term;
            let is_over = term.roles.contains(&post.role) && super::breaches::over(post.since, term.years, draft.day);
            let present = Present { posting, role: post.role.clone(), is_over };
            if self.present.insert((at, post.who), present).is_none() {
                *self.incumbents.entry(at).or_default() += 1;
            }
        }
    }

    fn residents(&mut self, at: usize, village: &VillageFacts, rules: &Rules, held: &Held) {
        let (resident, weak) = (&rules.rule.resident, &rules.rule.weak_village);
        let strength = resident.strength();
        let at_least = if strength.is_on() { resident.at_least } else { 0 };
        let mut missing = at_least.saturating_sub(held.residents);
        let first = village.is_weak && weak.first_secretary && weak.strength().is_on() && !held.first_secretary;
        let lender = first.then(|| {
            missing = missing.saturating_sub(1);
            self.push(at, role::FIRST_SECRETARY, 1, Some((RuleName::WeakVillage, weak.strength())), None)
        });
        let own =
            (missing > 0).then(|| self.push(at, role::RESIDENT, missing, Some((RuleName::Resident, strength)), lender));
        // Who is there beyond what is asked for may stay, and nobody is sent in their place.
        let there = self.incumbents.get(&at).copied().unwrap_or_default();
        let extra = there.saturating_sub(missing + u32::from(first));
        if extra > 0 && (lender.is_none() || own.is_none()) {
            self.push(at, role::RESIDENT, extra, None, lender.or(own));
        }
    }

    fn of_weak(&mut self, at: usize, village: &VillageFacts, rules: &Rules, role: &'static str, wanted: bool) {
        let strength = rules.rule.weak_village.strength();
        if village.is_weak && wanted && strength.is_on() {
            self.push(at, role, 1, Some((RuleName::WeakVillage, strength)), None);
        } else if self.incumbents.contains_key(&at) {
            let there = self.incumbents.get(&at).copied().unwrap_or_default();
            self.push(at, role, there, None, None);
        }
    }

    fn push(
        &mut self,
        village: usize,
        role: &'static str,
        need: u32,
        asked: Option<(RuleName, Strength)>,
        borrows_from: Option<usize>,
    ) -> usize {
        self.seats.push(Seat { village, role, need, asked, borrows_from });
        self.seats.len() - 1
    }
}

/// Who stays in a village.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    residents: u32,
    first_secretary: bool,
    leader: bool,
    unit: bool,
}

struct There(BTreeMap<usize, Held>);

impl There {
    fn of(survey: &Survey, stay: &[&DraftPost]) -> Self {
        let mut living: BTreeSet<(usize, Who)> = BTreeSet::new();
        let mut there: BTreeMap<usize, Held> = BTreeMap::new();
        for post in stay {
            let Some(at) = village_of(post.place).and_then(|id| survey.village_number(id)) else { continue };
            let held = there.entry(at).or_default();
            held.first_secretary |= post.who.cadre().is_some() && post.role == role::FIRST_SECRETARY;
            held.leader |= post.who.cadre().and_then(|id| survey.cadre(id)).is_some_and(|cadre| cadre.is_leader);
            held.unit |=
                post.who.unit().is_some() && [role::CONTACT, role::PAIRED_BRANCH].contains(&post.role.as_str());
            if post.is_resident() && living.insert((at, post.who)) {
                held.residents += 1;
            }
        }
        Self(there)
    }

    fn of_village(&self, at: usize) -> Held {
        self.0.get(&at).copied().unwrap_or_default()
    }
}

/// The village of a place.
pub(super) fn village_of(place: Place) -> Option<Id<Village>> {
    match place {
        Place::Village(id) => Some(id),
        Place::Township(_) | Place::Site(_) => None,
    }
}
