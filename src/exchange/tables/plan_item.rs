//! What a plan changes: found by identity, else by plan, cadre, place and day.

use std::borrow::Cow;

use crate::model::{Cadre, CatalogueKind, Changes, Date, Id, Place, Plan, PlanItem, Sentence};

use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};
use crate::exchange::twins::Twins;

slots!(Slots: plan ends cadre_code cadre township_code township village_code village site role on reason id);

/// Reads all rows of a file as what plans change.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    let mut twins = Twins::of(look.world.plan_items.iter().map(|row| (key(row), row.id)));
    fill::rows(book, look, changes, report, |row| draft(row, slots, &mut twins));
}

/// What tells them apart that have no number.
type Key = (Id<Plan>, Option<Id<Cadre>>, Option<Place>, Date);

fn key(row: &PlanItem) -> Key {
    (row.plan, row.cadre, row.place, row.on)
}

fn draft<'s, 'w>(
    row: &mut Row<'_, 's, 'w>,
    slots: Slots,
    twins: &mut Twins<Key, PlanItem>,
) -> Option<Draft<'s, 'w, PlanItem>> {
    let plan = row.needed(slots.plan).and_then(|_| row.reference(slots.plan));
    let on = row.needed_date(slots.on);
    let own = row.identity(slots.id);
    let place = row.place(slots.site, [slots.village_code, slots.village, slots.township_code, slots.township]);
    let mut cadre = own.and_then(|id| row.look.world.plan_items.get(id)).and_then(|item| item.cadre);
    row.set_cadre(slots.cadre_code, slots.cadre, &mut cadre);
    let (plan, on) = (plan?, on?);
    let known = own.or_else(|| twins.take(&(plan, cadre, place, on)));
    let before = known.and_then(|id| row.look.world.plan_items.get(id));
    let mut after = before.cloned().unwrap_or_else(|| blank(own, plan, on));
    (after.plan, after.on) = (plan, on);
    row.set_reference(slots.ends, &mut after.ends);
    (after.cadre, after.place) = (cadre.or(after.cadre), place.or(after.place));
    row.set_entry(CatalogueKind::Role, slots.role, &mut after.role);
    row.set_text(slots.reason, &mut after.reason);
    if row.faults.is_empty() && after.ends.is_none() && (after.cadre.is_none() || after.place.is_none()) {
        row.fault(slots.cadre, Sentence::new("exchange.plan.nothing"));
    }
    let key = Cow::Owned(after.id.to_string());
    Some(Draft { before, after, key: Some((key, slots.cadre)) })
}

fn blank(own: Option<Id<PlanItem>>, plan: Id<Plan>, on: Date) -> PlanItem {
    PlanItem {
        id: own.unwrap_or_else(Id::fresh),
        plan,
        ends: None,
        cadre: None,
        place: None,
        role: String::new(),
        on,
        reason: String::new(),
    }
}
