//! 反弹: finds a village weak again after acceptance.

use crate::model::{Changes, Date, Id, Refusal, Standing, StandingState, World};

use super::case::{about, case_in, check_day, noted};
use crate::edits::checks::filled;
use crate::edits::desk::Desk;

/// Find the village weak again.
#[derive(Clone, Debug, PartialEq)]
pub struct Relapse {
    /// The case.
    pub standing: Id<Standing>,
    /// The day.
    pub on: Date,
    /// What was found; needed.
    pub reason: String,
}

impl Relapse {
    /// Counts the village as weak again, unless it was not accepted, or another case has been opened since.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let states = [StandingState::Accepted, StandingState::LookedBack];
        let standing = case_in(world, self.standing, &states, "relapse")?;
        if let Some(open) = world.weak_standing(standing.village) {
            return Err(about_twice(open, world));
        }
        filled(&self.reason, "reason")?;
        check_day((self.on, "relapsed_on"), (standing.accepted_on, "accepted_on"), desk)?;
        let relapsed = Standing {
            state: StandingState::Relapsed,
            relapsed_on: Some(self.on),
            note: noted(standing, self.on, &self.reason),
            ..standing.clone()
        };
        let mut changes = Changes::new(about("edit.relapse", standing, world));
        changes.change(standing, relapsed);
        Ok(changes)
    }
}

/// Why a village is not counted as weak by two cases.
fn about_twice(open: &Standing, world: &World) -> Refusal {
    Refusal(about("refusal.standing.twice", open, world)).with("day", open.listed_on)
}
