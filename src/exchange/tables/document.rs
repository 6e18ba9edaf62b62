//! Documents: found by their identity, else by number or by kind, title and day.

use std::borrow::Cow;

use crate::model::{CatalogueKind, Changes, Date, Document, DocumentState, Id, Sentence};

use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};
use crate::exchange::twins::Twins;

slots!(Slots: number kind title body unit township_code township village_code village campaign promise state made_on issued_on repealed_on note id);

/// Reads all rows of a file as documents.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    let mut twins = Twins::of(look.world.documents.iter().map(|row| (key(row), row.id)));
    fill::rows(book, look, changes, report, |row| draft(row, slots, &mut twins));
}

/// What tells them apart that have no number.
type Key = (String, String, Date);

fn key(row: &Document) -> Key {
    (row.kind.clone(), row.title.clone(), row.made_on)
}

/// The words for the states: code, title, and what else offices write.
const STATES: [(DocumentState, &str); 4] = [
    (DocumentState::Draft, "draft 草稿 起草"),
    (DocumentState::Review, "review 送审 审核中 inreview"),
    (DocumentState::Issued, "issued 已印发 印发 已发"),
    (DocumentState::Repealed, "repealed 已废止 废止"),
];

fn draft<'s, 'w>(
    row: &mut Row<'_, 's, 'w>,
    slots: Slots,
    twins: &mut Twins<Key, Document>,
) -> Option<Draft<'s, 'w, Document>> {
    let title = row.needed(slots.title);
    let kind = row.needed_entry(CatalogueKind::DocumentKind, slots.kind);
    let made_on = row.needed_date(slots.made_on);
    let own = row.identity(slots.id);
    let number = row.text(slots.number);
    let (title, kind, made_on) = (title?, kind?, made_on?);
    let world = row.look.world;
    let numbered = || number.and_then(|number| world.documents.find(|document| document.number == number));
    let known = own.or_else(|| numbered().map(|document| document.id));
    let known = known.or_else(|| twins.take(&(kind.clone(), title.to_owned(), made_on)));
    let before = known.and_then(|id| world.documents.get(id));
    let blank = Document { id: own.unwrap_or_else(Id::fresh), ..Document::blank(&kind, title, made_on) };
    let mut after = Document { kind, made_on, ..before.cloned().unwrap_or(blank) };
    row.set_text(slots.number, &mut after.number);
    row.set_text(slots.title, &mut after.title);
    row.set_text(slots.body, &mut after.body);
    row.set_unit(slots.unit, &mut after.unit);
    let village = row.village([slots.village_code, slots.village, slots.township_code, slots.township]);
    after.village = village.or(after.village);
    row.set_reference(slots.campaign, &mut after.campaign);
    row.set_reference(slots.promise, &mut after.promise);
    row.set_date(slots.issued_on, &mut after.issued_on);
    row.set_date(slots.repealed_on, &mut after.repealed_on);
    row.refuse_before(slots.issued_on, after.issued_on, made_on);
    row.set_text(slots.note, &mut after.note);
    state(row, slots, before.is_some(), &mut after);
    let key = Cow::Owned(after.id.to_string());
    Some(Draft { before, after, key: Some((key, slots.title)) })
}

/// The state that the row names; for a new document that names none, the one that its days tell.
fn state(row: &mut Row<'_, '_, '_>, slots: Slots, is_known: bool, after: &mut Document) {
    if let Some(state) = row.choice(slots.state, &STATES) {
        after.state = state;
    } else if !is_known {
        after.state = match (after.repealed_on, after.issued_on) {
            (Some(_), _) => DocumentState::Repealed,
            (None, Some(_)) => DocumentState::Issued,
            (None, None) => DocumentState::Draft,
        };
    }
    let is_issued = matches!(after.state, DocumentState::Issued | DocumentState::Repealed);
    if is_issued && after.issued_on.is_none() && row.faults.is_empty() {
        row.fault(slots.issued_on, Sentence::new("exchange.cell.missing"));
    }
    if after.state == DocumentState::Repealed && after.repealed_on.is_none() && row.faults.is_empty() {
        row.fault(slots.repealed_on, Sentence::new("exchange.cell.missing"));
    }
}
