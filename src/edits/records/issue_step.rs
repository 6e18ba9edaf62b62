//! The rules for the steps of issues: only remarks are written, changed and removed by hand.

use crate::model::{IssueStep, Refusal, StepKind, Uuid, World};

use super::super::checks::{filled, found, not_future};
use super::super::desk::Desk;
use super::rules::{Rules, names};

impl Rules for IssueStep {
    fn title(&self, world: &World) -> String {
        world.issues.get(self.issue).map(|issue| issue.number.clone()).unwrap_or_default()
    }

    fn refers_to(&self, id: Uuid) -> bool {
        names(self.unit, id) || names(self.cadre, id)
    }

    fn belongs_to(&self, id: Uuid) -> bool {
        names(self.issue, id)
    }

    fn check(&self, world: &World, desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        found(&world.issues, self.issue)?;
        let only_the_note = |before: &Self| *self == Self { note: self.note.clone(), ..before.clone() };
        if self.kind != StepKind::Note || before.is_some_and(|before| !only_the_note(before)) {
            return Err(Refusal::new("refusal.step.only_notes"));
        }
        filled(&self.note, "note")?;
        not_future(self.on, desk.today, "day")
    }

    fn removable(&self) -> Result<(), Refusal> {
        if self.kind == StepKind::Note { Ok(()) } else { Err(Refusal::new("refusal.step.only_notes")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::trial::{done, refused};
    use crate::edits::{AddNote, Edit};
    use crate::model::Id;
    use crate::model::sample::{self, issue};

    #[test]
    fn a_note_can_be_reworded_and_removed_but_a_step_of_the_work_cannot() {
        let world = sample::sample_world();
        let note = AddNote { issue: issue("2026-0001"), text: "已回访".into(), step: Id::named("note") };
        let (world, _) = done(&world, &Edit::AddNote(note));
        let row = world.issue_steps.get(Id::named("note")).unwrap();
        done(&world, &Edit::amend(IssueStep { note: "已两次回访".into(), ..row.clone() }));
        done(&world, &Edit::remove(row.id));
        let backdated = IssueStep { on: row.on.yesterday().unwrap(), ..row.clone() };
        assert_eq!(refused(&world, &Edit::amend(backdated)), "refusal.step.only_notes");
        let step = world.issue_steps.find(|row| row.kind == StepKind::Register).unwrap();
        assert_eq!(refused(&world, &Edit::remove(step.id)), "refusal.step.only_notes");
        let reworded = IssueStep { note: "改写".into(), ..step.clone() };
        assert_eq!(refused(&world, &Edit::amend(reworded)), "refusal.step.only_notes");
        let forged = IssueStep { id: Id::named("forged"), kind: StepKind::Close, ..row.clone() };
        assert_eq!(refused(&world, &Edit::add(forged)), "refusal.step.only_notes");
    }
}
