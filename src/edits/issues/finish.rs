//! 办结: says that an issue is done, so that somebody else can check it.

use crate::model::{Changes, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use super::follow::carry;
use crate::edits::checks::found;
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step, step_with, wrong_state};

/// Say that an issue is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Finish {
    /// The issue.
    pub issue: Id<Issue>,
    /// The public answer, if it is given already, which is kept with today as its day; an empty text, or the same,
    /// leaves the one that stands. The parts of a common problem keep their own.
    pub reply: String,
    /// A remark: what was done.
    pub note: String,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl Finish {
    /// Leaves the issue to be checked, unless nobody is working on it.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if issue.state != IssueState::Assigned {
            return Err(wrong_state(issue, "finish"));
        }
        let finished = finished(&answered(&self.reply, issue, desk), desk);
        let taken = step_with(step(self.step, &finished, StepKind::Finish, desk, &self.note), issue.handler);
        let mut changes = Changes::new(about("edit.finish", issue));
        changes.add(taken.clone());
        changes.change(issue, finished);
        carry(&mut changes, world, issue, &taken, |part| {
            (part.issue.state == IssueState::Assigned).then(|| self::finished(part.issue, desk))
        });
        Ok(changes)
    }
}

/// The issue as one that is said to be done.
fn finished(issue: &Issue, desk: &Desk) -> Issue {
    let finished_on = Some(desk.today.max(issue.raised_on));
    Issue { state: IssueState::Finished, finished_on, ..issue.clone() }
}

/// The issue with the answer that is given now, if one is and it is another than the one that stands.
pub(super) fn answered(given: &str, issue: &Issue, desk: &Desk) -> Issue {
    let given = given.trim();
    if given.is_empty() || given == issue.reply {
        return issue.clone();
    }
    Issue { reply: given.to_owned(), replied_on: Some(desk.today.max(issue.raised_on)), ..issue.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, TODAY, issue};

    fn finish(number: &str, reply: &str) -> Edit {
        let (reply, note) = (reply.to_owned(), "换了管子".to_owned());
        Edit::Finish(Finish { issue: issue(number), reply, note, step: Id::named("step") })
    }

    #[test]
    fn the_issue_waits_to_be_checked_and_is_still_open() {
        let (after, _) = done(&sample::sample_world(), &finish("2026-0002", " 已修好 "));
        let issue = after.issues.get(issue("2026-0002")).unwrap();
        assert_eq!((issue.state, issue.finished_on), (IssueState::Finished, Some(TODAY)));
        assert!(issue.state.is_open());
        assert_eq!((issue.reply.as_str(), issue.replied_on), ("已修好", Some(TODAY)));
        assert_eq!(after.issue_steps.get(Id::named("step")).unwrap().cadre, issue.handler);
    }

    #[test]
    fn an_answer_that_stands_keeps_its_day() {
        let mut world = sample::sample_world();
        let earlier = TODAY.yesterday().ok();
        let answered = |row: &Issue| Issue { reply: "已修好".into(), replied_on: earlier, ..row.clone() };
        world.issues = world.issues.iter().map(answered).collect();
        for given in ["", " 已修好"] {
            let (after, _) = done(&world, &finish("2026-0002", given));
            assert_eq!(after.issues.get(issue("2026-0002")).unwrap().replied_on, earlier);
        }
        let (after, _) = done(&world, &finish("2026-0002", "全部修好"));
        assert_eq!(after.issues.get(issue("2026-0002")).unwrap().replied_on, Some(TODAY));
    }

    #[test]
    fn only_what_is_being_worked_on_can_be_done() {
        let world = sample::sample_world();
        for number in ["2026-0001", "2026-0003", "2026-0004", "2026-0005"] {
            assert_eq!(refused(&world, &finish(number, "")), "refusal.issue.state", "{number}");
        }
    }
}
