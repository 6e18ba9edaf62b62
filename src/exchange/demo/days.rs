//! Days in the demo county.

use jiff::ToSpan;
use jiff::civil::Date;

/// The day that counts as today.
pub(super) const TODAY: Date = jiff::civil::date(2026, 10, 31);

/// The day of the last meeting of the leaders.
pub(super) const LAST_MEETING: Date = jiff::civil::date(2026, 10, 12);

/// The day so many days later, or earlier.
pub(super) fn later(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap_or(day)
}

/// How many days lie between a day and today.
pub(super) fn age(day: Date) -> i64 {
    day.until(TODAY).map_or(0, |span| i64::from(span.get_days()))
}

/// That day, or the Friday before a weekend.
pub(super) fn at_work(day: Date) -> Date {
    later(day, -i64::from(day.weekday().to_monday_zero_offset() - 4).max(0))
}
