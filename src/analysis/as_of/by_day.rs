//! What was there by a day.

use crate::model::{Date, Fate};

/// What is dated after the day was not there yet.
pub(super) fn dated<T>(on: Date, day: Date) -> Fate<T> {
    if on > day { Fate::Gone } else { Fate::Kept }
}

/// The day, unless it came later.
pub(super) fn by(on: Option<Date>, day: Date) -> Option<Date> {
    on.filter(|on| *on <= day)
}

/// The row, changed where it differs.
pub(super) fn fate<T: PartialEq>(row: &T, then: T) -> Fate<T> {
    if *row == then { Fate::Kept } else { Fate::Changed(Box::new(then)) }
}
