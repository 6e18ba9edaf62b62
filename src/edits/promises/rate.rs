//! 评诺: those to whom a promise was made say how well it was kept.

use crate::model::{CatalogueKind, Changes, Date, Id, Promise, PromiseStage, Refusal, World};

use super::stage::{about, check_day, promise_at};
use crate::edits::checks::{filled, in_order, listed, title_of};
use crate::edits::desk::Desk;

/// Rate a promise that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct RatePromise {
    /// The promise.
    pub promise: Id<Promise>,
    /// The day; not after today.
    pub on: Date,
    /// Catalogue code of the rating; needed.
    pub rating: String,
}

impl RatePromise {
    /// Writes down day and rating, unless the promise is not kept yet; a rating can be given again.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let done = [PromiseStage::Kept, PromiseStage::Rated];
        let promise = promise_at(world, self.promise, &done, "rate_promise")?;
        filled(&self.rating, "rating")?;
        listed(world, CatalogueKind::Rating, &self.rating)?;
        check_day(self.on, "rated_on", promise, desk)?;
        in_order((promise.done_on, "done_on"), (Some(self.on), "rated_on"))?;
        let rated = Promise { rated_on: Some(self.on), rating: self.rating.clone(), ..promise.clone() };
        if rated == *promise {
            return Err(Refusal::new("refusal.no_change"));
        }
        let rating = title_of(world, CatalogueKind::Rating, &self.rating);
        let mut changes = Changes::new(about("edit.rate_promise", promise).with("rating", rating));
        changes.change(promise, rated);
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

    fn rate(stage: &str, on: Date, rating: &str) -> Edit {
        Edit::RatePromise(RatePromise { promise: promise(stage), on, rating: rating.into() })
    }

    #[test]
    fn what_is_kept_is_rated_and_can_be_rated_anew() {
        let (after, said) = done(&world(), &rate("kept", TODAY, "fairly"));
        let row = after.promises.get(promise("kept")).unwrap();
        assert_eq!((row.stage(), row.rating.as_str()), (PromiseStage::Rated, "fairly"));
        assert_eq!(said, "评诺：修路 kept，fairly");
        done(&world(), &rate("rated", TODAY, "dissatisfied"));
        assert_eq!(refused(&world(), &rate("rated", date(2026, 9, 20), "satisfied")), "refusal.no_change");
    }

    #[test]
    fn it_is_not_rated_before_it_is_kept_nor_without_a_rating() {
        assert_eq!(refused(&world(), &rate("kept", TODAY, "")), "refusal.empty");
        assert_eq!(refused(&world(), &rate("kept", date(2026, 8, 31), "fairly")), "refusal.order");
        assert_eq!(refused(&world(), &rate("kept", date(2026, 11, 1), "fairly")), "refusal.future");
        for stage in ["made", "published", "withdrawn"] {
            assert_eq!(refused(&world(), &rate(stage, TODAY, "fairly")), "refusal.promise.stage", "{stage}");
        }
        let mut listed = world();
        listed.catalogue = crate::edits::default_catalogue().into_iter().collect();
        assert_eq!(refused(&listed, &rate("kept", TODAY, "five stars")), "refusal.unlisted");
    }
}
