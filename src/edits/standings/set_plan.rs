//! 一村一策: sets the plan by which a weak village is put in order.

use crate::model::{Cadre, Changes, Date, Id, Refusal, Standing, StandingState, Unit, World};

use super::case::{about, case_in};
use crate::edits::checks::{chosen, filled, found, not_past};
use crate::edits::desk::Desk;
use crate::edits::records::check_valid_on;

/// Set the plan, change it, or make a new one after a relapse.
#[derive(Clone, Debug, PartialEq)]
pub struct SetPlan {
    /// The case.
    pub standing: Id<Standing>,
    /// The plan; needed.
    pub plan: String,
    /// The day by which it is to be carried out; needed, and not before today.
    pub due_on: Option<Date>,
    /// The county leader in charge; needed.
    pub leader: Option<Id<Cadre>>,
    /// The paired unit; `None` leaves the one that is.
    pub unit: Option<Id<Unit>>,
}

impl SetPlan {
    /// Puts the plan into the case, which counts as being carried out from now on.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let states = [StandingState::Listed, StandingState::Planned, StandingState::Relapsed];
        let standing = case_in(world, self.standing, &states, "set_plan")?;
        filled(&self.plan, "plan")?;
        let leader = chosen(&world.cadres, self.leader, "leader")?;
        if self.due_on.is_none() {
            return Err(Refusal::new("refusal.choose").with("field", "@edit.field.due_on"));
        }
        not_past(self.due_on.filter(|day| Some(*day) != standing.due_on), desk.today, "due_on")?;
        if let Some(unit) = self.unit.filter(|unit| Some(*unit) != standing.unit) {
            check_valid_on(found(&world.units, unit)?, desk.today)?;
        }
        let planned = Standing {
            state: StandingState::Planned,
            plan: self.plan.trim().to_owned(),
            due_on: self.due_on,
            leader: Some(leader.id),
            unit: self.unit.or(standing.unit),
            ..standing.clone()
        };
        if planned == *standing {
            return Err(Refusal::new("refusal.no_change"));
        }
        let mut changes = Changes::new(about(sentence_key(standing.state), standing, world));
        changes.change(standing, planned);
        Ok(changes)
    }
}

/// Which sentence tells that a plan was set in this state.
fn sentence_key(state: StandingState) -> &'static str {
    match state {
        StandingState::Planned => "edit.change_plan",
        StandingState::Relapsed => "edit.plan_again",
        _ => "edit.set_plan",
    }
}
