//! Lines of a plan: how one is made whose identity follows from what it says.

use std::collections::BTreeSet;

use crate::model::{Date, Id, ItemOrigin, Place, Plan, PlanItem, Posting, Record, Table, Who, World};

/// Makes lines of a plan. The same line gets the same identity, unless another line has it already.
pub(super) struct Lines<'w> {
    world: &'w World,
    plan: &'w Plan,
    on: Date,
    taken: BTreeSet<Id<PlanItem>>,
}

/// What a line says beside plan and day.
pub(super) struct Says<'a> {
    pub ends: Option<Id<Posting>>,
    pub begins: Option<(Who, Place, &'a str)>,
    pub reason: &'a str,
    pub origin: ItemOrigin,
}

impl<'w> Lines<'w> {
    /// Lines of a plan that take effect on a day.
    pub fn new(world: &'w World, plan: &'w Plan, on: Date) -> Self {
        Self { world, plan, on, taken: BTreeSet::new() }
    }

    /// A line.
    pub fn line(&mut self, says: &Says<'_>) -> PlanItem {
        let (who, place, role) = match says.begins {
            Some((who, place, role)) => (Some(who), Some(place), role.to_owned()),
            None => (None, None, self.ended_role(says.ends)),
        };
        PlanItem {
            id: self.id(says),
            ends: says.ends,
            cadre: who.and_then(Who::cadre),
            unit: who.and_then(Who::unit),
            place,
            role,
            reason: says.reason.trim().to_owned(),
            origin: says.origin,
            ..PlanItem::blank(self.plan.id, self.on)
        }
    }

    fn ended_role(&self, ends: Option<Id<Posting>>) -> String {
        ends.and_then(|id| self.world.postings.get(id)).map(|posting| posting.role.clone()).unwrap_or_default()
    }

    fn id(&mut self, says: &Says<'_>) -> Id<PlanItem> {
        let begins = says.begins.map(|(who, place, role)| (who, place.uuid(), role));
        let name = format!("plan item:{}:{begins:?}:{:?}", self.plan.id, says.ends);
        let mut id = Id::named(&name);
        let mut again = 0;
        while self.world.plan_items.get(id).is_some() || self.taken.contains(&id) {
            again += 1;
            id = Id::named(&format!("{name}:{again}"));
        }
        self.taken.insert(id);
        id
    }
}

/// An identity that follows from a name, and that no record of the table has yet.
pub(super) fn free_id<T: Record>(table: &Table<T>, name: &str) -> Id<T> {
    let mut id = Id::named(name);
    let mut again = 0;
    while table.get(id).is_some() {
        again += 1;
        id = Id::named(&format!("{name}:{again}"));
    }
    id
}
