//! 挂牌督办: the county supervises an issue by number.

use crate::model::{Changes, Date, Id, Issue, IssueStep, Refusal, StepKind, World};

use crate::edits::checks::{found, not_past};
use crate::edits::desk::Desk;
use crate::edits::records::Rules;
use crate::edits::steps::{about, step, wrong_state};

/// Supervise an issue by number.
#[derive(Clone, Debug, PartialEq)]
pub struct Supervise {
    /// The issue.
    pub issue: Id<Issue>,
    /// The number under which it is supervised; an empty one is filled with the next of the year.
    pub number: String,
    /// A new last day for finishing it; `None` leaves the old one.
    pub due_on: Option<Date>,
    /// What is asked for.
    pub note: String,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl Supervise {
    /// Hangs the number on the issue, unless one hangs there or another issue has it.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if !issue.state.is_open() {
            return Err(wrong_state(issue, "supervise"));
        }
        if issue.supervised {
            return Err(Refusal::new("refusal.issue.supervised").with("number", &issue.number));
        }
        not_past(self.due_on, desk.today, "due_on")?;
        let given = self.number.trim();
        let number = if given.is_empty() { next_supervised_number(world, desk.today.year()) } else { given.to_owned() };
        let supervised = Issue {
            supervised: true,
            supervised_number: number.clone(),
            supervised_on: Some(desk.today.max(issue.raised_on)),
            lifted_on: None,
            due_on: self.due_on.or(issue.due_on),
            ..issue.clone()
        };
        only_one(&supervised, world)?;
        let note = [number.as_str(), self.note.trim()].into_iter().filter(|text| !text.is_empty());
        let note = note.collect::<Vec<_>>().join(" ");
        let mut changes = Changes::new(about("edit.supervise", issue).with("supervised", number));
        changes.add(step(self.step, &supervised, StepKind::Supervise, desk, &note));
        changes.change(issue, supervised);
        Ok(changes)
    }
}

/// Refuses a number of supervision that another issue has or had; none is well.
pub(in crate::edits) fn only_one(issue: &Issue, world: &World) -> Result<(), Refusal> {
    let number = issue.supervised_number.as_str();
    let twin = |other: &Issue| other.id != issue.id && !number.is_empty() && other.supervised_number == number;
    match world.issues.find(twin) {
        Some(twin) => Err(Refusal::new("refusal.taken")
            .with("field", "@edit.field.supervised_number")
            .with("text", number)
            .with("what", "@edit.what.issue")
            .with("name", twin.title(world))),
        None => Ok(()),
    }
}

/// The number of supervision that follows the highest of that year, such as `督2026-03`.
pub fn next_supervised_number(world: &World, year: i16) -> String {
    let prefix = format!("督{year:04}-");
    let numbers = world.issues.iter().filter_map(|issue| issue.supervised_number.strip_prefix(&prefix));
    let last = numbers.filter_map(|number| number.parse::<u64>().ok()).max().unwrap_or_default();
    format!("{prefix}{:02}", last.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::trial::{done, refused};
    use crate::edits::{Edit, Lift};
    use crate::model::sample::{self, TODAY, issue};

    fn verb(number: &str, hung: &str) -> Edit {
        Edit::Supervise(Supervise {
            issue: issue(number),
            number: hung.into(),
            due_on: Some(date(2026, 11, 10)),
            note: "半月一报".into(),
            step: Id::named(&format!("step {number} {hung}")),
        })
    }

    fn lift(number: &str) -> Edit {
        Edit::Lift(Lift { issue: issue(number), reason: "已解决".into(), step: Id::named("lift") })
    }

    #[test]
    fn a_number_hangs_on_the_issue_until_it_is_taken_off_and_another_can_be_hung() {
        let world = sample::sample_world();
        let (after, said) = done(&world, &verb("2026-0002", ""));
        let row = after.issues.get(issue("2026-0002")).unwrap();
        assert_eq!((row.supervised, row.supervised_number.as_str()), (true, "督2026-01"));
        assert_eq!((row.supervised_on, row.due_on), (Some(TODAY), Some(date(2026, 11, 10))));
        assert_eq!(said, "挂牌督办 2026-0002 饮水管网漏水，督2026-01");
        assert_eq!(refused(&after, &verb("2026-0002", "")), "refusal.issue.supervised");
        let (after, _) = done(&after, &lift("2026-0002"));
        let row = after.issues.get(issue("2026-0002")).unwrap();
        assert_eq!((row.supervised, row.lifted_on), (false, Some(TODAY)));
        assert_eq!(row.supervised_number, "督2026-01", "what hung there is still known");
        let (after, _) = done(&after, &verb("2026-0002", "督2026-02"));
        assert_eq!(after.issues.get(issue("2026-0002")).unwrap().lifted_on, None);
    }

    #[test]
    fn a_number_is_hung_once_and_only_on_what_is_open() {
        let (world, _) = done(&sample::sample_world(), &verb("2026-0002", ""));
        assert_eq!(refused(&world, &verb("2026-0001", " 督2026-01 ")), "refusal.taken");
        let (after, _) = done(&world, &verb("2026-0001", ""));
        assert_eq!(after.issues.get(issue("2026-0001")).unwrap().supervised_number, "督2026-02");
        assert_eq!(refused(&world, &verb("2026-0004", "")), "refusal.issue.state");
        assert_eq!(refused(&world, &lift("2026-0001")), "refusal.issue.not_supervised");
    }
}
