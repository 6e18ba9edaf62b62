//! 践诺: says that a promise is kept, and what came of it.

use crate::model::{Changes, Date, Id, Promise, PromiseStage, Refusal, World};

use super::stage::{about, check_day, promise_at};
use crate::edits::checks::filled;
use crate::edits::desk::Desk;

/// Say that a promise is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeepPromise {
    /// The promise.
    pub promise: Id<Promise>,
    /// The day; not after today.
    pub on: Date,
    /// What came of it; needed.
    pub result: String,
    /// How many people have something of it; `None` leaves what stands.
    pub beneficiaries: Option<u32>,
}

impl KeepPromise {
    /// Writes down day and result, unless the promise is kept already or was taken back.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let open = [PromiseStage::Made, PromiseStage::Published];
        let promise = promise_at(world, self.promise, &open, "keep_promise")?;
        filled(&self.result, "result")?;
        check_day(self.on, "done_on", promise, desk)?;
        let kept = Promise {
            done_on: Some(self.on),
            result: self.result.trim().to_owned(),
            progress_percent: Some(100),
            beneficiaries: self.beneficiaries.or(promise.beneficiaries),
            ..promise.clone()
        };
        let mut changes = Changes::new(about("edit.keep_promise", promise));
        changes.change(promise, kept);
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

    fn keep(stage: &str, on: Date, result: &str) -> Edit {
        Edit::KeepPromise(KeepPromise { promise: promise(stage), on, result: result.into(), beneficiaries: Some(320) })
    }

    #[test]
    fn a_promise_is_kept_with_its_result_also_where_it_was_not_published() {
        for stage in ["made", "published"] {
            let (after, said) = done(&world(), &keep(stage, TODAY, "修好两公里"));
            let row = after.promises.get(promise(stage)).unwrap();
            assert_eq!((row.stage(), row.done_on, row.progress_percent), (PromiseStage::Kept, Some(TODAY), Some(100)));
            assert_eq!((row.result.as_str(), row.beneficiaries), ("修好两公里", Some(320)));
            assert_eq!(said, format!("践诺：修路 {stage}"));
        }
    }

    #[test]
    fn a_result_and_a_day_in_order_are_needed_and_only_once() {
        assert_eq!(refused(&world(), &keep("made", TODAY, " ")), "refusal.empty");
        assert_eq!(refused(&world(), &keep("made", date(2026, 11, 1), "好")), "refusal.future");
        assert_eq!(refused(&world(), &keep("made", date(2026, 2, 28), "好")), "refusal.order");
        for stage in ["kept", "rated", "withdrawn"] {
            assert_eq!(refused(&world(), &keep(stage, TODAY, "好")), "refusal.promise.stage", "{stage}");
        }
    }
}
