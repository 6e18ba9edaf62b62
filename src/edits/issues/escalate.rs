//! 升级、降级: takes an issue to another level.

use crate::model::{CatalogueKind, Changes, Date, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use crate::edits::checks::{filled, found, listed, not_past, title_of};
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step, wrong_state};

/// Take an issue to another level, up or down.
#[derive(Clone, Debug, PartialEq)]
pub struct Escalate {
    /// The issue.
    pub issue: Id<Issue>,
    /// Catalogue code of the level; needed, and another than now.
    pub level: String,
    /// Why; needed.
    pub reason: String,
    /// A new last day for finishing it; `None` leaves the old one.
    pub due_on: Option<Date>,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl Escalate {
    /// Changes the level and writes the new one into the step, unless the issue is done.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if !matches!(issue.state, IssueState::Registered | IssueState::Assigned | IssueState::Parked) {
            return Err(wrong_state(issue, "escalate"));
        }
        filled(&self.level, "level")?;
        listed(world, CatalogueKind::Level, &self.level)?;
        let title = title_of(world, CatalogueKind::Level, &self.level);
        if self.level == issue.level {
            return Err(Refusal::new("refusal.issue.same_level").with("level", title));
        }
        filled(&self.reason, "reason")?;
        not_past(self.due_on, desk.today, "due_on")?;
        let moved = Issue { level: self.level.clone(), due_on: self.due_on.or(issue.due_on), ..issue.clone() };
        let taken = step(self.step, &moved, StepKind::Escalate, desk, &self.reason);
        let mut changes = Changes::new(about("edit.escalate", issue).with("level", title));
        changes.add(IssueStep { level: self.level.clone(), ..taken });
        changes.change(issue, moved);
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::issues::county::county;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::issue;

    fn verb(number: &str) -> Escalate {
        Escalate {
            issue: issue(number),
            level: "county".into(),
            reason: "乡镇无权处理".into(),
            due_on: Some(date(2026, 12, 20)),
            step: Id::named("step"),
        }
    }

    #[test]
    fn the_level_changes_with_its_reason_and_another_due_date() {
        let (after, said) = done(&county(), &Edit::Escalate(verb("2026-0002")));
        let row = after.issues.get(issue("2026-0002")).unwrap();
        assert_eq!((row.level.as_str(), row.due_on), ("county", Some(date(2026, 12, 20))));
        let step = after.issue_steps.get(Id::named("step")).unwrap();
        assert_eq!((step.level.as_str(), step.note.as_str()), ("county", "乡镇无权处理"));
        assert_eq!(said, "问题 2026-0002 饮水管网漏水 调整为县级");
        let down = Escalate { level: "village".into(), due_on: None, ..verb("2026-0002") };
        let (after, _) = done(&after, &Edit::Escalate(Escalate { step: Id::named("down"), ..down }));
        assert_eq!(after.issues.get(row.id).unwrap().due_on, Some(date(2026, 12, 20)));
    }

    #[test]
    fn another_level_and_a_reason_are_needed_and_what_is_done_keeps_its_level() {
        let world = county();
        let same = Escalate { level: "village".into(), ..verb("2026-0001") };
        assert_eq!(refused(&world, &Edit::Escalate(same)), "refusal.issue.same_level");
        let moon = Escalate { level: "moon".into(), ..verb("2026-0001") };
        assert_eq!(refused(&world, &Edit::Escalate(moon)), "refusal.unlisted");
        let silent = Escalate { reason: " ".into(), ..verb("2026-0001") };
        assert_eq!(refused(&world, &Edit::Escalate(silent)), "refusal.empty");
        let late = Escalate { due_on: Some(date(2026, 1, 1)), ..verb("2026-0001") };
        assert_eq!(refused(&world, &Edit::Escalate(late)), "refusal.past");
        for number in ["2026-0003", "2026-0004"] {
            assert_eq!(refused(&world, &Edit::Escalate(verb(number))), "refusal.issue.state");
        }
    }
}
