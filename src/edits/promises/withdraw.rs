//! 撤回: takes a promise back, with the reason.

use crate::model::{Changes, Date, Id, Promise, PromiseStage, Refusal, World};

use super::stage::{about, check_day, promise_at};
use crate::edits::checks::filled;
use crate::edits::desk::Desk;

/// Take a promise back.
#[derive(Clone, Debug, PartialEq)]
pub struct WithdrawPromise {
    /// The promise.
    pub promise: Id<Promise>,
    /// The day; not after today.
    pub on: Date,
    /// Why; needed.
    pub reason: String,
}

impl WithdrawPromise {
    /// Writes down day and reason, unless the promise is kept or was taken back already.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let open = [PromiseStage::Made, PromiseStage::Published];
        let promise = promise_at(world, self.promise, &open, "withdraw_promise")?;
        filled(&self.reason, "withdrawal_reason")?;
        check_day(self.on, "withdrawn_on", promise, desk)?;
        let reason = self.reason.trim();
        // What was remarked before stays in front of the reason.
        let note = if promise.note.is_empty() { reason.to_owned() } else { format!("{}\n{reason}", promise.note) };
        let withdrawn = Promise { withdrawn_on: Some(self.on), note, ..promise.clone() };
        let mut changes = Changes::new(about("edit.withdraw_promise", promise).with("reason", reason));
        changes.change(promise, withdrawn);
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::stage::trial::{promise, world};
    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::TODAY;

    fn withdraw(stage: &str, on: Date, reason: &str) -> Edit {
        Edit::WithdrawPromise(WithdrawPromise { promise: promise(stage), on, reason: reason.into() })
    }

    #[test]
    fn an_open_promise_is_taken_back_with_its_reason() {
        for stage in ["made", "published"] {
            let (after, said) = done(&world(), &withdraw(stage, TODAY, "改由镇里修 "));
            let row = after.promises.get(promise(stage)).unwrap();
            assert_eq!((row.stage(), row.note.as_str()), (PromiseStage::Withdrawn, "改由镇里修"));
            assert!(!row.is_overdue(date(2030, 1, 1)));
            assert_eq!(said, format!("撤回承诺：修路 {stage}（改由镇里修）"));
        }
    }

    #[test]
    fn a_reason_is_needed_and_what_is_kept_stands() {
        assert_eq!(refused(&world(), &withdraw("made", TODAY, " ")), "refusal.empty");
        assert_eq!(refused(&world(), &withdraw("made", date(2026, 11, 1), "改线")), "refusal.future");
        for stage in ["kept", "rated", "withdrawn"] {
            assert_eq!(refused(&world(), &withdraw(stage, TODAY, "改线")), "refusal.promise.stage", "{stage}");
        }
    }
}
