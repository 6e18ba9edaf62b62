//! The tasks of a list in the demo county: the ten tasks of a posting, the seven parts of a hard problem.

use jiff::civil::{Date, date};

use crate::model::{CatalogueKind, CatalogueRow, Id, Issue, Posting, Promise, Uuid, promise_kind};

use super::days::{TODAY, later};
use super::dice::Dice;

/// How many postings have their tasks written down.
const POSTINGS: usize = 24;
/// How many hard problems are led by a leader of the county.
const HARD_PROBLEMS: usize = 2;

/// The items of a list with the days in which they are due, in their order.
pub(super) fn items<'a>(catalogue: &'a [CatalogueRow], kind: &str) -> Vec<(&'a CatalogueRow, i64)> {
    let rows = catalogue.iter().filter(|row| row.kind == CatalogueKind::TaskItem && row.parent == kind);
    let mut rows: Vec<_> = rows.map(|row| (row, row.value.parse().unwrap_or(30))).collect();
    rows.sort_by_key(|(row, _)| row.position);
    rows
}

/// A task of a list; whose it is follows from `owner`.
pub(super) fn task(kind: &str, row: &CatalogueRow, owner: Uuid, from: Date) -> Promise {
    Promise {
        id: Id::named(&format!("task:{owner}:{}", row.code)),
        item: row.code.clone(),
        ..Promise::blank(kind, &row.title_zh, from)
    }
}

/// The ten tasks of the latest postings into villages: most done in time, some late, some still ahead.
pub(super) fn of_postings(postings: &[Posting], catalogue: &[CatalogueRow]) -> Vec<Promise> {
    let mut dice = Dice::named("tasks");
    let new = |posting: &&Posting| {
        posting.is_resident() && posting.from >= date(2026, 3, 1) && posting.holds_on(TODAY) && posting.cadre.is_some()
    };
    let list = items(catalogue, promise_kind::TASK);
    let mut all = Vec::new();
    for posting in postings.iter().filter(new).take(POSTINGS) {
        for (row, days) in &list {
            let due = later(posting.from, *days);
            let task = Promise {
                posting: Some(posting.id),
                cadre: posting.cadre,
                unit: posting.unit,
                village: posting.village(),
                due_on: Some(due),
                ..task(promise_kind::TASK, row, posting.id.uuid(), posting.from)
            };
            all.push(go_on(task, due, 84.0, &mut dice));
        }
    }
    all
}

/// The seven parts of the matters that have been supervised longest.
pub(super) fn of_hard_problems(issues: &[Issue], catalogue: &[CatalogueRow]) -> Vec<Promise> {
    let mut dice = Dice::named("hard problems");
    let mut hard: Vec<&Issue> =
        issues.iter().filter(|issue| issue.supervised && issue.leader.is_some() && issue.village.is_some()).collect();
    hard.sort_by_key(|issue| (issue.supervised_on, issue.id));
    let list = items(catalogue, promise_kind::HARD_PROBLEM);
    let mut all = Vec::new();
    for issue in hard.into_iter().rev().take(HARD_PROBLEMS) {
        let from = issue.supervised_on.unwrap_or(issue.raised_on);
        for (row, days) in &list {
            let due = later(from, *days);
            let part = Promise {
                issue: Some(issue.id),
                cadre: issue.leader,
                unit: issue.unit,
                village: issue.village,
                due_on: Some(due),
                ..task(promise_kind::HARD_PROBLEM, row, issue.id.uuid(), from)
            };
            all.push(go_on(part, due, 88.0, &mut dice));
        }
    }
    all
}

/// Lets a task be done about its day, as often as `percent` of a hundred that are due; else tells how far it is.
fn go_on(task: Promise, due: Date, percent: f64, dice: &mut Dice) -> Promise {
    let (made, well) = (task.made_on, dice.happens(percent));
    let done_on = later(due, -dice.between(0, 12)).max(made);
    let part = u8::try_from(10 * dice.between(1, 8)).unwrap_or(50);
    if due <= TODAY && well {
        return Promise { done_on: Some(done_on), progress_percent: Some(100), ..task };
    }
    let begun = due <= later(TODAY, 60);
    Promise { progress_percent: Some(part).filter(|_| begun), ..task }
}
