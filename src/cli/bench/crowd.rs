//! What has to be found among very many issues: an earlier day, two days compared, what is to be done.

use std::hint::black_box;

use crate::analysis::why::{Grounds, Records, Why};
use crate::analysis::{Agenda, Areas, Calendar, Commitments, Comparison, Diaries, Findings, Level, world_as_of};
use crate::cli::failure::Failure;
use crate::model::{Changes, Id, Issue, IssueStep, Sentence, World};
use crate::session::{Access, Session};

use super::fixture::Fixture;
use super::timing::{Timing, timed};

/// Measures each with so many issues, so many times, in memory.
pub(super) fn all(fixture: &Fixture, count: u32, runs: usize) -> Result<Vec<Timing>, Failure> {
    let session = Session::open(&fixture.file(), Access::Read)?;
    let today = session.today();
    let mut world = session.present().clone();
    world.take_over(more(&world, count as usize));
    let calendar = Calendar::of(&world);
    let findings = Findings::of(&world, today);
    let county = Areas::of(&world, Level::County);
    let why = || {
        let (commitments, diaries) = (Commitments::of(&world, today), Diaries::of(&world));
        let grounds = Grounds::of(&world, &findings);
        let (world, findings) = (&world, &findings);
        let records = Records { world, findings, commitments: &commitments, diaries: &diaries, grounds: &grounds };
        drop(black_box(Why::of(records, &county, 0)));
    };
    let ago = |days: i64| today.saturating_sub(jiff::Span::new().days(days));
    let measured = |key, job: &dyn Fn()| Timing::of(key, runs, |_| Ok::<_, Failure>(timed(job).1));
    Ok(vec![
        measured("cli.bench.crowd_as_of", &|| drop(black_box(world_as_of(&world, ago(182)))))?,
        measured("cli.bench.crowd_as_of_late", &|| drop(black_box(world_as_of(&world, ago(7)))))?,
        measured("cli.bench.crowd_compare", &|| drop(black_box(Comparison::of(&world, ago(30), today))))?,
        measured("cli.bench.crowd_why", &why)?,
        measured("cli.bench.crowd_agenda", &|| drop(black_box(Agenda::of(&world, &calendar, today))))?,
    ])
}

/// The issues of the file again and again with their steps, until there are so many.
fn more(world: &World, count: usize) -> Changes {
    let mut changes = Changes::new(Sentence::new("cli.bench.about"));
    let issues: Vec<&Issue> = world.issues.iter().collect();
    let mut steps: Vec<Vec<&IssueStep>> = vec![Vec::new(); issues.len()];
    for step in world.issue_steps.iter() {
        if let Ok(at) = issues.binary_search_by_key(&step.issue, |issue| issue.id) {
            steps[at].push(step);
        }
    }
    for nth in issues.len()..count {
        let Some((issue, steps)) = issues.get(nth % issues.len().max(1)).zip(steps.get(nth % issues.len().max(1)))
        else {
            break;
        };
        let id = Id::named(&format!("{}-{nth}", issue.number));
        changes.add(Issue { id, number: format!("{}-{nth}", issue.number), ..(*issue).clone() });
        for (at, step) in steps.iter().enumerate() {
            let step_id = Id::named(&format!("{}-{nth}-{at}", issue.number));
            changes.add(IssueStep { id: step_id, issue: id, ..(*step).clone() });
        }
    }
    changes
}
