//! Settings of the file: found by key.

use std::borrow::Cow;

use crate::model::{Changes, Date, Sentence, Setting, setting_key};

use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};

slots!(Slots: key value);

/// Reads all rows of a file as settings.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    fill::rows(book, look, changes, report, |row| draft(row, slots));
}

fn draft<'s, 'w>(row: &mut Row<'_, 's, 'w>, slots: Slots) -> Option<Draft<'s, 'w, Setting>> {
    let key = row.needed(slots.key)?;
    let before = row.look.world.settings.find(|setting| setting.key == key);
    let mut after = match before {
        Some(before) => before.clone(),
        None => Setting::new(key, row.needed(slots.value)?),
    };
    row.set_text(slots.value, &mut after.value);
    check(row, slots, &after);
    Some(Draft { before, after, key: Some((Cow::Borrowed(key), slots.key)) })
}

/// Tells a value that the program could not read.
fn check(row: &mut Row<'_, '_, '_>, slots: Slots, setting: &Setting) {
    let reason = match setting.key.as_str() {
        setting_key::REFERENCE_DATE => setting.value.parse::<Date>().err().map(|_| "exchange.date.unreadable"),
        setting_key::ACCEPTANCE_SCORE => {
            let fits = setting.value.parse::<u8>().is_ok_and(|score| score <= 100);
            (!fits).then_some("exchange.cell.no_percent")
        }
        _ => None,
    };
    if let Some(reason) = reason {
        row.fault(slots.value, Sentence::new(reason));
    }
}
