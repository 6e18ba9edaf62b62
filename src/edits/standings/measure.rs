//! 整改措施: the measures of a plan. Each is a promise of its own kind, so that it is followed like any other.

use crate::model::{Cadre, Changes, Date, Id, Promise, Refusal, Standing, Unit, World, promise_kind};

use crate::edits::checks::{filled, known, not_past};
use crate::edits::desk::Desk;
use crate::edits::records::Rules;

/// One measure of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// The identity of the promise that it is; made by the caller, or that of one of the case.
    pub id: Id<Promise>,
    /// What is to be done; needed.
    pub title: String,
    /// The day by which it is to be done; needed, and not after the plan's.
    pub due_on: Option<Date>,
    /// Who answers for it; this or the unit is needed.
    pub cadre: Option<Id<Cadre>>,
    /// The unit that answers for it.
    pub unit: Option<Id<Unit>>,
}

/// The measures of a case that have not been taken back, the first due first.
pub fn measures_of(world: &World, standing: Id<Standing>) -> Vec<&Promise> {
    let is_one = |row: &&Promise| {
        row.standing == Some(standing) && row.kind == promise_kind::MEASURE && row.withdrawn_on.is_none()
    };
    let mut measures: Vec<_> = world.promises.iter().filter(is_one).collect();
    measures.sort_by_key(|row| (row.due_on, row.made_on, row.id));
    measures
}

/// Refuses while a measure of the case is still to be done, and names them all.
pub(super) fn refuse_open_measures(world: &World, standing: &Standing) -> Result<(), Refusal> {
    let measures = measures_of(world, standing.id);
    let open: Vec<_> = measures.into_iter().filter(|row| row.stage().is_open()).map(|row| row.title.as_str()).collect();
    if open.is_empty() {
        return Ok(());
    }
    Err(Refusal::new("refusal.standing.measures").with("count", open.len()).with("measures", open.join("、")))
}

/// Puts the measures of a plan into the changes: new ones are added, those that stand are changed, others stay.
pub(super) fn set_measures(
    measures: &[Measure],
    plan: &Standing,
    world: &World,
    desk: &Desk,
    changes: &mut Changes,
) -> Result<(), Refusal> {
    for (at, measure) in measures.iter().enumerate() {
        if measures[..at].iter().any(|other| other.id == measure.id) {
            return Err(Refusal::new("refusal.standing.measure_twice").with("title", &measure.title));
        }
        let before = known_measure(measure, plan, world)?;
        let promise = promise_of(measure, plan, before, desk);
        if before == Some(&promise) {
            continue;
        }
        check(measure, plan, before, desk)?;
        promise.check(world, desk, before)?;
        match before {
            Some(before) => changes.change(before, promise),
            None => changes.add(promise),
        }
    }
    Ok(())
}

/// The promise that a measure is already, if it is one of this case.
fn known_measure<'a>(measure: &Measure, plan: &Standing, world: &'a World) -> Result<Option<&'a Promise>, Refusal> {
    let before = world.promises.get(measure.id);
    match before {
        Some(row) if row.standing != Some(plan.id) || row.kind != promise_kind::MEASURE => {
            Err(Refusal::new("refusal.standing.not_its_measure").with("title", &row.title))
        }
        other => Ok(other),
    }
}

fn check(measure: &Measure, plan: &Standing, before: Option<&Promise>, desk: &Desk) -> Result<(), Refusal> {
    filled(&measure.title, "measure")?;
    if let Some(done) = before.filter(|row| !row.stage().is_open()) {
        return Err(Refusal::new("refusal.standing.measure_done").with("title", &done.title));
    }
    if measure.cadre.is_none() && measure.unit.is_none() {
        return Err(Refusal::new("refusal.standing.measure_nobody").with("title", measure.title.trim()));
    }
    let Some(due) = measure.due_on else {
        return Err(Refusal::new("refusal.standing.measure_undated").with("title", measure.title.trim()));
    };
    not_past(Some(due).filter(|due| before.is_none_or(|before| before.due_on != Some(*due))), desk.today, "due_on")?;
    match plan.due_on.filter(|plan| *plan < due) {
        Some(plan) => Err(Refusal::new("refusal.standing.measure_late")
            .with("title", measure.title.trim())
            .with("due", due)
            .with("plan", plan)),
        None => Ok(()),
    }
}

/// The promise as it shall stand.
fn promise_of(measure: &Measure, plan: &Standing, before: Option<&Promise>, desk: &Desk) -> Promise {
    let title = measure.title.trim();
    let fresh = || Promise {
        id: measure.id,
        village: Some(plan.village),
        standing: Some(plan.id),
        ..Promise::blank(promise_kind::MEASURE, title, desk.today)
    };
    Promise {
        title: title.to_owned(),
        due_on: measure.due_on,
        cadre: measure.cadre,
        unit: measure.unit,
        ..before.cloned().unwrap_or_else(fresh)
    }
}

/// Refuses cadres that are not there.
pub(super) fn known_cadres(world: &World, cadres: &[Id<Cadre>]) -> Result<(), Refusal> {
    cadres.iter().try_for_each(|id| known(&world.cadres, Some(*id)).map(drop))
}
