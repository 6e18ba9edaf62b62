//! 登记: registers an issue in the ledger.

use crate::model::{Changes, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use crate::edits::checks::not_past;
use crate::edits::desk::Desk;
use crate::edits::records::Rules;
use crate::edits::steps::{about, step};

/// Register an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Register {
    /// The issue; its identity is made by the caller. An empty number is filled with the next of its year, and state,
    /// dates of the work and counters are those of a new issue, whatever stands here.
    pub issue: Box<Issue>,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl Register {
    /// Adds the issue with its number and its first step.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = self.issue(world, desk)?;
        let first = first_step(self.step, &issue, desk);
        let mut changes = Changes::new(about("edit.register", &issue));
        changes.add(issue);
        changes.add(first);
        Ok(changes)
    }

    /// The issue as it stands in the ledger at first.
    pub(super) fn issue(&self, world: &World, desk: &Desk) -> Result<Issue, Refusal> {
        let issue = Issue { number: self.number(world), ..untouched(&self.issue) }.tidied();
        if world.issues.get(issue.id).is_some() {
            return Err(Refusal::new("refusal.there_already")
                .with("what", "@edit.what.issue")
                .with("name", issue.title(world)));
        }
        issue.check(world, desk, None)?;
        not_past(issue.due_on, desk.today, "due_on")?;
        Ok(issue)
    }

    /// The number given, or the next of the year in which the issue was raised.
    fn number(&self, world: &World) -> String {
        let given = self.issue.number.trim();
        if given.is_empty() { next_number(world, self.issue.raised_on.year()) } else { given.to_owned() }
    }
}

/// The step by which an issue is registered; it names the level at which it was.
pub(super) fn first_step(id: Id<IssueStep>, issue: &Issue, desk: &Desk) -> IssueStep {
    IssueStep { level: issue.level.clone(), ..step(id, issue, StepKind::Register, desk, "") }
}

/// The issue as one that nobody has worked on.
fn untouched(issue: &Issue) -> Issue {
    Issue {
        state: IssueState::Registered,
        unit: None,
        handler: None,
        finished_on: None,
        closed_on: None,
        verifier: None,
        recheck_on: None,
        merged_into: None,
        parent: None,
        supervised: false,
        supervised_number: String::new(),
        supervised_on: None,
        lifted_on: None,
        rating: String::new(),
        reopened: 0,
        handed_on: 0,
        ..issue.clone()
    }
}

/// The number that follows the highest of that year, such as `2026-0313`. A number that was given away is not given
/// again, as long as a higher one stands.
pub fn next_number(world: &World, year: i16) -> String {
    let prefix = format!("{year:04}-");
    let last = world
        .issues
        .iter()
        .filter_map(|issue| issue.number.strip_prefix(&prefix)?.parse::<u64>().ok())
        .max()
        .unwrap_or_default();
    format!("{prefix}{:04}", last.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, TODAY, issue, new_issue, unit};

    fn register(issue: Issue) -> Edit {
        Edit::Register(Register { issue: Box::new(issue), step: Id::named("step") })
    }

    fn new() -> Issue {
        Issue { number: String::new(), ..new_issue("new", "水渠淤塞", Some("西三村"), TODAY) }
    }

    #[test]
    fn the_number_is_the_next_of_its_year_and_a_step_is_written() {
        let world = sample::sample_world();
        let (after, said) = done(&world, &register(new()));
        assert_eq!(after.issues.get(issue("new")).unwrap().number, "2026-0007");
        let step = after.issue_steps.get(Id::named("step")).unwrap();
        assert_eq!(
            (step.kind, step.issue, step.on, step.author.as_str(), step.level.as_str()),
            (StepKind::Register, issue("new"), TODAY, "测试", "village")
        );
        assert_eq!(said, "登记问题 2026-0007 水渠淤塞");
        let (after, _) = done(&world, &register(Issue { raised_on: date(2025, 12, 31), ..new() }));
        assert_eq!(after.issues.get(issue("new")).unwrap().number, "2025-0001");
    }

    #[test]
    fn a_number_of_a_paper_ledger_is_kept_but_not_given_twice() {
        let world = sample::sample_world();
        let (after, _) = done(&world, &register(Issue { number: " 甲-17 ".into(), ..new() }));
        assert_eq!(after.issues.get(issue("new")).unwrap().number, "甲-17");
        assert_eq!(refused(&world, &register(Issue { number: "2026-0003".into(), ..new() })), "refusal.taken");
    }

    #[test]
    fn odd_numbers_do_not_disturb_the_count() {
        let mut world = sample::sample_world();
        let numbers = ["2026-0400", "2026-", "2026-x", "2026-9-9", "2027-0900", "20260-0999", "甲-1"];
        world.issues = numbers.map(|number| new_issue(number, "某事", Some("西三村"), TODAY)).into_iter().collect();
        assert_eq!(next_number(&world, 2026), "2026-0401");
        assert_eq!(next_number(&world, 2024), "2024-0001");
        world.issues = [new_issue("2026-9999", "某事", None, TODAY)].into_iter().collect();
        assert_eq!(next_number(&world, 2026), "2026-10000");
    }

    #[test]
    fn a_new_issue_begins_without_a_past() {
        let odd = Issue { state: IssueState::Closed, unit: Some(unit("样例局")), reopened: 3, ..new() };
        let (after, _) = done(&sample::sample_world(), &register(odd));
        let issue = after.issues.get(issue("new")).unwrap();
        assert_eq!((issue.state, issue.unit, issue.reopened), (IssueState::Registered, None, 0));
    }

    #[test]
    fn what_an_issue_needs_is_asked_for() {
        let world = sample::sample_world();
        let refused = |issue: Issue| refused(&world, &register(issue));
        assert_eq!(refused(Issue { title: "　".into(), ..new() }), "refusal.empty");
        assert_eq!(refused(Issue { category: String::new(), ..new() }), "refusal.empty");
        assert_eq!(refused(Issue { category: "weather".into(), ..new() }), "refusal.unlisted");
        assert_eq!(refused(Issue { village: None, ..new() }), "refusal.issue.nowhere");
        assert_eq!(refused(Issue { village: Some(Id::named("x")), ..new() }), "refusal.gone");
        let other = Some(sample::township("东样乡"));
        assert_eq!(refused(Issue { township: other, ..new() }), "refusal.other_township");
        assert_eq!(refused(Issue { raised_on: date(2026, 11, 1), ..new() }), "refusal.future");
        assert_eq!(refused(Issue { due_on: Some(date(2026, 10, 30)), ..new() }), "refusal.order");
        let long_ago = Issue { raised_on: date(2026, 1, 1), due_on: Some(date(2026, 10, 30)), ..new() };
        assert_eq!(refused(long_ago), "refusal.past");
        assert_eq!(refused(Issue { id: issue("2026-0001"), ..new() }), "refusal.there_already");
    }
}
