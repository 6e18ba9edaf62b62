//! 核实销号: checks an issue that is done, and closes it by number.

use crate::model::{Cadre, Changes, Id, Issue, IssueState, IssueStep, Refusal, StepKind, World};

use super::finish::answered;
use super::follow::{carry, parts};
use crate::edits::checks::{chosen, filled, found};
use crate::edits::desk::Desk;
use crate::edits::steps::{about, step, step_with, wrong_state};

/// Close an issue that somebody other than its handler has checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Close {
    /// The issue.
    pub issue: Id<Issue>,
    /// Who checked it; needed, and not the handler.
    pub verifier: Option<Id<Cadre>>,
    /// The public answer; an empty text leaves the one that stands.
    pub reply: String,
    /// Whether the parts of a common problem that have no answer of their own get this one; else they stand in the way.
    pub reply_for_parts: bool,
    /// A remark.
    pub note: String,
    /// The identity of the step; made by the caller.
    pub step: Id<IssueStep>,
}

impl Close {
    /// Closes the issue, unless it is not done, has no answer, or was checked by its handler.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let issue = found(&world.issues, self.issue)?;
        if issue.state != IssueState::Finished {
            return Err(wrong_state(issue, "close"));
        }
        let verifier = checked_by_another(self.verifier, issue, world)?;
        let closed = closed(&answered(&self.reply, issue, desk), verifier.id, desk);
        filled(&closed.reply, "reply")?;
        self.check_parts(world, issue, verifier.id)?;
        let taken = step_with(step(self.step, &closed, StepKind::Close, desk, &self.note), Some(verifier.id));
        let mut changes = Changes::new(about("edit.close", issue));
        changes.add(taken.clone());
        carry(&mut changes, world, issue, &taken, |part| {
            let reply = if part.issue.reply.trim().is_empty() { closed.reply.as_str() } else { "" };
            (part.issue.state == IssueState::Finished)
                .then(|| self::closed(&answered(reply, part.issue, desk), verifier.id, desk))
        });
        changes.change(issue, closed);
        Ok(changes)
    }

    /// Refuses while a part of a common problem has no answer of its own (parked ones come back by themselves), or was
    /// handled by the one who checked.
    fn check_parts(&self, world: &World, issue: &Issue, verifier: Id<Cadre>) -> Result<(), Refusal> {
        let parts = parts(world, issue);
        let open = |part: &&&Issue| part.state.is_open() && part.state != IssueState::Parked;
        let silent: Vec<&str> = parts
            .iter()
            .filter(open)
            .filter(|part| part.reply.trim().is_empty())
            .map(|part| part.number.as_str())
            .collect();
        if !silent.is_empty() && !self.reply_for_parts {
            return Err(Refusal::new("refusal.common.no_reply").with("numbers", silent.join("、")));
        }
        match parts.iter().find(|part| part.state == IssueState::Finished && part.handler == Some(verifier)) {
            Some(part) => Err(Refusal::new("refusal.common.same_person").with("number", &part.number)),
            None => Ok(()),
        }
    }
}

/// The issue as one that was checked and closed; an answer whose day nobody knows counts as given now.
fn closed(issue: &Issue, verifier: Id<Cadre>, desk: &Desk) -> Issue {
    let day = desk.today.max(issue.finished_on.unwrap_or(issue.raised_on));
    Issue {
        state: IssueState::Closed,
        closed_on: Some(day),
        verifier: Some(verifier),
        replied_on: issue.replied_on.or(Some(day)),
        ..issue.clone()
    }
}

/// The one who checked, who has to be named and to be another person than the handler.
pub(super) fn checked_by_another<'a>(
    verifier: Option<Id<Cadre>>,
    issue: &Issue,
    world: &'a World,
) -> Result<&'a Cadre, Refusal> {
    let verifier = chosen(&world.cadres, verifier, "verifier")?;
    if issue.handler == Some(verifier.id) {
        return Err(Refusal::new("refusal.issue.same_person"));
    }
    Ok(verifier)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused, refused_with};
    use crate::model::sample::{self, TODAY, cadre, issue};

    fn verb() -> Close {
        Close {
            issue: issue("2026-0003"),
            verifier: Some(cadre("李四")),
            reply: String::new(),
            reply_for_parts: false,
            note: "现场看过".into(),
            step: Id::named("step"),
        }
    }

    #[test]
    fn the_issue_is_closed_with_its_answer_and_whoever_checked_it() {
        let (after, said) = done(&sample::sample_world(), &Edit::Close(verb()));
        let issue = after.issues.get(issue("2026-0003")).unwrap();
        assert_eq!(
            (issue.state, issue.closed_on, issue.verifier),
            (IssueState::Closed, Some(TODAY), Some(cadre("李四")))
        );
        assert_eq!(issue.reply, "路灯已装好");
        assert_eq!(after.issue_steps.get(Id::named("step")).unwrap().cadre, Some(cadre("李四")));
        assert_eq!(said, "核实销号 2026-0003 路灯不亮");
        let (after, _) = done(&sample::sample_world(), &Edit::Close(Close { reply: "全亮了".into(), ..verb() }));
        assert_eq!(after.issues.get(issue.id).unwrap().reply, "全亮了");
    }

    #[test]
    fn the_handler_cannot_check_the_own_work() {
        let world = sample::sample_world();
        let own = Edit::Close(Close { verifier: Some(cadre("赵一")), ..verb() });
        assert_eq!(refused_with(&world, &own), "核实人不能是承办人本人");
        assert_eq!(refused(&world, &Edit::Close(Close { verifier: None, ..verb() })), "refusal.choose");
    }

    #[test]
    fn an_answer_is_needed() {
        let mut world = sample::sample_world();
        world.issues = world.issues.iter().cloned().map(|row| Issue { reply: String::new(), ..row }).collect();
        assert_eq!(refused_with(&world, &Edit::Close(verb())), "请填写答复");
        done(&world, &Edit::Close(Close { reply: "全亮了".into(), ..verb() }));
    }

    #[test]
    fn only_what_is_said_to_be_done_can_be_closed() {
        let world = sample::sample_world();
        for number in ["2026-0001", "2026-0002", "2026-0004", "2026-0005"] {
            let early = Edit::Close(Close { issue: issue(number), ..verb() });
            assert_eq!(refused(&world, &early), "refusal.issue.state", "{number}");
        }
    }
}
