//! Days between two days.

use crate::model::Date;

/// Whole days from one day to another; negative when `to` lies before.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}
