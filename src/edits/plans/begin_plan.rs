//! 新建方案: begins a plan of postings.

use crate::model::{Changes, Date, Id, Plan, Refusal, World};

use super::open_plan::about;
use crate::edits::checks::not_past;
use crate::edits::desk::Desk;
use crate::edits::records::{Rules as _, refuse_title};

/// Begin a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct BeginPlan {
    /// The identity; made by the caller.
    pub plan: Id<Plan>,
    /// The title; no other plan has it.
    pub title: String,
    /// The day on which it is to take effect, if it is known.
    pub takes_effect_on: Option<Date>,
    /// A remark.
    pub note: String,
}

impl BeginPlan {
    /// Adds a draft without a line, unless it has no title, that of another plan, or a day that is past.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let plan = Plan {
            id: self.plan,
            takes_effect_on: self.takes_effect_on,
            note: self.note.trim().to_owned(),
            ..Plan::blank(self.title.trim(), desk.today)
        };
        refuse_title(&plan, world)?;
        not_past(self.takes_effect_on, desk.today, "takes_effect_on")?;
        plan.check(world, desk, None)?;
        let mut changes = Changes::new(about("edit.begin_plan", &plan));
        changes.add(plan);
        Ok(changes)
    }
}
