//! Days as text: how they are read from a field and how they are shown in a table.

use crate::model::Date;
use crate::words::Language;

/// A day in a table: 2026-10-31, 31 Oct 2026.
pub fn short_date(language: Language, day: Date) -> String {
    match language {
        Language::Chinese => day.to_string(),
        Language::English => day.strftime("%-d %b %Y").to_string(),
    }
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

/// Reads a day as people type it: `2026-10-31`, `2026/10/31`, `20261031`, `2026年10月31日`, `10-31` (of this year),
/// `+7` (days from today), 今天, 明天, 昨天, `today`, `tomorrow`, `yesterday`.
pub fn read_day(text: &str, today: Date) -> Option<Date> {
    let text = text.trim();
    match text {
        "今天" | "today" => return Some(today),
        "明天" | "tomorrow" => return Some(days_later(today, 1)),
        "昨天" | "yesterday" => return Some(days_later(today, -1)),
        _ => {}
    }
    if let Some(days) = text.strip_prefix('+') {
        return days.parse().ok().filter(|days| (0..40_000).contains(days)).map(|days| days_later(today, days));
    }
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<i16>().ok();
    let (year, month, day) = match parts[..] {
        [whole] if whole.len() == 8 => (number(&whole[..4])?, number(&whole[4..6])?, number(&whole[6..])?),
        [year, month, day] if year.len() == 4 => (number(year)?, number(month)?, number(day)?),
        [month, day] => (today.year(), number(month)?, number(day)?),
        _ => return None,
    };
    let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (1949..=2199).contains(&day.year()).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_as_people_type_them() {
        let today = date(2026, 10, 31);
        for text in ["2026-10-08", "2026/10/8", "20261008", "2026年10月8日", "10-8", " 2026.10.08 "] {
            assert_eq!(read_day(text, today), Some(date(2026, 10, 8)), "{text}");
        }
        assert_eq!(read_day("+7", today), Some(date(2026, 11, 7)));
        assert_eq!(read_day("今天", today), Some(today));
        assert_eq!(read_day("yesterday", today), Some(date(2026, 10, 30)));
    }

    #[test]
    fn what_is_no_day_is_none() {
        let today = date(2026, 10, 31);
        for text in ["", "2026-02-30", "26-1-1-1", "1899-12-30", "45291", "二〇二六年", "+x", "+99999999"] {
            assert_eq!(read_day(text, today), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_across_months_and_years() {
        assert_eq!(days_between(date(2025, 12, 31), date(2026, 3, 1)), 60);
        assert_eq!(days_between(date(2026, 3, 1), date(2025, 12, 31)), -60);
        assert_eq!(days_later(date(2026, 12, 31), 1), date(2027, 1, 1));
    }
}
