//! 回头看: looks at a village again after acceptance and finds it in order.

use crate::model::{Changes, Date, Id, Refusal, Standing, StandingState, World};

use super::case::{about, case_in, check_day, noted};
use crate::edits::desk::Desk;

/// Look again after acceptance and find it in order.
#[derive(Clone, Debug, PartialEq)]
pub struct LookBack {
    /// The case.
    pub standing: Id<Standing>,
    /// The day.
    pub on: Date,
    /// A remark.
    pub note: String,
}

impl LookBack {
    /// Notes that it was in order, unless it was not accepted before.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let states = [StandingState::Accepted, StandingState::LookedBack];
        let standing = case_in(world, self.standing, &states, "look_back")?;
        check_day((self.on, "looked_back_on"), (standing.accepted_on, "accepted_on"), desk)?;
        let looked_back = Standing {
            state: StandingState::LookedBack,
            looked_back_on: Some(self.on),
            note: noted(standing, self.on, &self.note),
            ..standing.clone()
        };
        if looked_back == *standing {
            return Err(Refusal::new("refusal.no_change"));
        }
        let mut changes = Changes::new(about("edit.look_back", standing, world));
        changes.change(standing, looked_back);
        Ok(changes)
    }
}
