//! Days as text: how they are read from a field and how they are shown in a table.

use crate::model::Date;
use crate::words::Language;

/// A day in a table: 2026-10-31, 31 Oct 2026.
pub fn short_date(language: Language, day: Date) -> String {
    language.short_date(day)
}

/// A month: 2026年10月, October 2026.
pub fn month_title(language: Language, day: Date) -> String {
    match language {
        Language::Chinese => format!("{}年{}月", day.year(), day.month()),
        Language::English => day.strftime("%B %Y").to_string(),
    }
}

/// Whole days from one day to another; negative when `to` lies before.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// The day some days later; the same day where the calendar ends.
pub fn days_later(day: Date, days: i64) -> Date {
    day.checked_add(jiff::Span::new().try_days(days).unwrap_or_default()).unwrap_or(day)
}

/// A day without its year: 12月5日, 5 Dec.
pub fn month_day(language: Language, day: Date) -> String {
    match language {
        Language::Chinese => format!("{}月{}日", day.month(), day.day()),
        Language::English => day.strftime("%-d %b").to_string(),
    }
}

/// The key of the name of a day of the week.
pub fn weekday_key(day: Date) -> &'static str {
    const KEYS: [&str; 7] = [
        "form.weekday.monday",
        "form.weekday.tuesday",
        "form.weekday.wednesday",
        "form.weekday.thursday",
        "form.weekday.friday",
        "form.weekday.saturday",
        "form.weekday.sunday",
    ];
    KEYS.get(usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())).copied().unwrap_or(KEYS[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_counted_across_months_and_years() {
        assert_eq!(days_between(date(2025, 12, 31), date(2026, 3, 1)), 60);
        assert_eq!(days_between(date(2026, 3, 1), date(2025, 12, 31)), -60);
        assert_eq!(days_later(date(2026, 12, 31), 1), date(2027, 1, 1));
    }
}
