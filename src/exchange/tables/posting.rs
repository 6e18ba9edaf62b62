//! Postings: found by who, where, as what, and since when.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{Cadre, CatalogueKind, Changes, Date, Id, Place, Posting, Sentence, Unit};

use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};

slots!(Slots: cadre_code cadre unit role township_code township village_code village site from until note);

/// What tells postings apart.
type Key = (Option<Id<Cadre>>, Option<Id<Unit>>, Place, String, Date);

/// Reads all rows of a file as postings.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    let known: HashMap<Key, Id<Posting>> = look.world.postings.iter().map(|row| (key(row), row.id)).collect();
    fill::rows(book, look, changes, report, |row| draft(row, slots, &known));
}

fn key(posting: &Posting) -> Key {
    let unit = if posting.cadre.is_some() { None } else { posting.unit };
    (posting.cadre, unit, posting.place, posting.role.clone(), posting.from)
}

fn draft<'s, 'w>(
    row: &mut Row<'_, 's, 'w>,
    slots: Slots,
    known: &HashMap<Key, Id<Posting>>,
) -> Option<Draft<'s, 'w, Posting>> {
    let unit = row.unit(slots.unit);
    let cadre = row.cadre(slots.cadre_code, slots.cadre, unit);
    let faults = row.faults.len();
    let place = row.place(slots.site, [slots.village_code, slots.village, slots.township_code, slots.township]);
    if place.is_none() && row.faults.len() == faults {
        row.fault(slots.village, Sentence::new("exchange.place.none"));
    }
    if cadre.is_none() && unit.is_none() && faults == 0 {
        row.fault(slots.cadre, Sentence::new("exchange.posting.nobody"));
    }
    let role = row.needed(slots.role).and_then(|_| row.entry(CatalogueKind::Role, slots.role));
    let from = row.needed(slots.from).and_then(|_| row.date(slots.from));
    let mut until = None;
    row.set_date(slots.until, &mut until);
    let (place, role, from) = (place?, role?, from?);
    if until.is_some_and(|until| until <= from) {
        row.fault(slots.until, Sentence::new("exchange.date.ends_before").with("from", from));
    }
    let mut after = Posting { id: Id::fresh(), cadre, unit, place, role, from, until, note: String::new() };
    let before = known.get(&key(&after)).and_then(|id| row.look.world.postings.get(*id));
    if let Some(before) = before {
        let unit = unit.or(before.unit);
        after = Posting { unit, until: until.or(before.until), ..before.clone() };
    }
    row.set_text(slots.note, &mut after.note);
    let text = format!("{:?}", key(&after));
    Some(Draft { before, after, key: Some((Cow::Owned(text), slots.cadre)) })
}
