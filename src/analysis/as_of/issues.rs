//! The issues of a day.

use crate::analysis::positions::Positions;
use crate::model::{Date, Fate, Id, Issue, IssueStep, Table, World};

use super::by_day::{by, fate};
use super::course::Course;
use super::event::events;

/// The issues as they stood at the end of the day. Only those to which something happened since are looked at closely.
pub(super) fn as_of(world: &World, day: Date) -> Table<Issue> {
    let moved = moved_since(world, day);
    let positions = Positions::of(moved.iter().copied());
    let mut steps: Vec<Vec<&IssueStep>> = vec![Vec::new(); moved.len()];
    if !moved.is_empty() {
        for step in world.issue_steps.iter() {
            if let Some(at) = positions.get(step.issue) {
                steps[at].push(step);
            }
        }
    }
    world.issues.rewritten(|issue| match positions.get(issue.id) {
        _ if issue.raised_on > day => Fate::Gone,
        Some(at) => fate(issue, issue_as_of(issue, &steps[at], day)),
        None => Fate::Kept,
    })
}

/// The issues to which something happened after the day, among those that had been raised.
fn moved_since(world: &World, day: Date) -> Vec<Id<Issue>> {
    let by_steps = world.issue_steps.iter().filter(|step| step.on > day).map(|step| step.issue);
    let by_dates = world.issues.iter().filter(|issue| has_date_after(issue, day)).map(|issue| issue.id);
    let mut moved: Vec<Id<Issue>> = by_steps.chain(by_dates).collect();
    moved.sort_unstable();
    moved.dedup();
    moved
}

fn has_date_after(issue: &Issue, day: Date) -> bool {
    let dates = [issue.finished_on, issue.closed_on, issue.replied_on, issue.supervised_on, issue.lifted_on];
    dates.into_iter().flatten().any(|on| on > day)
}

/// One issue that had been raised by the day.
fn issue_as_of(issue: &Issue, steps: &[&IssueStep], day: Date) -> Issue {
    let events = events(issue, steps);
    let course = Course::new(issue, &events, day);
    let (finished_on, closed_on, verifier) = course.ends();
    let (supervised, supervised_on, lifted_on) = course.supervision(day);
    let mut then = Issue {
        state: course.state(),
        unit: course.unit(),
        handler: course.handler(),
        level: course.level(),
        parent: course.parent(),
        finished_on,
        closed_on,
        verifier,
        recheck_on: course.recheck_on(),
        merged_into: issue.merged_into.filter(|_| !course.is_merged_later()),
        supervised,
        supervised_on,
        lifted_on,
        replied_on: by(issue.replied_on, day),
        reopened: course.reopened(),
        handed_on: course.handed_on(),
        ..issue.clone()
    };
    let answered = course.first_answered_on().is_none_or(|on| on <= day);
    if !answered {
        then.reply = String::new();
    }
    if !answered || course.is_closed_later() {
        then.rating = String::new();
    }
    if supervised_on != issue.supervised_on {
        then.supervised_number = String::new();
    }
    then
}
