//! 公示: publishes a promise.

use crate::model::{Changes, Date, Id, Promise, PromiseStage, Refusal, World};

use super::stage::{about, check_day, promise_at};
use crate::edits::checks::filled;
use crate::edits::desk::Desk;

/// Publish a promise.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishPromise {
    /// The promise.
    pub promise: Id<Promise>,
    /// The day; not after today.
    pub on: Date,
    /// Where: the board of the village, a newspaper, an account; needed.
    pub place: String,
}

impl PublishPromise {
    /// Writes down when and where, unless the promise is published already or was taken back.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let promise = promise_at(world, self.promise, &[PromiseStage::Made, PromiseStage::Kept], "publish_promise")?;
        if promise.published_on.is_some() {
            return Err(Refusal::new("refusal.promise.published").with("title", &promise.title));
        }
        filled(&self.place, "published_where")?;
        check_day(self.on, "published_on", promise, desk)?;
        let place = self.place.trim().to_owned();
        let published = Promise { published_on: Some(self.on), published_where: place, ..promise.clone() };
        let mut changes =
            Changes::new(about("edit.publish_promise", promise).with("place", &published.published_where));
        changes.change(promise, published);
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

    fn publish(stage: &str, on: Date, place: &str) -> Edit {
        Edit::PublishPromise(PublishPromise { promise: promise(stage), on, place: place.into() })
    }

    #[test]
    fn a_promise_is_published_once_with_day_and_place() {
        let (after, said) = done(&world(), &publish("made", TODAY, " 村务公开栏 "));
        let row = after.promises.get(promise("made")).unwrap();
        assert_eq!((row.stage(), row.published_on), (PromiseStage::Published, Some(TODAY)));
        assert_eq!(said, "公示承诺：修路 made（村务公开栏）");
        assert_eq!(refused(&after, &publish("made", TODAY, "报纸")), "refusal.promise.stage");
        assert_eq!(refused(&world(), &publish("kept", TODAY, "报纸")), "refusal.promise.published");
    }

    #[test]
    fn place_and_a_day_in_order_are_needed() {
        assert_eq!(refused(&world(), &publish("made", TODAY, " ")), "refusal.empty");
        assert_eq!(refused(&world(), &publish("made", date(2026, 11, 1), "报纸")), "refusal.future");
        assert_eq!(refused(&world(), &publish("made", date(2026, 2, 1), "报纸")), "refusal.order");
        assert_eq!(refused(&world(), &publish("withdrawn", TODAY, "报纸")), "refusal.promise.stage");
    }
}
