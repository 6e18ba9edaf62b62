//! Promises: found by their identity, else by number or by kind, title, place and day.

use std::borrow::Cow;

use crate::model::{CatalogueKind, Changes, Date, Id, Promise, Sentence, Township, Village};

use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};
use crate::exchange::twins::Twins;

slots!(Slots: number kind item title detail unit cadre_code cadre township_code township village_code village issue standing posting campaign made_on due_on published_on published_where progress_percent progress funds_yuan beneficiaries done_on result rated_on rating withdrawn_on note id);

/// Reads all rows of a file as promises.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    let mut twins = Twins::of(look.world.promises.iter().map(|row| (key(row), row.id)));
    fill::rows(book, look, changes, report, |row| draft(row, slots, &mut twins));
}

/// What tells them apart that have no number.
type Key = (String, String, Option<Id<Village>>, Option<Id<Township>>, Date);

fn key(row: &Promise) -> Key {
    let township = row.township.filter(|_| row.village.is_none());
    (row.kind.clone(), row.title.clone(), row.village, township, row.made_on)
}

fn draft<'s, 'w>(
    row: &mut Row<'_, 's, 'w>,
    slots: Slots,
    twins: &mut Twins<Key, Promise>,
) -> Option<Draft<'s, 'w, Promise>> {
    let title = row.needed(slots.title);
    let kind = row.needed_entry(CatalogueKind::PromiseKind, slots.kind);
    let made_on = row.needed_date(slots.made_on);
    let own = row.identity(slots.id);
    let number = row.text(slots.number);
    let area = [slots.village_code, slots.village, slots.township_code, slots.township];
    let (village, township) = row.area(area);
    let (title, kind, made_on) = (title?, kind?, made_on?);
    let world = row.look.world;
    let numbered = || number.and_then(|number| world.promises.find(|promise| promise.number == number));
    let known = own.or_else(|| numbered().map(|promise| promise.id));
    let known = known.or_else(|| twins.take(&(kind.clone(), title.to_owned(), village, township, made_on)));
    let before = known.and_then(|id| world.promises.get(id));
    let blank = Promise { id: own.unwrap_or_else(Id::fresh), ..Promise::blank(&kind, title, made_on) };
    let mut after = Promise { kind, made_on, ..before.cloned().unwrap_or(blank) };
    row.set_area(area, &mut after.village, &mut after.township);
    words(row, slots, &mut after);
    links(row, slots, &mut after);
    dates(row, slots, &mut after);
    let key = Cow::Owned(after.id.to_string());
    Some(Draft { before, after, key: Some((key, slots.title)) })
}

fn words(row: &mut Row<'_, '_, '_>, slots: Slots, after: &mut Promise) {
    row.set_text(slots.number, &mut after.number);
    row.set_entry(CatalogueKind::TaskItem, slots.item, &mut after.item);
    row.set_text(slots.title, &mut after.title);
    row.set_text(slots.detail, &mut after.detail);
    row.set_text(slots.published_where, &mut after.published_where);
    after.progress_percent = row.percent(slots.progress_percent).or(after.progress_percent);
    row.set_text(slots.progress, &mut after.progress);
    row.set_count(slots.funds_yuan, &mut after.funds_yuan);
    row.set_count(slots.beneficiaries, &mut after.beneficiaries);
    row.set_text(slots.result, &mut after.result);
    row.set_entry(CatalogueKind::Rating, slots.rating, &mut after.rating);
    row.set_text(slots.note, &mut after.note);
}

fn links(row: &mut Row<'_, '_, '_>, slots: Slots, after: &mut Promise) {
    row.set_unit(slots.unit, &mut after.unit);
    row.set_cadre(slots.cadre_code, slots.cadre, &mut after.cadre);
    row.set_reference(slots.issue, &mut after.issue);
    row.set_reference(slots.standing, &mut after.standing);
    row.set_reference(slots.posting, &mut after.posting);
    row.set_reference(slots.campaign, &mut after.campaign);
}

fn dates(row: &mut Row<'_, '_, '_>, slots: Slots, after: &mut Promise) {
    row.set_date(slots.due_on, &mut after.due_on);
    row.set_date(slots.published_on, &mut after.published_on);
    row.set_date(slots.done_on, &mut after.done_on);
    row.set_date(slots.rated_on, &mut after.rated_on);
    row.set_date(slots.withdrawn_on, &mut after.withdrawn_on);
    let later = [
        (slots.due_on, after.due_on),
        (slots.published_on, after.published_on),
        (slots.done_on, after.done_on),
        (slots.rated_on, after.rated_on.filter(|_| after.done_on.is_none())),
        (slots.withdrawn_on, after.withdrawn_on),
    ];
    for (slot, day) in later {
        row.refuse_before(slot, day, after.made_on);
    }
    if let Some(done_on) = after.done_on {
        row.refuse_before(slots.rated_on, after.rated_on, done_on);
    }
    if !after.rating.is_empty() && after.rated_on.is_none() && row.faults.is_empty() {
        row.fault(slots.rated_on, Sentence::new("exchange.cell.missing"));
    }
    if after.withdrawn_on.is_some() && after.note.is_empty() && row.faults.is_empty() {
        row.fault(slots.note, Sentence::new("exchange.promise.no_reason"));
    }
}
