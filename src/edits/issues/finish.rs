//! 办结: says that an issue is done, so that somebody else can check it.

use crate::model::{Changes, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use crate::edits::checks::found;
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step, step_with, wrong_state};

/// Say that an issue is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Finish {
    /// The issue.
    pub issue: Id<Issue>,
    /// The public answer, if it is written already; an empty text leaves the one that stands.
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
        let finished = Issue {
            state: IssueState::Finished,
            finished_on: Some(desk.today.max(issue.raised_on)),
            reply: latest_reply(&self.reply, issue),
            ..issue.clone()
        };
        let mut changes = Changes::new(about("edit.finish", issue));
        changes.add(step_with(step(self.step, &finished, StepKind::Finish, desk, &self.note), issue.handler));
        changes.change(issue, finished);
        Ok(changes)
    }
}

/// The answer that is given now, or else the one that stands.
pub(super) fn latest_reply(given: &str, issue: &Issue) -> String {
    if given.trim().is_empty() { issue.reply.clone() } else { given.trim().to_owned() }
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
        assert_eq!(issue.reply, "已修好");
        assert_eq!(after.issue_steps.get(Id::named("step")).unwrap().cadre, issue.handler);
    }

    #[test]
    fn only_what_is_being_worked_on_can_be_done() {
        let world = sample::sample_world();
        for number in ["2026-0001", "2026-0003", "2026-0004", "2026-0005"] {
            assert_eq!(refused(&world, &finish(number, "")), "refusal.issue.state", "{number}");
        }
    }
}
