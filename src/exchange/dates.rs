//! Reads the ways in which offices write a day.

use jiff::civil::Date;

use crate::model::Sentence;

use super::spelling::half_width;

/// The years that a record of this work can lie in.
const PLAUSIBLE: std::ops::RangeInclusive<i16> = 1950..=2100;
/// The serial numbers that a spreadsheet writes for those years (1950-01-01 is 18264).
const SERIALS: std::ops::RangeInclusive<i64> = 18_264..=73_415;

/// Reads a day: 2026-09-05, 2026/9/5, 2026.9.5, 20260905, 2026年9月5日, 二〇二六年九月五日, each also with a time behind
/// it, and a spreadsheet's serial number such as 46270.
pub fn read(text: &str) -> Result<Date, Sentence> {
    if let Some((year, month, day)) = plain_parts(text.trim()) {
        return civil(year, month, day);
    }
    let plain: String = text.trim().chars().map(half_width).collect();
    if let Some(date) = digits_only(&plain) {
        return date;
    }
    let western = western_digits(&plain);
    let day =
        western.split(['T', ' ']).next().filter(|day| day.chars().any(|c| c.is_ascii_digit())).unwrap_or(&western);
    let parts: Vec<&str> = day.split(['-', '/', '.', '年', '月', '日', '号']).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [year, month, day] => civil(year, month, day),
        [year] if western.contains('年') && year.len() == 4 => Err(Sentence::new("exchange.date.year_only")),
        [_, _] if western.contains('年') || parts[0].len() == 4 => Err(Sentence::new("exchange.date.month_only")),
        _ => Err(Sentence::new("exchange.date.unreadable")),
    }
}

/// Reads a month: 2026-10, 2026.10, 2026年10月, or any day of it. Gives its first day.
pub fn read_month(text: &str) -> Result<Date, Sentence> {
    let plain: String = text.trim().chars().map(half_width).collect();
    let western = western_digits(&plain);
    let parts: Vec<&str> = western.split(['-', '/', '.', '年', '月']).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [year, month] if year.len() == 4 => civil(year, month, "1"),
        _ => read(text).map(Date::first_of_month),
    }
}

/// The parts of a day in plain digits between dashes, slashes or points, which is how most files write it.
fn plain_parts(text: &str) -> Option<(&str, &str, &str)> {
    let (year, rest) = text.split_once(['-', '/', '.'])?;
    let (month, day) = rest.split_once(['-', '/', '.'])?;
    let digits = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    (digits(year) && digits(month) && digits(day)).then_some((year, month, day))
}

/// A number alone: eight digits are year, month and day; a serial number of a spreadsheet may have a fraction.
fn digits_only(plain: &str) -> Option<Result<Date, Sentence>> {
    let whole = match plain.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|b| b.is_ascii_digit()) && whole.len() == 5 => whole,
        Some(_) => return None,
        None => plain,
    };
    if whole.is_empty() || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(match whole.len() {
        8 => civil(&whole[..4], &whole[4..6], &whole[6..]),
        4 => Err(Sentence::new("exchange.date.year_only")),
        _ => whole.parse().map_err(|_| Sentence::new("exchange.date.unreadable")).and_then(serial),
    })
}

/// The day of a spreadsheet's serial number in the epoch of 1900.
fn serial(number: i64) -> Result<Date, Sentence> {
    if !SERIALS.contains(&number) {
        return Err(Sentence::new("exchange.date.unreadable"));
    }
    let epoch = jiff::civil::date(1899, 12, 30);
    epoch.checked_add(jiff::Span::new().days(number)).map_err(|_| Sentence::new("exchange.date.unreadable"))
}

fn civil(year: &str, month: &str, day: &str) -> Result<Date, Sentence> {
    let unreadable = || Sentence::new("exchange.date.unreadable");
    let (Ok(year), Ok(month), Ok(day)) = (year.parse::<i16>(), month.parse::<i8>(), day.parse::<i8>()) else {
        return Err(unreadable());
    };
    if year < 100 {
        return Err(Sentence::new("exchange.date.short_year"));
    }
    let date = Date::new(year, month, day).map_err(|_| Sentence::new("exchange.date.no_such_day"))?;
    if !PLAUSIBLE.contains(&year) {
        return Err(Sentence::new("exchange.date.implausible").with("year", year));
    }
    Ok(date)
}

