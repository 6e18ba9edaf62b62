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
mod whole;

pub use demands::{
    Demands, DistanceRule, HomeRule, HouseholdRule, MostVillages, RankRule, ResidentRule, ShareRule, SkillRule,
    TermRule, UnitTownship, WeakVillage,
};
pub use fault::RulesFault;
pub use force::{Force, Strength};
pub use name::RuleName;
pub use weights::{CostWeights, LoadWeights};
pub use whole::Rules;

/// The rules as the program brings them: TOML, with comments in Chinese.
pub const SHIPPED: &str = include_str!("../../../../assets/planner/rules.toml");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Plan, World, setting_key};

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
