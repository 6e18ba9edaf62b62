//! 交办: assigns an issue to the unit that is to solve it.

use crate::model::{Cadre, Changes, Date, Id, Issue, IssueState, IssueStep, Refusal, StepKind, Unit, World};

use super::follow::{Along, carry};
use super::joint::joined;
use crate::edits::checks::{chosen, found, known, not_past};
use crate::edits::desk::Desk;
use crate::edits::records::check_valid_on;
use crate::edits::steps::{about, step, step_with, wrong_state};

/// Assign an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Assign {
    /// The issue.
    pub issue: Id<Issue>,
    /// The unit that becomes responsible; needed.
    pub unit: Option<Id<Unit>>,
    /// The units that help; none named leaves those that do.
    pub joint_units: Vec<Id<Unit>>,
    /// The leader in charge; `None` leaves the one who is.
    pub leader: Option<Id<Cadre>>,
    /// The cadre who handles it.
    pub handler: Option<Id<Cadre>>,
    /// The last day for finishing it; `None` leaves the one that is set.
    pub due_on: Option<Date>,
    /// A remark.
    pub note: String,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl Assign {
    /// Makes the unit responsible, unless somebody is already or the day has passed.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if issue.state != IssueState::Registered {
            return Err(wrong_state(issue, "assign"));
        }
        let unit = chosen(&world.units, self.unit, "unit")?;
        check_valid_on(unit, desk.today)?;
        self.joint_units.iter().try_for_each(|id| found(&world.units, *id).map(drop))?;
        known(&world.cadres, self.leader)?;
        known(&world.cadres, self.handler)?;
        not_past(self.due_on, desk.today, "due_on")?;
        let assigned = self.assigned(issue);
        let taken = step_with(step(self.step, &assigned, StepKind::Assign, desk, &self.note), self.handler);
        let mut changes = Changes::new(about("edit.assign", issue).with("unit", &unit.name));
        changes.add(taken.clone());
        changes.change(issue, assigned);
        let registered = |part: &Along<'_>| part.issue.state == IssueState::Registered;
        carry(&mut changes, world, issue, &taken, |part| registered(part).then(|| self.assigned(part.issue)));
        Ok(changes)
    }

    /// The issue with those who are responsible from now on.
    fn assigned(&self, issue: &Issue) -> Issue {
        let helping = if self.joint_units.is_empty() { &issue.joint_units } else { &self.joint_units };
        Issue {
            state: IssueState::Assigned,
            unit: self.unit,
            joint_units: joined(helping, self.unit),
            leader: self.leader.or(issue.leader),
            handler: self.handler,
            due_on: self.due_on.or(issue.due_on),
            ..issue.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused, refused_with};
    use crate::model::sample::{self, cadre, issue, unit};

    fn verb(number: &str) -> Assign {
        Assign {
            issue: issue(number),
            unit: Some(unit("样例局")),
            joint_units: Vec::new(),
            leader: None,
            handler: Some(cadre("赵一")),
            due_on: Some(date(2026, 11, 30)),
            note: "请抓紧".into(),
            step: Id::named("step"),
        }
    }

    #[test]
    fn the_unit_is_responsible_and_the_step_says_who_handles_it() {
        let (after, said) = done(&sample::sample_world(), &Edit::Assign(verb("2026-0001")));
        let issue = after.issues.get(issue("2026-0001")).unwrap();
        assert_eq!(
            (issue.state, issue.unit, issue.handler),
            (IssueState::Assigned, Some(unit("样例局")), Some(cadre("赵一")))
        );
        assert_eq!(issue.due_on, Some(date(2026, 11, 30)));
        let step = after.issue_steps.get(Id::named("step")).unwrap();
        assert_eq!((step.kind, step.unit, step.cadre), (StepKind::Assign, issue.unit, issue.handler));
        assert_eq!(step.note, "请抓紧");
        assert_eq!(said, "交办问题 2026-0001 村道塌方未修复，责任单位 样例局");
    }

    #[test]
    fn units_that_help_are_named_once_and_without_the_responsible_one() {
        let world = sample::sample_world();
        let (office, town) = (unit("样例局"), unit("西例镇政府"));
        let helped = Assign { joint_units: vec![town, office, town], ..verb("2026-0001") };
        let (after, _) = done(&world, &Edit::Assign(helped));
        assert_eq!(after.issues.get(issue("2026-0001")).unwrap().joint_units, [town]);
        let nobody = Assign { joint_units: vec![Id::named("x")], ..verb("2026-0001") };
        assert_eq!(refused(&world, &Edit::Assign(nobody)), "refusal.gone");
    }

    #[test]
    fn a_unit_is_needed_and_the_day_must_not_have_passed() {
        let world = sample::sample_world();
        assert_eq!(refused_with(&world, &Edit::Assign(Assign { unit: None, ..verb("2026-0001") })), "请选择责任单位");
        let late = Assign { due_on: Some(date(2026, 10, 30)), ..verb("2026-0001") };
        assert_eq!(refused(&world, &Edit::Assign(late)), "refusal.past");
        let nobody = Assign { handler: Some(Id::named("x")), ..verb("2026-0001") };
        assert_eq!(refused(&world, &Edit::Assign(nobody)), "refusal.gone");
        done(&world, &Edit::Assign(Assign { due_on: Some(sample::TODAY), handler: None, ..verb("2026-0001") }));
    }

    #[test]
    fn only_a_registered_issue_is_assigned() {
        let world = sample::sample_world();
        for number in ["2026-0002", "2026-0003", "2026-0004", "2026-0005"] {
            assert_eq!(refused(&world, &Edit::Assign(verb(number))), "refusal.issue.state", "{number}");
        }
        let said = refused_with(&world, &Edit::Assign(verb("2026-0004")));
        assert_eq!(said, "2026-0004 现在是“已销号”，不能交办");
    }
}
