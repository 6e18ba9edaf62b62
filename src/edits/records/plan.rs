//! The rules for plans of postings and what they change.

use crate::model::{Plan, PlanItem, PlanState, Refusal, Uuid, World};

use super::super::checks::{filled, found, in_order, known};
use super::super::desk::Desk;
use super::rules::{Rules, names};

impl Rules for Plan {
    fn title(&self, _world: &World) -> String {
        self.title.clone()
    }

    fn check(&self, world: &World, _desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.title, "title")?;
        known(&world.campaigns, self.campaign)?;
        in_order((Some(self.made_on), "made_on"), (self.published_on, "published_on"))?;
        match before {
            Some(before) if before.state == PlanState::Published && self.state == PlanState::Draft => {
                Err(Refusal::new("refusal.plan.published").with("name", &self.title))
            }
            _ => Ok(()),
        }
    }

    fn refers_to(&self, id: Uuid) -> bool {
        names(self.campaign, id)
    }
}

impl Rules for PlanItem {
    fn title(&self, world: &World) -> String {
        let who = self.cadre.and_then(|id| world.cadres.get(id)).map(|cadre| cadre.name.as_str());
        let place = self.place.map(|place| world.place_name(place));
        [who, place].into_iter().flatten().collect::<Vec<_>>().join(" → ")
    }

    fn check(&self, world: &World, _desk: &Desk, _before: Option<&Self>) -> Result<(), Refusal> {
        found(&world.plans, self.plan)?;
        known(&world.postings, self.ends)?;
        known(&world.cadres, self.cadre)?;
        if self.ends.is_none() && (self.cadre.is_none() || self.place.is_none()) {
            return Err(Refusal::new("refusal.plan.nothing"));
        }
        Ok(())
    }

    fn refers_to(&self, id: Uuid) -> bool {
        names(self.ends, id) || names(self.cadre, id) || self.place.is_some_and(|place| place.uuid() == id)
    }

    fn belongs_to(&self, id: Uuid) -> bool {
        names(self.plan, id)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::Id;
    use crate::model::sample::{self, TODAY, posting};

    fn plan() -> Plan {
        Plan { id: Id::named("plan"), ..Plan::blank("四季度调整", TODAY) }
    }

    #[test]
    fn a_plan_is_published_after_it_was_begun_and_is_no_draft_again() {
        let world = sample::sample_world();
        let published = Plan { state: PlanState::Published, published_on: Some(TODAY), ..plan() };
        let early = Plan { published_on: Some(date(2026, 10, 1)), ..published.clone() };
        assert_eq!(refused(&world, &Edit::add(early)), "refusal.order");
        let (after, said) = done(&world, &Edit::add(published.clone()));
        assert_eq!(said, "添加派驻方案：四季度调整");
        let again = Plan { state: PlanState::Draft, ..published };
        assert_eq!(refused(&after, &Edit::amend(again)), "refusal.plan.published");
    }

    #[test]
    fn a_plan_goes_with_what_it_would_change() {
        let (world, _) = done(&sample::sample_world(), &Edit::add(plan()));
        let item = PlanItem {
            id: Id::named("item"),
            plan: plan().id,
            ends: Some(posting("赵一")),
            cadre: None,
            place: None,
            role: String::new(),
            on: TODAY,
            reason: String::new(),
        };
        let (world, _) = done(&world, &Edit::add(item));
        assert_eq!(done(&world, &Edit::remove(plan().id)).0.plan_items.len(), 0);
    }
}
