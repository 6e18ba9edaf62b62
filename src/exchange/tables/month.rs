//! Closed months: found by the month.

use std::borrow::Cow;

use crate::model::{Changes, Id, Month, Record, Sentence};

use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};
use crate::exchange::{dates, mask};

slots!(Slots: first_day frozen_on author note);

/// Reads all rows of a file as closed months.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    fill::rows(book, look, changes, report, |row| draft(row, slots));
}

fn draft<'s, 'w>(row: &mut Row<'_, 's, 'w>, slots: Slots) -> Option<Draft<'s, 'w, Month>> {
    let text = row.needed(slots.first_day)?;
    let day = dates::read_month(text).map_err(|reason| row.fault(slots.first_day, reason)).ok()?;
    let before = row.look.world.months.find(|month| month.first_day == day);
    let mut after = match before {
        Some(before) => before.clone(),
        None => Month::of(day, row.needed_date(slots.frozen_on)?),
    };
    after.frozen_on = row.date(slots.frozen_on).unwrap_or(after.frozen_on);
    if after.frozen_on < day {
        row.fault(slots.frozen_on, Sentence::new("exchange.date.before").with("first", day));
    }
    if row.look.world.months.get(after.id()).is_some() && before.is_none() {
        after.id = Id::fresh();
    }
    row.set_personal(slots.author, &mut after.author, mask::name);
    row.set_text(slots.note, &mut after.note);
    Some(Draft { before, after, key: Some((Cow::Owned(day.to_string()), slots.first_day)) })
}
