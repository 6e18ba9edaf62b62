//! The rules for plans of postings, what they change, and the pairs that they keep or forbid.

use crate::analysis::planner;
use crate::model::{CatalogueKind, Place, Plan, PlanItem, PlanMark, PlanState, Refusal, Uuid, Who, World};

use super::super::checks::{filled, found, in_order, known, listed};
use super::super::desk::Desk;
use super::rules::{Rules, filled_and_unique, names};

impl Rules for Plan {
    fn title(&self, _world: &World) -> String {
        self.title.clone()
    }

    fn check(&self, world: &World, _desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.title, "title")?;
        known(&world.campaigns, self.campaign)?;
        if before.is_none_or(|before| before.rules != self.rules) {
            planner::Rules::parse(&self.rules).map_err(|fault| Refusal(fault.sentence))?;
        }
        in_order((Some(self.made_on), "made_on"), (self.published_on, "published_on"))?;
        in_order((Some(self.made_on), "made_on"), (self.takes_effect_on, "takes_effect_on"))?;
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
        pair(self.who(), self.place, world)
    }

    fn check(&self, world: &World, _desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        found(&world.plans, self.plan)?;
        known(&world.postings, self.ends)?;
        known(&world.cadres, self.cadre)?;
        known(&world.units, self.unit)?;
        self.place.map_or(Ok(()), |place| known_place(place, world))?;
        if self.ends.is_none() && (self.who().is_none() || self.place.is_none()) {
            return Err(Refusal::new("refusal.plan.nothing"));
        }
        match before {
            Some(before) if before.role == self.role => Ok(()),
            _ => listed(world, CatalogueKind::Role, &self.role),
        }
    }

    fn refers_to(&self, id: Uuid) -> bool {
        let people = names(self.cadre, id) || names(self.unit, id);
        people || names(self.ends, id) || self.place.is_some_and(|place| place.uuid() == id)
    }

    fn belongs_to(&self, id: Uuid) -> bool {
        names(self.plan, id)
    }
}

impl Rules for PlanMark {
    fn title(&self, world: &World) -> String {
        pair(self.who(), Some(self.place), world)
    }

    fn check(&self, world: &World, _desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        found(&world.plans, self.plan)?;
        known(&world.cadres, self.cadre)?;
        known(&world.units, self.unit)?;
        known_place(self.place, world)?;
        if self.who().is_none() {
            return Err(Refusal::new("refusal.choose").with("field", "@edit.field.cadre_or_unit"));
        }
        match before {
            Some(before) if before.role == self.role => Ok(()),
            _ => listed(world, CatalogueKind::Role, &self.role),
        }
    }

    fn refers_to(&self, id: Uuid) -> bool {
        names(self.cadre, id) || names(self.unit, id) || self.place.uuid() == id
    }

    fn belongs_to(&self, id: Uuid) -> bool {
        names(self.plan, id)
    }
}

/// Refuses a plan without a title, and one with the title of another.
pub(in crate::edits) fn refuse_title(plan: &Plan, world: &World) -> Result<(), Refusal> {
    filled_and_unique(plan, world, &world.plans, "title", |row| &row.title)
}

/// Who, and where.
fn pair(who: Option<Who>, place: Option<Place>, world: &World) -> String {
    let who = who.and_then(|who| match who {
        Who::Cadre(id) => world.cadres.get(id).map(|cadre| cadre.name.as_str()),
        Who::Unit(id) => world.units.get(id).map(|unit| unit.name.as_str()),
    });
    [who, place.map(|place| world.place_name(place))].into_iter().flatten().collect::<Vec<_>>().join(" → ")
}

/// Refuses a place that is gone.
fn known_place(place: Place, world: &World) -> Result<(), Refusal> {
    match place {
        Place::Township(id) => found(&world.townships, id).map(drop),
        Place::Village(id) => found(&world.villages, id).map(drop),
        Place::Site(id) => found(&world.sites, id).map(drop),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, TODAY, posting, unit, village};
    use crate::model::{Id, MarkKind};

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
        let item =
            PlanItem { id: Id::named("item"), ends: Some(posting("赵一")), ..PlanItem::blank(plan().id, TODAY) };
        let mark = PlanMark {
            id: Id::named("mark"),
            plan: plan().id,
            kind: MarkKind::Lock,
            cadre: None,
            unit: Some(unit("样例局")),
            place: Place::Village(village("东一村")),
            role: String::new(),
            reason: String::new(),
        };
        let (world, _) = done(&world, &Edit::add(item));
        let (world, said) = done(&world, &Edit::add(mark.clone()));
        assert_eq!(said, "添加方案标记：样例局 → 东一村");
        let nobody = PlanMark { id: Id::named("nobody"), unit: None, ..mark };
        assert_eq!(refused(&world, &Edit::add(nobody)), "refusal.choose");
        let (after, _) = done(&world, &Edit::remove(plan().id));
        assert_eq!((after.plan_items.len(), after.plan_marks.len()), (0, 0));
    }
}
