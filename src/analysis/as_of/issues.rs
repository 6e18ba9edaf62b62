//! The issues of a day.

use crate::analysis::course::Course;
use crate::analysis::event::events;
use crate::analysis::touched::Touched;
use crate::model::{Date, Fate, Issue, IssueStep, Table, World};

use super::by_day::{by, fate};

/// The issues as they stood at the end of the day. Only those to which something happened since are looked at closely.
pub(super) fn as_of(world: &World, day: Date) -> Table<Issue> {
    let touched = Touched::since(world, day);
    world.issues.rewritten(|issue| match touched.steps(issue.id) {
        _ if issue.raised_on > day => Fate::Gone,
        Some(steps) => fate(issue, issue_as_of(issue, steps, day)),
        None => Fate::Kept,
    })
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
    if !answered || course.is_closed_later() || course.is_rated_later() {
        then.rating = String::new();
    }
    if supervised_on != issue.supervised_on {
        then.supervised_number = String::new();
    }
    then
}
