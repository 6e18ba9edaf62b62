//! The clock: the only place that asks it.

use jiff::{Timestamp, Zoned};

use crate::model::Date;

/// The day in the local time zone.
#[expect(clippy::disallowed_methods, reason = "this is the place that the lint names")]
pub(super) fn today() -> Date {
    Zoned::now().date()
}

/// The time as RFC 3339 in UTC with milliseconds, as GeoPackage writes it.
#[expect(clippy::disallowed_methods, reason = "this is the place that the lint names")]
pub(super) fn now() -> String {
    format!("{:.3}", Timestamp::now())
}

/// The beginning of a day, in the same form.
pub(super) fn beginning_of(day: Date) -> String {
    format!("{day}T00:00:00.000Z")
}
