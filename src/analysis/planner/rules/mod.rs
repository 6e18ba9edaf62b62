//! What the office demands of a plan: rules that are hard, soft or off, and the weights of load and cost.
//!
//! They stand in a file (TOML) of which every key may be left out. The one that the program brings says the same as
//! [`Rules::default`], with a comment at each key.

mod demands;
mod fault;
mod force;
mod name;
mod read;
mod weights;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{Plan, World, setting_key};

pub use demands::{
    Demands, DistanceRule, HomeRule, HouseholdRule, MostVillages, RankRule, ResidentRule, ShareRule, SkillRule,
    TermRule, UnitTownship, WeakVillage,
};
pub use fault::RulesFault;
pub use force::{Force, Strength};
pub use name::RuleName;
pub use weights::{CostWeights, LoadWeights};

/// The rules as the program brings them: TOML, with comments in Chinese.
pub const SHIPPED: &str = include_str!("../../../../assets/planner/rules.toml");

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
    /// Reads rules; what is left out is as the program brings it.
    ///
    /// # Errors
    /// A key that there is not, a value that cannot be read and one out of its range, with line and key.
    pub fn parse(text: &str) -> Result<Self, RulesFault> {
        read::rules(text)
    }

    /// The rules of a plan: its own, else those of the file, else those that the program brings.
    ///
    /// # Errors
    /// As [`Rules::parse`].
    pub fn of(world: &World, plan: Option<&Plan>) -> Result<Self, RulesFault> {
        match Self::text_of(world, plan) {
            "" => Ok(Self::default()),
            text => Self::parse(text),
        }
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_that_the_program_brings_says_what_holds_without_one() {
        assert_eq!(Rules::parse(SHIPPED).unwrap(), Rules::default());
        assert_eq!(Rules::parse("").unwrap(), Rules::default());
        assert_eq!(Rules::parse(&Rules::default().to_toml()).unwrap(), Rules::default());
    }

    #[test]
    fn a_plan_has_its_own_rules_else_those_of_the_file() {
        use crate::model::{Date, Setting};
        let mut world = World::default();
        let mut plan = Plan::blank("方案", Date::constant(2026, 1, 1));
        assert_eq!(Rules::of(&world, Some(&plan)).unwrap(), Rules::default());
        let setting = Setting::new(setting_key::PLANNER_RULES, "[rule.most_villages]\nresident = 2");
        world.settings = [setting].into_iter().collect();
        assert_eq!(Rules::of(&world, Some(&plan)).unwrap().rule.most_villages.resident, 2);
        plan.rules = "[rule.most_villages]\nresident = 3".into();
        assert_eq!(Rules::of(&world, Some(&plan)).unwrap().rule.most_villages.resident, 3);
        assert_eq!(Rules::of(&world, None).unwrap().rule.most_villages.resident, 2);
    }
}
