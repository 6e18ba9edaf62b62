//! What a plan changes: found by identity, else by plan, who is posted, place and day.

use std::borrow::Cow;

use crate::model::{CatalogueKind, Changes, Date, Id, ItemOrigin, Place, Plan, PlanItem, Sentence, Who};

use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};
use crate::exchange::twins::Twins;

slots!(Slots: plan ends cadre_code cadre unit township_code township village_code village site role on reason origin id);

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
type Key = (Id<Plan>, Option<Who>, Option<Place>, Date);

fn key(row: &PlanItem) -> Key {
    (row.plan, row.who(), row.place, row.on)
}

/// The words for the origins: code, title, and what else offices write.
const ORIGINS: [(ItemOrigin, &str); 2] =
    [(ItemOrigin::Hand, "hand 手工 人工"), (ItemOrigin::Suggested, "suggested 建议 系统建议")];

fn draft<'s, 'w>(
    row: &mut Row<'_, 's, 'w>,
    slots: Slots,
    twins: &mut Twins<Key, PlanItem>,
) -> Option<Draft<'s, 'w, PlanItem>> {
    let plan = row.needed(slots.plan).and_then(|_| row.reference(slots.plan));
    let on = row.needed_date(slots.on);
    let own = row.identity(slots.id);
    let place = row.place(slots.site, [slots.village_code, slots.village, slots.township_code, slots.township]);
    let stands = own.and_then(|id| row.look.world.plan_items.get(id));
    let (mut cadre, mut unit) = (stands.and_then(|item| item.cadre), stands.and_then(|item| item.unit));
    row.set_cadre(slots.cadre_code, slots.cadre, &mut cadre);
    row.set_unit(slots.unit, &mut unit);
    let (plan, on) = (plan?, on?);
    let known = own.or_else(|| twins.take(&(plan, Who::of(cadre, unit), place, on)));
    let before = known.and_then(|id| row.look.world.plan_items.get(id));
    let blank = || PlanItem { id: own.unwrap_or_else(Id::fresh), ..PlanItem::blank(plan, on) };
    let mut after = before.cloned().unwrap_or_else(blank);
    (after.plan, after.on) = (plan, on);
    row.set_reference(slots.ends, &mut after.ends);
    (after.cadre, after.place) = (cadre.or(after.cadre), place.or(after.place));
    // The unit of a line that posts a cadre is the cadre's own affair.
    after.unit = if after.cadre.is_some() { None } else { unit.or(after.unit) };
    row.set_entry(CatalogueKind::Role, slots.role, &mut after.role);
    row.set_text(slots.reason, &mut after.reason);
    after.origin = row.choice(slots.origin, &ORIGINS).unwrap_or(after.origin);
    if row.faults.is_empty() && after.ends.is_none() && (after.who().is_none() || after.place.is_none()) {
        row.fault(slots.cadre, Sentence::new("exchange.plan.nothing"));
    }
    let key = Cow::Owned(after.id.to_string());
    Some(Draft { before, after, key: Some((key, slots.cadre)) })
}
