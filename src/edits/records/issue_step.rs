//! The rules for the steps of issues: only remarks are written, changed and removed by hand.

use crate::model::{IssueStep, Refusal, StepKind, World};

use super::super::checks::{filled, found, not_future};
use super::super::desk::Desk;
use super::rules::Rules;

impl Rules for IssueStep {
    fn title(&self, world: &World) -> String {
        world.issues.get(self.issue).map(|issue| issue.number.clone()).unwrap_or_default()
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
