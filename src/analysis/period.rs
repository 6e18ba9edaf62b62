//! A stretch of days over which something is counted, as far as it has come.

use crate::model::Date;

/// The days from a first to a last one, both counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day: not after the day that counts as today.
    pub last: Date,
}

impl Period {
    /// The month of a day, up to today.
    pub fn month(day: Date, today: Date) -> Self {
        Self { first: day.first_of_month(), last: day.last_of_month().min(today) }
    }

    /// The quarter of a day, up to today.
    pub fn quarter(day: Date, today: Date) -> Self {
        let first = (0..(day.month() - 1) % 3).fold(day.first_of_month(), |first, _| month_before(first));
        let last = (0..2).fold(first.last_of_month(), |last, _| month_after(last));
        Self { first, last: last.min(today) }
    }

    /// The year of a day, up to today.
    pub fn year(day: Date, today: Date) -> Self {
        Self { first: day.first_of_year(), last: day.last_of_year().min(today) }
    }

    /// Whether a day lies in it.
    pub fn has(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether a day is known and lies in it.
    pub fn has_some(self, day: Option<Date>) -> bool {
        day.is_some_and(|day| self.has(day))
    }

    /// The last day before it; its own last day where the whole of it is still to come.
    pub fn eve(self) -> Date {
        self.first.yesterday().unwrap_or(self.first).min(self.last)
    }
}

/// The first day of the month before that of a day.
pub fn month_before(day: Date) -> Date {
    day.first_of_month().yesterday().map_or(day, Date::first_of_month)
}

/// The last day of the month after that of a day.
fn month_after(day: Date) -> Date {
    day.last_of_month().tomorrow().map_or(day, Date::last_of_month)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn periods_end_with_their_last_day_or_today() {
        let today = date(2026, 11, 21);
        let of = |period: Period| (period.first, period.last);
        assert_eq!(of(Period::month(date(2026, 2, 9), today)), (date(2026, 2, 1), date(2026, 2, 28)));
        assert_eq!(of(Period::month(today, today)), (date(2026, 11, 1), today));
        assert_eq!(of(Period::quarter(date(2026, 5, 31), today)), (date(2026, 4, 1), date(2026, 6, 30)));
        assert_eq!(of(Period::quarter(today, today)), (date(2026, 10, 1), today));
        assert_eq!(of(Period::year(date(2025, 5, 1), today)), (date(2025, 1, 1), date(2025, 12, 31)));
        assert_eq!(Period::month(date(2026, 1, 5), today).eve(), date(2025, 12, 31));
        assert_eq!(month_before(date(2026, 1, 31)), date(2025, 12, 1));
    }

    #[test]
    fn a_period_to_come_has_no_day() {
        let today = date(2026, 11, 21);
        let december = Period::month(date(2026, 12, 1), today);
        assert!(![today, date(2026, 12, 1), date(2026, 12, 31)].iter().any(|day| december.has(*day)));
        assert_eq!(december.eve(), today);
    }
}
