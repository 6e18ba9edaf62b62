//! A stroke of the brush in a plan, from the edit to the new numbers.

use std::hint::black_box;

use crate::analysis::planner::{Outlook, Rules};
use crate::cli::failure::Failure;
use crate::edits::{BeginPlan, Edit, PaintPlan};
use crate::model::{Cadre, Id, ItemOrigin, Place, Plan, Village, Who, role};
use crate::session::{Access, Session, SessionError};

use super::fixture::Fixture;
use super::timing::{Timing, timed};

/// A plan is begun on the county of the fixture, and strokes are painted, one village each, as many as runs. Each is written
/// to the file, and load, ways, skills, gaps and broken rules are counted anew. Without a cadre there is no stroke.
pub(super) fn all(fixture: &Fixture, runs: usize) -> Result<Vec<Timing>, Failure> {
    let mut session = Session::open(&fixture.file(), Access::Write)?;
    let plan = Id::named("bench plan");
    let (title, note) = ("bench".to_owned(), String::new());
    session.perform(&Edit::BeginPlan(BeginPlan { plan, title, takes_effect_on: None, note }))?;
    let strokes = strokes(&session, plan, runs);
    let strokes = Timing::of("cli.bench.plan_stroke", strokes.len(), |nth| stroke(&mut session, plan, &strokes[nth]))?;
    let numbers = Timing::of("cli.bench.plan_numbers", runs, |_| Ok::<f64, Failure>(numbers(&session, plan)))?;
    Ok(vec![strokes, numbers])
}

/// Cadres in service and villages, each pair once.
fn strokes(session: &Session, plan: Id<Plan>, runs: usize) -> Vec<Edit> {
    let world = session.world();
    let mut cadres: Vec<&Cadre> = world.cadres.iter().filter(|cadre| cadre.active).collect();
    cadres.sort_by_key(|cadre| (&cadre.code, cadre.id));
    let mut villages: Vec<&Village> = world.villages.iter().collect();
    villages.sort_by_key(|village| (&village.code, village.id));
    let edit = |(cadre, village): (&&Cadre, &&Village)| {
        Edit::PaintPlan(PaintPlan {
            plan,
            who: Who::Cadre(cadre.id),
            places: vec![Place::Village(village.id)],
            role: role::CONTACT.to_owned(),
            reason: String::new(),
            origin: ItemOrigin::Hand,
        })
    };
    let strokes = cadres.iter().zip(&villages).map(edit);
    strokes.filter(|edit| session.check(edit).is_ok()).take(runs).collect()
}

fn stroke(session: &mut Session, plan: Id<Plan>, edit: &Edit) -> Result<f64, SessionError> {
    black_box(session.findings());
    let (result, ms) = timed(|| session.perform(edit).map(|()| black_box(outlook(session, plan))));
    result.map(|_| ms)
}

/// The numbers alone, without the edit and its way into the file.
fn numbers(session: &Session, plan: Id<Plan>) -> f64 {
    black_box(session.findings());
    let (seen, ms) = timed(|| outlook(session, plan));
    black_box(seen);
    ms
}

fn outlook(session: &Session, plan: Id<Plan>) -> Outlook {
    let world = session.world();
    let plan = world.plans.get(plan);
    let rules = Rules::of(world, plan).unwrap_or_default();
    Outlook::of(world, &session.findings(), plan, &rules)
}
