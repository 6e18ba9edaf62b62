//! The rules for plans of postings and what they change.

use crate::model::{Plan, PlanItem, PlanState, Refusal, Uuid, World};

use super::super::checks::{filled, found, known};
use super::super::desk::Desk;
use super::rules::{Rules, names};

impl Rules for Plan {
    fn title(&self, _world: &World) -> String {
        self.title.clone()
    }

    fn check(&self, world: &World, _desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.title, "title")?;
        known(&world.campaigns, self.campaign)?;
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
