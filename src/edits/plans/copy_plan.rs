//! 复制方案: begins a plan as another one stands, with its lines, marks and rules.

use crate::analysis::planner::day_of;
use crate::model::{Changes, Id, Plan, PlanItem, PlanMark, Refusal, World};

use super::open_plan::about;
use crate::edits::checks::found;
use crate::edits::desk::Desk;
use crate::edits::records::{Rules as _, refuse_title};

/// Begin a plan as another one stands.
#[derive(Clone, Debug, PartialEq)]
pub struct CopyPlan {
    /// The plan that is copied; it may be published.
    pub from: Id<Plan>,
    /// The identity of the new one; made by the caller.
    pub plan: Id<Plan>,
    /// Its title; no other plan has it.
    pub title: String,
}

impl CopyPlan {
    /// Adds the copy as a draft. A day that is past is left out.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let from = found(&world.plans, self.from)?;
        let day = day_of(world, from);
        let plan = Plan {
            id: self.plan,
            takes_effect_on: Some(day).filter(|day| *day >= desk.today),
            rules: from.rules.clone(),
            campaign: from.campaign,
            note: from.note.clone(),
            ..Plan::blank(self.title.trim(), desk.today)
        };
        refuse_title(&plan, world)?;
        plan.check(world, desk, None)?;
        let on = plan.takes_effect_on.unwrap_or(desk.today);
        let items = world.plan_items.iter().filter(|item| item.plan == from.id);
        let marks = world.plan_marks.iter().filter(|mark| mark.plan == from.id);
        let mut changes = Changes::new(about("edit.copy_plan", &plan).with("from", &from.title));
        items.clone().for_each(|item| {
            changes.add(PlanItem { id: item.id.beside(plan.id), plan: plan.id, on, ..item.clone() });
        });
        marks.clone().for_each(|mark| {
            changes.add(PlanMark { id: mark.id.beside(plan.id), plan: plan.id, ..mark.clone() });
        });
        changes.rows.insert(0, crate::model::Delta::added(plan).into());
        Ok(changes)
    }
}
