//! Days and picked records as the gaps of a form see them.

use crate::model::{Date, Record};
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{DateDraft, PickDraft};

/// A day that has to be there; notes a gap where it is not.
pub(super) fn needed_day(gaps: &mut Vec<Gap>, field: &'static str, draft: &DateDraft, today: Date) -> Option<Date> {
    let day = draft.day(today);
    if day.is_none() {
        gaps.push(if draft.is_unreadable(today) { Gap::wrong(field, "form.wrong.day") } else { Gap::missing(field) });
    }
    day
}

/// A day that may be left out; notes a gap where it cannot be read.
pub(super) fn optional_day(gaps: &mut Vec<Gap>, field: &'static str, draft: &DateDraft, today: Date) -> Option<Date> {
    if draft.is_unreadable(today) {
        gaps.push(Gap::wrong(field, "form.wrong.day"));
    }
    draft.day(today)
}

/// Notes a gap where something was typed that is no record, or where a record that is needed was not chosen.
pub(super) fn picked<T: Record>(gaps: &mut Vec<Gap>, field: &'static str, draft: &PickDraft<T>, needed: bool) {
    if draft.is_unknown() {
        gaps.push(Gap::wrong(field, "form.wrong.unknown"));
    } else if needed && draft.chosen.is_none() {
        gaps.push(Gap::missing(field));
    }
}
