//! 进展: says how far a promise is.

use crate::model::{Changes, Id, Promise, PromiseStage, Refusal, World};

use super::stage::{about, latest, promise_at};
use crate::edits::checks::percent;
use crate::edits::desk::Desk;

/// Say how far a promise is.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportProgress {
    /// The promise.
    pub promise: Id<Promise>,
    /// How far it is, in per cent (0–100); `None` leaves what stands.
    pub percent: Option<u8>,
    /// The latest about it; an empty text leaves what stands.
    pub progress: String,
    /// The money set aside, yuan; `None` leaves what stands.
    pub funds_yuan: Option<u32>,
    /// How many people have something of it; `None` leaves what stands.
    pub beneficiaries: Option<u32>,
}

impl ReportProgress {
    /// Writes down what is new, unless nothing is or the promise is done.
    pub fn changes(&self, world: &World, _desk: &Desk) -> Result<Changes, Refusal> {
        let open = [PromiseStage::Made, PromiseStage::Published];
        let promise = promise_at(world, self.promise, &open, "report_progress")?;
        percent(self.percent.unwrap_or_default(), "progress_percent")?;
        let reported = Promise {
            progress_percent: self.percent.or(promise.progress_percent),
            progress: latest(&self.progress, &promise.progress),
            funds_yuan: self.funds_yuan.or(promise.funds_yuan),
            beneficiaries: self.beneficiaries.or(promise.beneficiaries),
            ..promise.clone()
        };
        if reported == *promise {
            return Err(Refusal::new("refusal.no_change"));
        }
        let sentence = match reported.progress_percent {
            Some(percent) => about("edit.report_progress_at", promise).with("percent", percent),
            None => about("edit.report_progress", promise),
        };
        let mut changes = Changes::new(sentence);
        changes.change(promise, reported);
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use super::super::stage::trial::{promise, world};
    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};

    fn report(stage: &str, percent: Option<u8>, progress: &str) -> Edit {
        let progress = progress.to_owned();
        let (funds_yuan, beneficiaries) = (None, percent.map(u32::from));
        Edit::ReportProgress(ReportProgress { promise: promise(stage), percent, progress, funds_yuan, beneficiaries })
    }

    #[test]
    fn what_is_new_is_written_and_what_is_left_out_stays() {
        let (after, said) = done(&world(), &report("published", Some(40), "路基已平"));
        let row = after.promises.get(promise("published")).unwrap();
        assert_eq!((row.progress_percent, row.progress.as_str(), row.beneficiaries), (Some(40), "路基已平", Some(40)));
        assert_eq!(said, "承诺进展：修路 published，40%");
        let (after, said) = done(&after, &report("published", None, "开始铺面"));
        let row = after.promises.get(promise("published")).unwrap();
        assert_eq!((row.progress_percent, row.progress.as_str(), row.beneficiaries), (Some(40), "开始铺面", Some(40)));
        assert_eq!(said, "承诺进展：修路 published，40%");
        assert_eq!(done(&world(), &report("made", None, "备料")).1, "承诺进展：修路 made");
    }

    #[test]
    fn nothing_new_too_much_and_what_is_done_are_refused() {
        assert_eq!(refused(&world(), &report("made", None, " ")), "refusal.no_change");
        assert_eq!(refused(&world(), &report("made", Some(101), "")), "refusal.percent");
        for stage in ["kept", "rated", "withdrawn"] {
            assert_eq!(refused(&world(), &report(stage, Some(50), "")), "refusal.promise.stage", "{stage}");
        }
    }
}
