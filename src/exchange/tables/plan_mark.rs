//! Pairs that a plan keeps or forbids: found by identity, else by plan, whom they are about, place and role.

use std::borrow::Cow;

use crate::model::{CatalogueKind, Changes, Id, MarkKind, Place, Plan, PlanMark, Sentence, Who};

use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};
use crate::exchange::twins::Twins;

slots!(Slots: plan kind cadre_code cadre unit township_code township village_code village site role reason id);

/// Reads all rows of a file as marks of plans.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    let mut twins = Twins::of(look.world.plan_marks.iter().map(|row| (key(row), row.id)));
    fill::rows(book, look, changes, report, |row| draft(row, slots, &mut twins));
}

/// What tells them apart that have no number.
type Key = (Id<Plan>, Option<Who>, Place, String);

fn key(row: &PlanMark) -> Key {
    (row.plan, row.who(), row.place, row.role.clone())
}

/// The words for the marks: code, title, and what else offices write.
const KINDS: [(MarkKind, &str); 2] = [(MarkKind::Lock, "lock 锁定 固定"), (MarkKind::Forbid, "forbid 禁配 禁止 回避")];

fn draft<'s, 'w>(
    row: &mut Row<'_, 's, 'w>,
    slots: Slots,
    twins: &mut Twins<Key, PlanMark>,
) -> Option<Draft<'s, 'w, PlanMark>> {
    let plan = row.needed(slots.plan).and_then(|_| row.reference(slots.plan));
    let kind = row.needed(slots.kind).and_then(|_| row.choice(slots.kind, &KINDS));
    let own = row.identity(slots.id);
    let stands = own.and_then(|id| row.look.world.plan_marks.get(id));
    let place = row.place(slots.site, [slots.village_code, slots.village, slots.township_code, slots.township]);
    let place = place.or(stands.map(|mark| mark.place));
    let (mut cadre, mut unit) = (stands.and_then(|mark| mark.cadre), stands.and_then(|mark| mark.unit));
    row.set_cadre(slots.cadre_code, slots.cadre, &mut cadre);
    row.set_unit(slots.unit, &mut unit);
    let mut role = stands.map(|mark| mark.role.clone()).unwrap_or_default();
    row.set_entry(CatalogueKind::Role, slots.role, &mut role);
    let who = Who::of(cadre, unit);
    if row.faults.is_empty() && (who.is_none() || place.is_none()) {
        row.fault(slots.cadre, Sentence::new("exchange.plan.no_pair"));
    }
    let (plan, kind, who, place) = (plan?, kind?, who?, place?);
    let known = own.or_else(|| twins.take(&(plan, Some(who), place, role.clone())));
    let before = known.and_then(|id| row.look.world.plan_marks.get(id));
    let mut after = PlanMark {
        id: before.map(|mark| mark.id).or(own).unwrap_or_else(Id::fresh),
        plan,
        kind,
        cadre: who.cadre(),
        unit: who.unit(),
        place,
        role,
        reason: before.map(|mark| mark.reason.clone()).unwrap_or_default(),
    };
    row.set_text(slots.reason, &mut after.reason);
    let key = Cow::Owned(after.id.to_string());
    Some(Draft { before, after, key: Some((key, slots.cadre)) })
}