/// A text with Chinese numerals as digits: 二〇二六年十一月二十五日 becomes 2026年11月25日.
fn western_digits(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    let mut numeral = Vec::new();
    for c in plain.chars().chain(['\0']) {
        match numeral_of(c) {
            Some(value) => numeral.push(value),
            None => {
                out.push_str(&number(&numeral));
                numeral.clear();
                out.extend((c != '\0').then_some(c));
            }
        }
    }
    out
}

/// The value of a Chinese numeral; ten stands for 十, twenty for 廿, thirty for 卅.
fn numeral_of(c: char) -> Option<u32> {
    let plain = "〇一二三四五六七八九".chars().position(|numeral| numeral == c);
    plain.and_then(|value| u32::try_from(value).ok()).or(match c {
        '零' | '○' | 'Ｏ' | '０' => Some(0),
        '元' => Some(1),
        '十' => Some(10),
        '廿' => Some(20),
        '卅' => Some(30),
        _ => None,
    })
}

/// Numerals read digit by digit, or with tens: 二十五 is 25, 十 is 10, 廿五 is 25.
fn number(numerals: &[u32]) -> String {
    if numerals.iter().all(|value| *value < 10) {
        return numerals.iter().map(u32::to_string).collect();
    }
    let mut total = 0;
    let mut pending = 0;
    for value in numerals {
        match value {
            10 => total += 10 * std::mem::take(&mut pending).max(1),
            20 | 30 => total += value,
            digit => pending = *digit,
        }
    }
    (total + pending).to_string()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_way_to_write_a_day_is_the_same_day() {
        let ways = [
            "2026-09-05",
            "2026/9/5",
            "2026.9.5",
            "2026年9月5日",
            "2026年09月05日",
            "二〇二六年九月五日",
            "二零二六年九月五日",
            "20260905",
            "46270",
            "46270.5",
            "2026-09-05 08:30:00",
            "2026-09-05T08:30:00",
            "２０２６年９月５日",
            "2026/09/05 0:00",
            "2026年9月5号",
        ];
        for way in ways {
            assert_eq!(read(way), Ok(date(2026, 9, 5)), "{way}");
        }
        assert_eq!(read("二〇二五年十二月三十一日"), Ok(date(2025, 12, 31)));
        assert_eq!(read("二〇二五年十月廿五日"), Ok(date(2025, 10, 25)));
        assert_eq!(read("二〇二五年二十月一日"), Err(Sentence::new("exchange.date.no_such_day")));
    }

    #[test]
    fn what_is_no_day_is_refused_with_its_reason() {
        let cases = [
            ("二〇二六年", "exchange.date.year_only"),
            ("2026", "exchange.date.year_only"),
            ("2026年9月", "exchange.date.month_only"),
            ("2026-09", "exchange.date.month_only"),
            ("2026-02-30", "exchange.date.no_such_day"),
            ("2026-13-01", "exchange.date.no_such_day"),
            ("去年", "exchange.date.unreadable"),
            ("26/9/5", "exchange.date.short_year"),
            ("1", "exchange.date.unreadable"),
            ("99999999999999999999", "exchange.date.unreadable"),
            ("", "exchange.date.unreadable"),
        ];
        for (text, key) in cases {
            assert_eq!(read(text), Err(Sentence::new(key)), "{text}");
        }
        assert_eq!(read("1899-12-30"), Err(Sentence::new("exchange.date.implausible").with("year", 1899)));
    }

    #[test]
    fn a_serial_number_is_counted_as_a_spreadsheet_does() {
        assert_eq!(read("36526"), Ok(date(2000, 1, 1)));
        assert_eq!(read("45292"), Ok(date(2024, 1, 1)));
    }
}
