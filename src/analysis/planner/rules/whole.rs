//! What the office demands of a plan, all together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{Plan, World, setting_key};

use super::demands::{self, Demands};
use super::force::Strength;
use super::name::RuleName;
use super::weights::{CostWeights, LoadWeights};

/// What the office demands of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rules {
    /// The rules.
    pub rule: Demands,
    /// What makes the load of a cadre.
    pub load: LoadWeights,
    /// What the planner weighs when it suggests.
    pub cost: CostWeights,
    /// For each skill, the categories and topics of issues that it is good for, by their codes.
    pub skill: BTreeMap<String, Vec<String>>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            rule: Demands::default(),
            load: LoadWeights::default(),
            cost: CostWeights::default(),
            skill: demands::skills(),
        }
    }
}

impl Rules {
    /// The text from which [`Rules::of`] reads; empty where it is that of the program.
    pub fn text_of<'a>(world: &'a World, plan: Option<&'a Plan>) -> &'a str {
        let own = plan.map(|plan| plan.rules.as_str()).filter(|text| !text.trim().is_empty());
        own.or_else(|| world.setting(setting_key::PLANNER_RULES)).unwrap_or_default()
    }

    /// The rules as TOML, every key written out.
    pub fn to_toml(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }

    /// How strong a rule is. Some have no key: they always hold.
    pub fn strength(&self, name: RuleName) -> Strength {
        let rule = &self.rule;
        match name {
            RuleName::Service | RuleName::Forbidden | RuleName::Seat => Strength::Hard,
            RuleName::Resident => rule.resident.strength(),
            RuleName::WeakVillage => rule.weak_village.strength(),
            RuleName::Home => rule.home.strength(),
            RuleName::Rank => rule.rank.strength(),
            RuleName::MostVillages => rule.most_villages.strength(),
            RuleName::Share => rule.share.strength(),
            RuleName::Distance => rule.distance.strength(),
            RuleName::Skills => rule.skills.strength(),
            RuleName::UnitTownship => rule.unit_township.strength(),
            RuleName::Term | RuleName::Handover => rule.term.strength(),
            RuleName::Household => rule.household.strength(),
        }
    }

    /// The share of time that a posting in this role takes, per cent.
    pub fn percent_of(&self, role: &str) -> u32 {
        self.rule.share.percent.get(role).copied().unwrap_or_default().into()
    }
}
