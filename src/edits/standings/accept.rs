//! 验收通过: accepts what was done in a weak village.

use crate::model::{Changes, Date, Id, Refusal, Standing, StandingState, World, setting_key};

use super::case::{about, case_in, check_day, noted};
use crate::edits::checks::percent;
use crate::edits::desk::Desk;

/// Accept what was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Accept {
    /// The case.
    pub standing: Id<Standing>,
    /// The score, 0–100; not below [`acceptance_score`].
    pub score: u8,
    /// The day of the acceptance.
    pub on: Date,
    /// A remark.
    pub note: String,
}

impl Accept {
    /// Takes the village off the list of the weak, unless there is no plan or the score is too low.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let standing = case_in(world, self.standing, &[StandingState::Planned], "accept")?;
        percent(self.score, "score")?;
        let needed = acceptance_score(world);
        if self.score < needed {
            return Err(Refusal::new("refusal.standing.score").with("score", self.score).with("needed", needed));
        }
        check_day((self.on, "accepted_on"), (Some(standing.relapsed_on.unwrap_or(standing.listed_on)), "day"), desk)?;
        let accepted = Standing {
            state: StandingState::Accepted,
            score: Some(self.score),
            accepted_on: Some(self.on),
            looked_back_on: None,
            note: noted(standing, self.on, &self.note),
            ..standing.clone()
        };
        let mut changes = Changes::new(about("edit.accept", standing, world).with("score", self.score));
        changes.change(standing, accepted);
        Ok(changes)
    }
}

/// The score from which an acceptance is passed, by the setting of the file.
pub fn acceptance_score(world: &World) -> u8 {
    world.setting(setting_key::ACCEPTANCE_SCORE).and_then(|text| text.parse().ok()).unwrap_or(70)
}
