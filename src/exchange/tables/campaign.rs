//! Campaigns: found by name.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{Campaign, Changes, Id};

use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};
use crate::exchange::spelling::plain_value;

slots!(Slots: name from until unit note);

/// Reads all rows of a file as campaigns.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    let known: HashMap<String, Id<Campaign>> =
        look.world.campaigns.iter().map(|row| (plain_value(&row.name), row.id)).collect();
    fill::rows(book, look, changes, report, |row| draft(row, slots, &known));
}

fn draft<'s, 'w>(
    row: &mut Row<'_, 's, 'w>,
    slots: Slots,
    known: &HashMap<String, Id<Campaign>>,
) -> Option<Draft<'s, 'w, Campaign>> {
    let name = row.needed(slots.name)?;
    let before = known.get(&plain_value(name)).and_then(|id| row.look.world.campaigns.get(*id));
    let mut after = match before {
        Some(before) => before.clone(),
        None => Campaign::blank(name, row.needed_date(slots.from)?),
    };
    row.set_text(slots.name, &mut after.name);
    after.from = row.date(slots.from).unwrap_or(after.from);
    row.set_date(slots.until, &mut after.until);
    row.refuse_before(slots.until, after.until, after.from);
    row.set_unit(slots.unit, &mut after.unit);
    row.set_text(slots.note, &mut after.note);
    Some(Draft { before, after, key: Some((Cow::Owned(plain_value(name)), slots.name)) })
}
