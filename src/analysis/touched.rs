//! The issues to which something happened after a day, each with all its steps.

use crate::model::{Date, Id, Issue, IssueStep, World};

use super::positions::Positions;

/// Those issues. Of a county of a hundred thousand they are few where the day is near, so only they are looked at.
pub(super) struct Touched<'a> {
    positions: Positions<Issue>,
    /// The steps of all of them, those of one together.
    steps: Vec<&'a IssueStep>,
    /// Where the steps of each begin, and last where those of the last end.
    starts: Vec<usize>,
}

impl<'a> Touched<'a> {
    /// What has a step or a date of its own after the day.
    pub(super) fn since(world: &'a World, day: Date) -> Self {
        let by_steps = world.issue_steps.iter().filter(|step| step.on > day).map(|step| step.issue);
        let by_dates = world.issues.iter().filter(|issue| has_date_after(issue, day)).map(|issue| issue.id);
        let mut touched: Vec<Id<Issue>> = by_steps.chain(by_dates).collect();
        touched.sort_unstable();
        touched.dedup();
        let positions = Positions::of(touched.iter().copied());
        let (steps, starts) = steps_of(world, &positions, touched.len());
        Self { positions, steps, starts }
    }

    /// All steps of an issue in the order of their table, also those up to the day; nothing where it was not touched.
    pub(super) fn steps(&self, issue: Id<Issue>) -> Option<&[&'a IssueStep]> {
        let at = self.positions.get(issue)?;
        Some(&self.steps[self.starts[at]..self.starts[at + 1]])
    }
}

fn has_date_after(issue: &Issue, day: Date) -> bool {
    let dates = [issue.finished_on, issue.closed_on, issue.replied_on, issue.supervised_on, issue.lifted_on];
    dates.into_iter().flatten().any(|on| on > day)
}

/// The steps put together by issue, and where those of each begin.
fn steps_of<'a>(world: &'a World, positions: &Positions<Issue>, count: usize) -> (Vec<&'a IssueStep>, Vec<usize>) {
    let mut starts = vec![0; count + 1];
    if count == 0 {
        return (Vec::new(), starts);
    }
    let found = world.issue_steps.iter().filter_map(|step| Some((positions.get(step.issue)?, step)));
    let mut found: Vec<(usize, &IssueStep)> = found.collect();
    found.iter().for_each(|(at, _)| starts[at + 1] += 1);
    (0..count).for_each(|at| starts[at + 1] += starts[at]);
    found.sort_by_key(|(at, _)| *at);
    (found.into_iter().map(|(_, step)| step).collect(), starts)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::StepKind;
    use crate::model::sample::{self, issue};

    #[test]
    fn what_was_touched_has_all_its_steps_and_nothing_else_has_any() {
        let mut world = sample::sample_world();
        let on = |day| date(2026, 10, day);
        let step = |number: &str, kind: StepKind, day| IssueStep::blank(issue(number), kind, on(day));
        let steps = [
            step("2026-0001", StepKind::Assign, 3),
            step("2026-0002", StepKind::Note, 20),
            step("2026-0001", StepKind::Note, 21),
            step("2026-0006", StepKind::Note, 9),
            step("gone", StepKind::Note, 22),
        ];
        world.issue_steps = steps.into_iter().collect();
        let touched = Touched::since(&world, on(10));
        let kinds = |number: &str| {
            let mut kinds: Vec<_> = touched.steps(issue(number))?.iter().map(|step| (step.on, step.kind)).collect();
            kinds.sort_unstable();
            Some(kinds)
        };
        assert_eq!(kinds("2026-0001"), Some(vec![(on(3), StepKind::Assign), (on(21), StepKind::Note)]));
        assert_eq!(kinds("2026-0002"), Some(vec![(on(20), StepKind::Note)]));
        assert_eq!((kinds("2026-0006"), kinds("2026-0004")), (None, None));
        let by_date = world.issues.iter().find(|row| row.finished_on.is_some_and(|day| day > on(10)));
        by_date.into_iter().for_each(|row| assert_eq!(kinds(&row.number), Some(Vec::new())));
        assert!(Touched::since(&world, date(2027, 1, 1)).steps.is_empty());
    }
}
