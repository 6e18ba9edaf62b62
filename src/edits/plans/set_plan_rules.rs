//! 规则与权重: sets the rules by which a plan is made.

use crate::analysis::planner::{Rules, RulesFault};
use crate::model::{Changes, Id, Plan, Refusal, World};

use super::open_plan::{about, open_plan};
use crate::edits::desk::Desk;

/// Set the rules of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct SetPlanRules {
    /// The plan.
    pub plan: Id<Plan>,
    /// The rules as TOML; an empty text goes back to those of the file.
    pub rules: String,
}

impl SetPlanRules {
    /// Keeps the text as it is, unless it cannot be read or says nothing new.
    pub fn changes(&self, world: &World, _desk: &Desk) -> Result<Changes, Refusal> {
        let plan = open_plan(world, self.plan)?;
        Rules::parse(&self.rules).map_err(|RulesFault { sentence, .. }| Refusal(sentence))?;
        let rules = if self.rules.trim().is_empty() { String::new() } else { self.rules.clone() };
        if rules == plan.rules {
            return Err(Refusal::new("refusal.no_change"));
        }
        let mut changes = Changes::new(about("edit.set_plan_rules", plan));
        changes.change(plan, Plan { rules, ..plan.clone() });
        Ok(changes)
    }
}
