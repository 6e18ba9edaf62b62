//! What the verbs about one plan have in common.

use crate::analysis::planner::{Draft, Rules, RulesFault};
use crate::model::{Id, Plan, PlanState, Refusal, Sentence, Who, World};

use crate::edits::checks::found;

/// The plan, if it can still be changed.
pub(super) fn open_plan(world: &World, id: Id<Plan>) -> Result<&Plan, Refusal> {
    let plan = found(&world.plans, id)?;
    match plan.state {
        PlanState::Draft | PlanState::Review => Ok(plan),
        PlanState::Published | PlanState::Superseded => Err(Refusal::new("refusal.plan.closed")
            .with("name", &plan.title)
            .with("state", format!("@state.plan.{}", plan.state.code()))),
    }
}

/// The rules of a plan, or what is wrong with them.
pub(super) fn rules_of(world: &World, plan: &Plan) -> Result<Rules, Refusal> {
    Rules::of(world, Some(plan)).map_err(|RulesFault { sentence, .. }| Refusal(sentence))
}

/// The plan, its rules and the postings as it makes them.
pub(super) fn sight(world: &World, id: Id<Plan>) -> Result<(&Plan, Rules, Draft), Refusal> {
    let plan = open_plan(world, id)?;
    Ok((plan, rules_of(world, plan)?, Draft::of(world, plan)))
}

/// Refuses somebody who is not there.
pub(super) fn known_who(world: &World, who: Who) -> Result<(), Refusal> {
    match who {
        Who::Cadre(id) => found(&world.cadres, id).map(drop),
        Who::Unit(id) => found(&world.units, id).map(drop),
    }
}

/// What a sentence calls somebody.
pub(super) fn name_of(world: &World, who: Who) -> &str {
    match who {
        Who::Cadre(id) => world.cadres.get(id).map(|row| row.name.as_str()),
        Who::Unit(id) => world.units.get(id).map(|row| row.name.as_str()),
    }
    .unwrap_or_default()
}

/// A sentence about a plan.
pub(super) fn about(key: &str, plan: &Plan) -> Sentence {
    Sentence::new(key).with("plan", &plan.title)
}
