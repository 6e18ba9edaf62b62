//! 转办: hands an issue over to another unit or handler.

use crate::model::{Cadre, Changes, Id, Issue, IssueState, IssueStep, Refusal, StepKind, Unit, World};

use super::follow::carry;
use super::joint::joined;
use crate::edits::checks::{filled, found, known};
use crate::edits::desk::Desk;
use crate::edits::records::check_valid_on;
use crate::edits::steps::{about, step, step_with, wrong_state};

/// Hand an issue over; how often that happens is counted (转圈).
#[derive(Clone, Debug, PartialEq)]
pub struct HandOver {
    /// The issue.
    pub issue: Id<Issue>,
    /// The unit that becomes responsible; `None` leaves the one that is.
    pub unit: Option<Id<Unit>>,
    /// The cadre who handles it from now on; `None` leaves the one who does, unless the unit changes.
    pub handler: Option<Id<Cadre>>,
    /// Why; needed.
    pub reason: String,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl HandOver {
    /// Names the new unit or handler, unless it is the one who has it already.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if issue.state != IssueState::Assigned {
            return Err(wrong_state(issue, "hand_over"));
        }
        let unit = known(&world.units, self.unit)?.filter(|unit| Some(unit.id) != issue.unit);
        let handler = known(&world.cadres, self.handler)?.filter(|cadre| Some(cadre.id) != issue.handler);
        let Some(receiver) = unit.map(|unit| &unit.name).or(handler.map(|cadre| &cadre.name)) else {
            return Err(Refusal::new("refusal.issue.no_receiver"));
        };
        unit.map_or(Ok(()), |unit| check_valid_on(unit, desk.today))?;
        filled(&self.reason, "reason")?;
        let handed = Issue {
            unit: self.unit.or(issue.unit),
            joint_units: joined(&issue.joint_units, self.unit.or(issue.unit)),
            handler: if unit.is_some() { self.handler } else { self.handler.or(issue.handler) },
            handed_on: issue.handed_on + 1,
            ..issue.clone()
        };
        let mut changes = Changes::new(about("edit.hand_over", issue).with("receiver", receiver));
        let taken = step_with(step(self.step, &handed, StepKind::HandOver, desk, &self.reason), handed.handler);
        changes.add(taken.clone());
        carry(&mut changes, world, issue, &taken, |part| {
            let goes_along = part.issue.state == IssueState::Assigned && part.was_given_along();
            (goes_along && part.issue.unit == issue.unit).then(|| Issue {
                unit: handed.unit,
                joint_units: joined(&part.issue.joint_units, handed.unit),
                handler: handed.handler,
                handed_on: part.issue.handed_on + 1,
                ..part.issue.clone()
            })
        });
        changes.change(issue, handed);
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, cadre, issue, unit};

    fn verb() -> HandOver {
        HandOver {
            issue: issue("2026-0002"),
            unit: Some(unit("西例镇政府")),
            handler: None,
            reason: "属地管理".into(),
            step: Id::named("step"),
        }
    }

    #[test]
    fn another_unit_takes_it_over_without_the_old_handler_and_it_is_counted() {
        let (after, said) = done(&sample::sample_world(), &Edit::HandOver(verb()));
        let issue = after.issues.get(issue("2026-0002")).unwrap();
        assert_eq!((issue.unit, issue.handler, issue.handed_on), (Some(unit("西例镇政府")), None, 1));
        assert_eq!(after.issue_steps.get(Id::named("step")).unwrap().note, "属地管理");
        assert_eq!(said, "转办问题 2026-0002 饮水管网漏水 给 西例镇政府");
    }

    #[test]
    fn another_handler_of_the_same_unit_can_take_it_over() {
        let to = HandOver { unit: None, handler: Some(cadre("钱二")), ..verb() };
        let (after, _) = done(&sample::sample_world(), &Edit::HandOver(to));
        let issue = after.issues.get(issue("2026-0002")).unwrap();
        assert_eq!((issue.unit, issue.handler), (Some(unit("样例局")), Some(cadre("钱二"))));
    }

    #[test]
    fn a_reason_and_a_new_receiver_are_needed() {
        let world = sample::sample_world();
        assert_eq!(refused(&world, &Edit::HandOver(HandOver { reason: String::new(), ..verb() })), "refusal.empty");
        let nobody = HandOver { unit: None, handler: None, ..verb() };
        assert_eq!(refused(&world, &Edit::HandOver(nobody)), "refusal.issue.no_receiver");
        let same = HandOver { unit: Some(unit("样例局")), handler: Some(cadre("赵一")), ..verb() };
        assert_eq!(refused(&world, &Edit::HandOver(same)), "refusal.issue.no_receiver");
        let early = HandOver { issue: issue("2026-0001"), ..verb() };
        assert_eq!(refused(&world, &Edit::HandOver(early)), "refusal.issue.state");
    }
}
