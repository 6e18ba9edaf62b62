//! 清理失效条目: takes those lines out of a plan that no longer fit the file.

use crate::analysis::planner::Draft;
use crate::model::{Changes, Id, Plan, Refusal, World};

use super::open_plan::{about, open_plan};
use crate::edits::desk::Desk;

/// Take the lines out of a plan that no longer fit.
#[derive(Clone, Debug, PartialEq)]
pub struct DropStale {
    /// The plan.
    pub plan: Id<Plan>,
}

impl DropStale {
    /// Removes them, unless all lines fit. Undo brings them back.
    pub fn changes(&self, world: &World, _desk: &Desk) -> Result<Changes, Refusal> {
        let plan = open_plan(world, self.plan)?;
        let stale = Draft::of(world, plan).stale;
        if stale.is_empty() {
            return Err(Refusal::new("refusal.plan.none_stale").with("name", &plan.title));
        }
        let mut changes = Changes::new(about("edit.drop_stale", plan).with("count", stale.len()));
        stale.iter().filter_map(|stale| world.plan_items.get(stale.item)).for_each(|item| changes.remove(item));
        Ok(changes)
    }
}
