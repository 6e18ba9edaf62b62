//! 定生效日: sets the day on which a plan takes effect.

use crate::model::{Changes, Date, Id, Plan, PlanItem, Refusal, World};

use super::open_plan::{about, open_plan};
use crate::edits::checks::not_past;
use crate::edits::desk::Desk;
use crate::edits::records::Rules as _;

/// Set the day on which a plan takes effect; all of its lines go with it.
#[derive(Clone, Debug, PartialEq)]
pub struct SetPlanDay {
    /// The plan.
    pub plan: Id<Plan>,
    /// The first day of the new postings.
    pub on: Date,
}

impl SetPlanDay {
    /// Sets it, unless it is past.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let plan = open_plan(world, self.plan)?;
        not_past(Some(self.on), desk.today, "takes_effect_on")?;
        let mut changes = Changes::new(about("edit.set_plan_day", plan).with("day", self.on));
        let after = Plan { takes_effect_on: Some(self.on), ..plan.clone() };
        after.check(world, desk, Some(plan))?;
        changes.change(plan, after);
        for item in world.plan_items.iter().filter(|item| item.plan == plan.id) {
            changes.change(item, PlanItem { on: self.on, ..item.clone() });
        }
        if changes.rows.is_empty() {
            return Err(Refusal::new("refusal.no_change"));
        }
        Ok(changes)
    }
}
