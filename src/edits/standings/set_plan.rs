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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, cadre, standing};

    fn verb(village: &str) -> SetPlan {
        SetPlan {
            standing: standing(village),
            plan: "公开账目".into(),
            due_on: Some(date(2027, 3, 1)),
            leader: Some(cadre("李四")),
            unit: None,
        }
    }

    #[test]
    fn a_listed_village_gets_its_plan_and_a_relapsed_one_a_new_plan() {
        let world = sample::sample_world();
        let (after, said) = done(&world, &Edit::SetPlan(verb("东一村")));
        let case = after.standings.get(standing("东一村")).unwrap();
        assert_eq!(
            (case.state, case.leader, case.plan.as_str()),
            (StandingState::Planned, Some(cadre("李四")), "公开账目")
        );
        assert_eq!(said, "制定整顿方案：东一村");
        let (after, said) = done(&world, &Edit::SetPlan(verb("西二村")));
        let case = after.standings.get(standing("西二村")).unwrap();
        assert_eq!((case.state, case.relapsed_on), (StandingState::Planned, Some(date(2026, 8, 1))));
        assert_eq!(said, "反弹后重新制定方案：西二村");
        assert_eq!(done(&world, &Edit::SetPlan(verb("东二村"))).1, "调整整顿方案：东二村");
    }

    #[test]
    fn plan_leader_and_a_day_ahead_are_needed() {
        let world = sample::sample_world();
        let refused = |verb: SetPlan| refused(&world, &Edit::SetPlan(verb));
        assert_eq!(refused(SetPlan { plan: String::new(), ..verb("东一村") }), "refusal.empty");
        assert_eq!(refused(SetPlan { leader: None, ..verb("东一村") }), "refusal.choose");
        assert_eq!(refused(SetPlan { due_on: None, ..verb("东一村") }), "refusal.choose");
        assert_eq!(refused(SetPlan { due_on: Some(date(2026, 10, 1)), ..verb("东一村") }), "refusal.past");
        assert_eq!(refused(verb("西一村")), "refusal.standing.state");
        let as_it_is =
            SetPlan {
                plan: "配齐班子，理清账目".into(), due_on: Some(date(2026, 12, 31)), ..verb("东二村")
            };
        assert_eq!(refused(as_it_is), "refusal.no_change");
    }
}
