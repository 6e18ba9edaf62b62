//! 承诺: makes a promise.

use crate::model::{Changes, Promise, Refusal, World, promise_kind};

use super::stage::about;
use crate::edits::checks::chosen;
use crate::edits::desk::Desk;
use crate::edits::records::Rules;

/// Make a promise, a livelihood project, an item of a unit's plan or a measure.
#[derive(Clone, Debug, PartialEq)]
pub struct MakePromise {
    /// The promise; its identity is made by the caller. It may be published already; what was done about it, how it
    /// was rated and whether it was taken back are told by the verbs that follow, whatever stands here.
    pub promise: Box<Promise>,
}

impl MakePromise {
    /// Adds the promise, unless nobody makes it or what its kind needs is missing.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let promise = untouched(&self.promise).tidied();
        if world.promises.get(promise.id).is_some() {
            return Err(Refusal::new("refusal.there_already")
                .with("what", "@edit.what.promise")
                .with("name", &promise.title));
        }
        promise.check(world, desk, None)?;
        check_kind(&promise, world)?;
        let mut changes = Changes::new(about("edit.make_promise", &promise));
        changes.add(promise);
        Ok(changes)
    }
}

/// The promise as one about which nothing has been done.
fn untouched(promise: &Promise) -> Promise {
    Promise {
        done_on: None,
        result: String::new(),
        rated_on: None,
        rating: String::new(),
        withdrawn_on: None,
        ..promise.clone()
    }
}

/// Refuses a promise that lacks what its kind is about.
fn check_kind(promise: &Promise, world: &World) -> Result<(), Refusal> {
    match promise.kind.as_str() {
        promise_kind::UNIT_ITEM => chosen(&world.units, promise.unit, "promising_unit").map(drop),
        promise_kind::MEASURE => chosen(&world.standings, promise.standing, "case").map(drop),
        promise_kind::TASK => chosen(&world.postings, promise.posting, "posting").map(drop),
        promise_kind::HARD_PROBLEM => chosen(&world.issues, promise.issue, "issue").map(drop),
        promise_kind::MILESTONE => chosen(&world.campaigns, promise.campaign, "campaign").map(drop),
        _ if is_nobodys(promise) => Err(Refusal::new("refusal.promise.nobody")),
        _ => Ok(()),
    }
}

/// Whether neither who promises nor to whom is said.
fn is_nobodys(promise: &Promise) -> bool {
    promise.unit.is_none() && promise.cadre.is_none() && promise.village.is_none() && promise.township.is_none()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, TODAY, cadre, unit, village};
    use crate::model::{Id, PromiseStage};

    fn promise(kind: &str) -> Promise {
        Promise {
            id: Id::named("promise"),
            cadre: Some(cadre("赵一")),
            village: Some(village("东一村")),
            due_on: Some(date(2026, 12, 31)),
            ..Promise::blank(kind, "年内修好水渠", TODAY)
        }
    }

    fn make(promise: Promise) -> Edit {
        Edit::MakePromise(MakePromise { promise: Box::new(promise) })
    }

    #[test]
    fn a_promise_begins_without_a_past_but_may_be_published_at_once() {
        let odd = Promise {
            published_on: Some(TODAY),
            published_where: "村务公开栏".into(),
            done_on: Some(TODAY),
            withdrawn_on: Some(TODAY),
            ..promise(promise_kind::PUBLIC)
        };
        let (after, said) = done(&sample::sample_world(), &make(odd));
        assert_eq!(after.promises.get(Id::named("promise")).unwrap().stage(), PromiseStage::Published);
        assert_eq!(said, "作出承诺：年内修好水渠");
        assert_eq!(refused(&after, &make(promise(promise_kind::PUBLIC))), "refusal.there_already");
    }

    #[test]
    fn what_its_kind_needs_is_asked_for() {
        let world = sample::sample_world();
        let nobody = Promise { cadre: None, village: None, ..promise(promise_kind::PUBLIC) };
        assert_eq!(refused(&world, &make(nobody)), "refusal.promise.nobody");
        for kind in [
            promise_kind::UNIT_ITEM,
            promise_kind::MEASURE,
            promise_kind::TASK,
            promise_kind::HARD_PROBLEM,
            promise_kind::MILESTONE,
        ] {
            assert_eq!(refused(&world, &make(promise(kind))), "refusal.choose", "{kind}");
        }
        done(&world, &make(Promise { unit: Some(unit("样例局")), ..promise(promise_kind::UNIT_ITEM) }));
        let early = Promise { due_on: Some(date(2026, 1, 1)), ..promise(promise_kind::PUBLIC) };
        assert_eq!(refused(&world, &make(early)), "refusal.order");
        assert_eq!(refused(&world, &make(Promise { title: " ".into(), ..promise("public") })), "refusal.empty");
    }
}
