//! 撤销列入: takes back a listing that was a mistake.

use crate::model::{Changes, Id, Refusal, Standing, StandingState, World};

use super::case::{about, case_in};
use crate::edits::checks::filled;
use crate::edits::desk::Desk;

/// Take back a listing.
#[derive(Clone, Debug, PartialEq)]
pub struct Withdraw {
    /// The case.
    pub standing: Id<Standing>,
    /// Why; needed. It stands in the history.
    pub reason: String,
}

impl Withdraw {
    /// Removes the case, unless work on it has begun: then it ends by acceptance.
    pub fn changes(&self, world: &World, _desk: &Desk) -> Result<Changes, Refusal> {
        let standing = case_in(world, self.standing, &[StandingState::Listed], "withdraw")?;
        filled(&self.reason, "reason")?;
        let mut changes = Changes::new(about("edit.withdraw", standing, world).with("reason", self.reason.trim()));
        changes.remove(standing);
        Ok(changes)
    }
}
