//! Plans of postings: found by their identity, else by title and day.

use std::borrow::Cow;

use crate::model::{Changes, Date, Id, Plan, PlanState};

use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};
use crate::exchange::twins::Twins;

slots!(Slots: title state made_on published_on takes_effect_on campaign rules note id);

/// Reads all rows of a file as plans.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    let mut twins = Twins::of(look.world.plans.iter().map(|row| (key(row), row.id)));
    fill::rows(book, look, changes, report, |row| draft(row, slots, &mut twins));
}

/// What tells them apart that have no number.
type Key = (String, Date);

fn key(row: &Plan) -> Key {
    (row.title.clone(), row.made_on)
}

/// The words for the states: code, title, and what else offices write.
const STATES: [(PlanState, &str); 4] = [
    (PlanState::Draft, "draft 草案 草稿"),
    (PlanState::Review, "review 送审 审核中 inreview"),
    (PlanState::Published, "published 已发布 发布"),
    (PlanState::Superseded, "superseded 已被替代 已替代 作废"),
];

fn draft<'s, 'w>(row: &mut Row<'_, 's, 'w>, slots: Slots, twins: &mut Twins<Key, Plan>) -> Option<Draft<'s, 'w, Plan>> {
    let title = row.needed(slots.title);
    let made_on = row.needed_date(slots.made_on);
    let own = row.identity(slots.id);
    let (title, made_on) = (title?, made_on?);
    let known = own.or_else(|| twins.take(&(title.to_owned(), made_on)));
    let before = known.and_then(|id| row.look.world.plans.get(id));
    let blank = Plan { id: own.unwrap_or_else(Id::fresh), ..Plan::blank(title, made_on) };
    let mut after = Plan { made_on, ..before.cloned().unwrap_or(blank) };
    row.set_text(slots.title, &mut after.title);
    after.state = row.choice(slots.state, &STATES).unwrap_or(after.state);
    row.set_date(slots.published_on, &mut after.published_on);
    row.refuse_before(slots.published_on, after.published_on, made_on);
    row.set_date(slots.takes_effect_on, &mut after.takes_effect_on);
    row.refuse_before(slots.takes_effect_on, after.takes_effect_on, made_on);
    row.set_text(slots.rules, &mut after.rules);
    row.set_reference(slots.campaign, &mut after.campaign);
    row.set_text(slots.note, &mut after.note);
    let key = Cow::Owned(after.id.to_string());
    Some(Draft { before, after, key: Some((key, slots.title)) })
}
