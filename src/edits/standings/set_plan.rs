//! 一村一策: sets the plan by which a weak village is put in order.

use crate::model::{Cadre, Changes, Date, Id, Refusal, Standing, StandingState, Unit, World};

use super::case::{about, case_in, check_day};
use super::measure::{Measure, known_cadres, set_measures};
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
    /// The day on which it was made: not ahead, and not before the village was listed or found weak again. `None` leaves
    /// the one that is, and is today for a new plan.
    pub on: Option<Date>,
    /// The day by which it is to be carried out; needed, and not before today.
    pub due_on: Option<Date>,
    /// The county leader in charge; needed.
    pub leader: Option<Id<Cadre>>,
    /// The paired unit; `None` leaves the one that is.
    pub unit: Option<Id<Unit>>,
    /// The team that carries it out; nobody leaves the one that is.
    pub team: Vec<Id<Cadre>>,
    /// The first secretary; `None` leaves the one that is.
    pub first_secretary: Option<Id<Cadre>>,
    /// The measures: new ones are added, those of the case are changed, and those not named stay as they are.
    pub measures: Vec<Measure>,
}

impl SetPlan {
    /// Puts the plan into the case, which counts as being carried out from now on, and makes its measures in the same
    /// edit.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let states = [StandingState::Listed, StandingState::Planned, StandingState::Relapsed];
        let standing = case_in(world, self.standing, &states, "set_plan")?;
        filled(&self.plan, "plan")?;
        let leader = chosen(&world.cadres, self.leader, "leader")?;
        if self.due_on.is_none() {
            return Err(Refusal::new("refusal.choose").with("field", "@edit.field.due_on"));
        }
        let planned_on = self.planned_on(standing, desk)?;
        not_past(self.due_on.filter(|day| Some(*day) != standing.due_on), desk.today, "due_on")?;
        if let Some(unit) = self.unit.filter(|unit| Some(*unit) != standing.unit) {
            check_valid_on(found(&world.units, unit)?, desk.today)?;
        }
        known_cadres(world, &self.team)?;
        known_cadres(world, self.first_secretary.as_slice())?;
        let planned = Standing {
            state: StandingState::Planned,
            plan: self.plan.trim().to_owned(),
            planned_on,
            due_on: self.due_on,
            leader: Some(leader.id),
            unit: self.unit.or(standing.unit),
            team: if self.team.is_empty() { standing.team.clone() } else { self.team.clone() },
            first_secretary: self.first_secretary.or(standing.first_secretary),
            ..standing.clone()
        };
        let mut changes = Changes::new(about(sentence_key(standing.state), standing, world));
        set_measures(&self.measures, &planned, world, desk, &mut changes)?;
        changes.change(standing, planned);
        if changes.rows.is_empty() {
            return Err(Refusal::new("refusal.no_change"));
        }
        Ok(changes)
    }

    /// The day on which the plan counts as made.
    fn planned_on(&self, standing: &Standing, desk: &Desk) -> Result<Option<Date>, Refusal> {
        let on = match (self.on, standing.state) {
            (None, StandingState::Planned) => standing.planned_on,
            (None, _) => Some(desk.today),
            (on, _) => on,
        };
        if let Some(on) = on.filter(|on| Some(*on) != standing.planned_on) {
            let weak_since = standing.relapsed_on.unwrap_or(standing.listed_on);
            check_day((on, "planned_on"), (Some(weak_since), "day"), desk)?;
        }
        Ok(on)
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
    use crate::edits::measures_of;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, TODAY, cadre, standing, village};
    use crate::model::{Promise, promise_kind};

    fn verb(village: &str) -> SetPlan {
        SetPlan {
            standing: standing(village),
            plan: "公开账目".into(),
            on: None,
            due_on: Some(date(2027, 3, 1)),
            leader: Some(cadre("李四")),
            unit: None,
            team: Vec::new(),
            first_secretary: None,
            measures: Vec::new(),
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

    fn measure(title: &str) -> Measure {
        let due_on = Some(date(2027, 1, 15));
        Measure { id: Id::named(title), title: title.into(), due_on, cadre: Some(cadre("赵一")), unit: None }
    }

    #[test]
    fn the_measures_of_a_plan_are_promises_made_in_the_same_edit() {
        let world = sample::sample_world();
        let early = Measure { due_on: Some(date(2026, 12, 1)), ..measure(" 配齐班子 ") };
        let plan = SetPlan { measures: vec![measure("公开账目"), early], ..verb("东一村") };
        let (after, _) = done(&world, &Edit::SetPlan(plan.clone()));
        let made = measures_of(&after, standing("东一村"));
        assert_eq!(made.iter().map(|row| row.title.as_str()).collect::<Vec<_>>(), ["配齐班子", "公开账目"]);
        assert!(made.iter().all(|row| row.kind == promise_kind::MEASURE && row.village == Some(village("东一村"))));
        assert_eq!((made[0].cadre, made[0].made_on), (Some(cadre("赵一")), TODAY));
        assert_eq!(refused(&after, &Edit::SetPlan(plan.clone())), "refusal.no_change");
        let later = Measure { due_on: Some(date(2027, 2, 1)), ..measure("公开账目") };
        let (again, said) = done(&after, &Edit::SetPlan(SetPlan { measures: vec![later], ..plan }));
        assert_eq!(measures_of(&again, standing("东一村"))[1].due_on, Some(date(2027, 2, 1)), "the other one stays");
        assert_eq!((again.promises.len(), said.as_str()), (2, "调整整顿方案：东一村"));
    }

    #[test]
    fn a_measure_needs_words_a_day_within_the_plan_and_somebody() {
        let world = sample::sample_world();
        let refused =
            |measure: Measure| refused(&world, &Edit::SetPlan(SetPlan { measures: vec![measure], ..verb("东一村") }));
        assert_eq!(refused(Measure { title: " ".into(), ..measure("甲") }), "refusal.empty");
        assert_eq!(refused(Measure { due_on: None, ..measure("甲") }), "refusal.standing.measure_undated");
        assert_eq!(refused(Measure { cadre: None, ..measure("甲") }), "refusal.standing.measure_nobody");
        assert_eq!(
            refused(Measure { due_on: Some(date(2027, 3, 2)), ..measure("甲") }),
            "refusal.standing.measure_late"
        );
        assert_eq!(refused(Measure { due_on: Some(date(2026, 10, 30)), ..measure("甲") }), "refusal.past");
        assert_eq!(refused(Measure { cadre: Some(Id::named("nobody")), ..measure("甲") }), "refusal.gone");
    }

    #[test]
    fn a_measure_is_not_named_twice_taken_from_elsewhere_or_changed_when_it_is_done() {
        let mut world = sample::sample_world();
        let own = |title: &str, case: &str, done_on| Promise {
            id: Id::named(title),
            standing: Some(standing(case)),
            done_on,
            ..Promise::blank(promise_kind::MEASURE, title, TODAY)
        };
        world.promises = [own("他村的", "东二村", None), own("办完的", "东一村", Some(TODAY))].into_iter().collect();
        let refused = |measures| refused(&world, &Edit::SetPlan(SetPlan { measures, ..verb("东一村") }));
        assert_eq!(refused(vec![measure("甲"), measure("甲")]), "refusal.standing.measure_twice");
        assert_eq!(refused(vec![measure("他村的")]), "refusal.standing.not_its_measure");
        assert_eq!(refused(vec![measure("办完的")]), "refusal.standing.measure_done");
    }

    #[test]
    fn team_and_first_secretary_stay_unless_others_are_named() {
        let world = sample::sample_world();
        let named =
            SetPlan { team: vec![cadre("赵一")], first_secretary: Some(cadre("孙三")), ..verb("东一村") };
        let (after, _) = done(&world, &Edit::SetPlan(named));
        let (after, _) = done(&after, &Edit::SetPlan(SetPlan { plan: "另一份".into(), ..verb("东一村") }));
        let case = after.standings.get(standing("东一村")).unwrap();
        assert_eq!((case.team.as_slice(), case.first_secretary), ([cadre("赵一")].as_slice(), Some(cadre("孙三"))));
        let nobody = SetPlan { team: vec![Id::named("nobody")], ..verb("东一村") };
        assert_eq!(refused(&world, &Edit::SetPlan(nobody)), "refusal.gone");
    }

    #[test]
    fn a_plan_has_the_day_on_which_it_was_made_and_keeps_it_until_there_is_a_new_one() {
        let world = sample::sample_world();
        let planned_on = |world: &World, name: &str| world.standings.get(standing(name)).unwrap().planned_on;
        let (after, _) = done(&world, &Edit::SetPlan(verb("东一村")));
        assert_eq!(planned_on(&after, "东一村"), Some(TODAY), "a new plan, for which nobody says another day");
        let late = SetPlan { on: Some(date(2026, 9, 20)), ..verb("东一村") };
        let (after, _) = done(&world, &Edit::SetPlan(late));
        let changed = SetPlan { plan: "另一份".into(), ..verb("东一村") };
        assert_eq!(planned_on(&done(&after, &Edit::SetPlan(changed)).0, "东一村"), Some(date(2026, 9, 20)));
        let refused = |village: &str, day| refused(&world, &Edit::SetPlan(SetPlan { on: Some(day), ..verb(village) }));
        assert_eq!(refused("东一村", date(2026, 8, 31)), "refusal.order", "before it was listed");
        assert_eq!(refused("西二村", date(2026, 7, 31)), "refusal.order", "before it was found weak again");
        assert_eq!(refused("东一村", date(2027, 1, 1)), "refusal.future");
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
