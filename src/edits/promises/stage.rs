//! What the verbs about one promise have in common.

use crate::model::{Date, Id, Promise, PromiseStage, Refusal, Sentence, World};

use crate::edits::checks::{found, in_order, not_future};
use crate::edits::desk::Desk;

/// The promise, if it stands at one of these stages.
pub(super) fn promise_at<'a>(
    world: &'a World,
    id: Id<Promise>,
    stages: &[PromiseStage],
    verb: &str,
) -> Result<&'a Promise, Refusal> {
    let promise = found(&world.promises, id)?;
    if stages.contains(&promise.stage()) {
        return Ok(promise);
    }
    Err(Refusal::new("refusal.promise.stage")
        .with("title", &promise.title)
        .with("state", format!("@state.promise.{}", promise.stage().code()))
        .with("verb", format!("@edit.verb.{verb}")))
}

/// Refuses a day of a verb that lies ahead, or before the day on which the promise was made.
pub(super) fn check_day(day: Date, field: &str, promise: &Promise, desk: &Desk) -> Result<(), Refusal> {
    not_future(day, desk.today, field)?;
    in_order((Some(promise.made_on), "made_on"), (Some(day), field))
}

/// A sentence about a promise, with its title.
pub(super) fn about(key: &str, promise: &Promise) -> Sentence {
    Sentence::new(key).with("title", &promise.title)
}

/// The text that is given now, or else the one that stands.
pub(super) fn latest(given: &str, stands: &str) -> String {
    if given.trim().is_empty() { stands.to_owned() } else { given.trim().to_owned() }
}

#[cfg(test)]
pub(super) mod trial {
    //! A world with promises for the tests of the verbs.

    use jiff::civil::date;

    use crate::model::sample::{self, cadre, village};
    use crate::model::{Id, Promise, World, promise_kind};

    /// The identity of the promise at this stage.
    pub(in crate::edits::promises) fn promise(stage: &str) -> Id<Promise> {
        Id::named(&format!("promise {stage}"))
    }

    /// The sample with a promise at each stage, named by the code of the stage.
    pub(in crate::edits::promises) fn world() -> World {
        let made = |stage: &str| Promise {
            id: promise(stage),
            village: Some(village("东一村")),
            cadre: Some(cadre("赵一")),
            due_on: Some(date(2026, 12, 31)),
            ..Promise::blank(promise_kind::PUBLIC, &format!("修路 {stage}"), date(2026, 3, 1))
        };
        let published = |stage: &str| Promise {
            published_on: Some(date(2026, 3, 5)),
            published_where: "村务公开栏".into(),
            ..made(stage)
        };
        let kept = |stage: &str| Promise {
            done_on: Some(date(2026, 9, 1)),
            result: "修好两公里".into(),
            progress_percent: Some(100),
            ..published(stage)
        };
        let rated = Promise { rated_on: Some(date(2026, 9, 20)), rating: "satisfied".into(), ..kept("rated") };
        let withdrawn = Promise { withdrawn_on: Some(date(2026, 5, 1)), note: "改线".into(), ..made("withdrawn") };
        let promises = [made("made"), published("published"), kept("kept"), rated, withdrawn];
        World { promises: promises.into_iter().collect(), ..sample::sample_world() }
    }
}
