//! Who can be posted: where they are, what they carry already, and how many posts more they can take.

use std::collections::BTreeMap;

use geo_types::Point;

use crate::model::{Id, Place, Unit, World, role};

use super::Who;
use super::draft::DraftPost;
use super::rules::{RuleName, Rules};
use super::seats::{Kind, village_of};
use super::survey::Survey;

/// The most posts that a suggestion gives to one hand, where the rules set no limit.
const MOST_POSTS: u32 = 12;

/// Somebody who can be posted.
#[derive(Clone, Debug)]
pub(super) struct Hand {
    pub who: Who,
    /// The unit to which a cadre belongs, if its cadres are to stay in one township.
    pub unit: Option<Id<Unit>>,
    pub start: Option<Point>,
    pub skills: u64,
    pub rank: String,
    pub is_leader: bool,
    /// The share of time, as a part of the whole.
    pub share: f64,
    /// The load of what stays.
    pub load: f64,
    /// How many posts each rule leaves room for.
    room_of_rules: [(RuleName, u32); 2],
}

impl Hand {
    /// How many posts more by the hard rules, but for those that are relaxed.
    pub fn room(&self, rules: &Rules, relaxed: &[RuleName]) -> u32 {
        let binds = |(name, _): &&(RuleName, u32)| rules.strength(*name).is_hard() && !relaxed.contains(name);
        self.room_of_rules.iter().filter(binds).map(|(_, room)| *room).min().unwrap_or(MOST_POSTS).min(MOST_POSTS)
    }

    /// What the soft rules cost from the post with this number on (from 0).
    pub fn soft_step(&self, rules: &Rules, number: u32) -> f64 {
        let over = |(name, room): &(RuleName, u32)| {
            if number >= *room { rules.strength(*name).weight() } else { 0.0 }
        };
        self.room_of_rules.iter().map(over).sum()
    }
}

/// What stays of somebody.
#[derive(Default)]
struct Stays {
    villages: BTreeMap<usize, f64>,
    living: u32,
    percent: u32,
}

/// Everybody who can be posted, in the order of their identities.
pub(super) fn hands(kind: Kind, world: &World, survey: &Survey, rules: &Rules, stay: &[&DraftPost]) -> Vec<Hand> {
    let mut stays: BTreeMap<Who, Stays> = BTreeMap::new();
    for post in stay {
        let entry = stays.entry(post.who).or_default();
        entry.percent += rules.percent_of(&post.role);
        entry.living += u32::from(post.is_resident());
        if let Some(at) = village_of(post.place).and_then(|id| survey.village_number(id)) {
            let share = rules.load.share_of(&post.role);
            let known = entry.villages.entry(at).or_default();
            *known = known.max(share);
        }
    }
    if kind == Kind::Units {
        return units(world, survey);
    }
    let in_service = world.cadres.iter().filter(|cadre| cadre.active);
    let hand = |cadre: &crate::model::Cadre| {
        let facts = survey.cadre(cadre.id)?;
        let who = Who::Cadre(cadre.id);
        let none = Stays::default();
        let own = stays.get(&who).unwrap_or(&none);
        let most = &rules.rule.most_villages;
        let of_villages = most.all.saturating_sub(own.villages.len() as u32);
        let villages =
            if kind == Kind::Leaders { of_villages } else { of_villages.min(most.resident.saturating_sub(own.living)) };
        let each = match kind {
            Kind::Residents => rules.percent_of(role::RESIDENT).max(rules.percent_of(role::FIRST_SECRETARY)),
            Kind::FirstSecretaries => rules.percent_of(role::FIRST_SECRETARY),
            Kind::Leaders | Kind::Units => rules.percent_of(role::VILLAGE_LEAD),
        };
        let time = facts.share_percent.saturating_sub(own.percent).checked_div(each).unwrap_or(MOST_POSTS);
        let together = facts.unit.filter(|unit| world.units.get(*unit).is_some_and(|unit| unit.township.is_none()));
        let load = |(at, share): (&usize, &f64)| {
            let village = &survey.villages[*at];
            let km = survey.way_km(who, Place::Village(village.id)).unwrap_or_default();
            share * (village.load() + rules.load.per_km * km)
        };
        Some(Hand {
            who,
            unit: together,
            start: facts.start,
            skills: facts.skills,
            rank: cadre.rank.clone(),
            is_leader: facts.is_leader,
            share: f64::from(facts.share_percent.max(1)) / 100.0,
            load: own.villages.iter().map(load).sum(),
            room_of_rules: [(RuleName::MostVillages, villages), (RuleName::Share, time)],
        })
    };
    in_service.filter_map(hand).collect()
}

/// The units that can be paired with villages: not township governments, which have their own.
fn units(world: &World, survey: &Survey) -> Vec<Hand> {
    let rows = world.units.iter().filter(|unit| unit.township.is_none());
    let valid = rows.filter(|unit| unit.valid_until.is_none_or(|until| until > survey.today));
    let hand = |unit: &Unit| Hand {
        who: Who::Unit(unit.id),
        unit: None,
        start: unit.position,
        skills: 0,
        rank: String::new(),
        is_leader: false,
        share: 1.0,
        load: 0.0,
        room_of_rules: [(RuleName::MostVillages, MOST_POSTS), (RuleName::Share, MOST_POSTS)],
    };
    valid.map(hand).collect()
}
