//! Days as people type them: 2026-12-05, 11.3, 明天, 下周五, 5个工作日, 月底.

use jiff::civil::Weekday;

use super::day::days_later;
use crate::analysis::Calendar;
use crate::model::Date;

/// How many days a count of days may name at most.
const MOST: i64 = 40_000;

/// Words that name a day by its distance from today.
const NEAR: [(&str, i64); 20] = [
    ("今天", 0),
    ("今日", 0),
    ("today", 0),
    ("jt", 0),
    ("明天", 1),
    ("明日", 1),
    ("tomorrow", 1),
    ("mt", 1),
    ("后天", 2),
    ("後天", 2),
    ("ht", 2),
    ("大后天", 3),
    ("昨天", -1),
    ("昨日", -1),
    ("yesterday", -1),
    ("zt", -1),
    ("前天", -2),
    ("qt", -2),
    ("大前天", -3),
    ("now", 0),
];

/// The beginnings by which a week or a month is chosen, the longer before the shorter, and how far they lead.
const WHICH: [(&str, i64); 16] = [
    ("下下个", 2),
    ("上上个", -2),
    ("下下", 2),
    ("上上", -2),
    ("下个", 1),
    ("上个", -1),
    ("这个", 0),
    ("本", 0),
    ("这", 0),
    ("下", 1),
    ("上", -1),
    ("next ", 1),
    ("last ", -1),
    ("this ", 0),
    ("on ", 0),
    ("", 0),
];

/// The days of the week by their Chinese names and their English ones.
const WEEKDAYS: [(Weekday, &str, &str); 7] = [
    (Weekday::Monday, "一", "monday"),
    (Weekday::Tuesday, "二", "tuesday"),
    (Weekday::Wednesday, "三", "wednesday"),
    (Weekday::Thursday, "四", "thursday"),
    (Weekday::Friday, "五", "friday"),
    (Weekday::Saturday, "六", "saturday"),
    (Weekday::Sunday, "日", "sunday"),
];

/// Reads a day as people type it: `2026-10-31`, `2026/10/31`, `20261031`, `2026年10月31日`; `11.3` and `11月3日` (of the
/// year in which it is nearest to today); `5号`, `下月5日`, `月底`; `+7`, `7天`, `两周后`; 今天, 明天, 后天, 昨天; 周五,
/// 下周五; and the same in English. Working days (`5个工作日`) are counted by the calendar.
pub fn read_day(text: &str, today: Date, calendar: &Calendar) -> Option<Date> {
    let text = plain(text);
    let near = NEAR.iter().find(|(word, _)| *word == text).map(|(_, days)| days_later(today, *days));
    near.or_else(|| counted(&text, today, calendar))
        .or_else(|| of_a_week(&text, today))
        .or_else(|| of_a_month(&text, today))
        .or_else(|| written(&text, today))
}

/// The text in small letters, with the full-width signs and figures of Chinese keyboards as plain ones.
fn plain(text: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' | '．' | '／' | '－' | '＋' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '。' => '.',
        '\u{3000}' => ' ',
        _ => c,
    };
    text.trim().to_lowercase().chars().map(narrow).collect()
}

/// A number of days, weeks, months or working days from today.
fn counted(text: &str, today: Date, calendar: &Calendar) -> Option<Date> {
    if let Some(days) = text.strip_prefix('+') {
        if let Some(days) = without_end(days, &["个工作日", "工作日", "w", "wd"]) {
            return number(days).map(|days| calendar.add(today, days as i32));
        }
        return number(days).map(|days| days_later(today, days));
    }
    let back = text.ends_with('前') || text.ends_with(" ago");
    let text = without_end(text, &["之后", "以后", "之内", "以内", "后", "内", "前", " ago"]).unwrap_or(text).trim();
    let text = text.strip_prefix("in ").unwrap_or(text);
    let signed = |days: i64| if back { -days } else { days };
    let of = |ends: &[&str]| without_end(text, ends).and_then(number).map(signed);
    if let Some(days) = of(&["个工作日", "工作日", "working days", "working day", "wd"]) {
        return Some(calendar.add(today, days as i32));
    }
    if let Some(weeks) = of(&["个星期", "星期", "个礼拜", "周", "weeks", "week"]) {
        return Some(days_later(today, weeks * 7));
    }
    if let Some(months) = of(&["个月", "months", "month"]) {
        return today.checked_add(jiff::Span::new().try_months(months).ok()?).ok();
    }
    of(&["天", "days", "day"]).map(|days| days_later(today, days))
}

/// A day of this week or of another one.
fn of_a_week(text: &str, today: Date) -> Option<Date> {
    let (which, rest) = chosen(text);
    let chinese = ["星期", "礼拜", "周"].iter().find_map(|word| rest.strip_prefix(word));
    let named = |(_, zh, en): &&(Weekday, &str, &str)| match chinese {
        Some(day) => day == *zh || (*zh == "日" && ["天", "末"].contains(&day)),
        None => rest == *en || rest == &en[..3],
    };
    let weekday = WEEKDAYS.iter().find(named)?.0;
    let monday = days_later(today, -i64::from(today.weekday().since(Weekday::Monday)));
    Some(days_later(monday, which * 7 + i64::from(weekday.since(Weekday::Monday))))
}

/// A day of this month or of another one, and the last of a month or of the year.
fn of_a_month(text: &str, today: Date) -> Option<Date> {
    if ["年底", "年末"].contains(&text) {
        return Date::new(today.year(), 12, 31).ok();
    }
    let (which, rest) = chosen(text);
    let month = today.first_of_month().checked_add(jiff::Span::new().try_months(which).ok()?).ok()?;
    if ["月底", "月末", "month end"].contains(&rest) {
        return Some(month.last_of_month());
    }
    let day = match rest.strip_prefix('月') {
        Some(day) => without_end(day, &["号", "日"]).unwrap_or(day),
        None => without_end(rest, &["号", "日"]).filter(|day| !day.contains('月'))?,
    };
    Date::new(month.year(), month.month(), i8::try_from(number(day)?).ok()?).ok()
}

/// A day in figures.
fn written(text: &str, today: Date) -> Option<Date> {
    if !text.chars().all(|c| c.is_ascii_digit() || "-/. 年月日号".contains(c)) {
        return None;
    }
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<i16>().ok();
    let (year, month, day) = match parts[..] {
        [whole] if whole.len() == 8 => (number(&whole[..4])?, number(&whole[4..6])?, number(&whole[6..])?),
        [year, month, day] if year.len() == 4 => (number(year)?, number(month)?, number(day)?),
        [month, day] => return nearest(number(month)?, number(day)?, today),
        _ => return None,
    };
    let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (1949..=2199).contains(&day.year()).then_some(day)
}

/// The day of the year in which it is nearest to today.
fn nearest(month: i16, day: i16, today: Date) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let years = [today.year() - 1, today.year(), today.year() + 1];
    let days = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
    days.min_by_key(|date| super::day::days_between(today, *date).abs())
}

/// Which week or month a text begins with, and the rest of it.
fn chosen(text: &str) -> (i64, &str) {
    let found = WHICH.iter().find_map(|(word, which)| text.strip_prefix(word).map(|rest| (*which, rest)));
    found.unwrap_or((0, text))
}

fn without_end<'a>(text: &'a str, ends: &[&str]) -> Option<&'a str> {
    ends.iter().find_map(|end| text.strip_suffix(end)).map(str::trim)
}

/// A number in figures or in Chinese numerals below a hundred.
fn number(text: &str) -> Option<i64> {
    let text = text.trim();
    let digit = |c: char| match c {
        '两' => Some(2),
        _ => "零一二三四五六七八九".chars().position(|each| each == c).map(|at| at as i64),
    };
    let figures = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let read = if figures { text.parse().ok() } else { None };
    let spelled = || {
        let letters: Vec<char> = text.chars().collect();
        match letters[..] {
            ['半'] => None,
            ['十'] => Some(10),
            ['十', ones] => Some(10 + digit(ones)?),
            [tens, '十'] => Some(digit(tens)? * 10),
            [tens, '十', ones] => Some(digit(tens)? * 10 + digit(ones)?),
            [ones] => digit(ones),
            _ => None,
        }
    };
    read.or_else(spelled).filter(|number| (0..MOST).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// A Saturday.
    const TODAY: Date = date(2026, 11, 21);

    fn read(text: &str) -> Option<Date> {
        read_day(text, TODAY, &Calendar::default())
    }

    fn all(texts: &[&str], expected: Date) {
        for text in texts {
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn figures_are_read_with_whatever_stands_between_them() {
        let texts = ["2026-10-08", "2026/10/8", "20261008", "2026年10月8日", " 2026.10.08 ", "２０２６．１０．８"];
        all(&texts, date(2026, 10, 8));
    }

    #[test]
    fn a_day_without_its_year_is_the_nearest() {
        all(&["11.3", "11-3", "11月3日", "11/03", "11。3"], date(2026, 11, 3));
        all(&["12.31", "12月31日"], date(2026, 12, 31));
        all(&["1.15", "1月15号"], date(2027, 1, 15));
        assert_eq!(read_day("12.28", date(2027, 1, 4), &Calendar::default()), Some(date(2026, 12, 28)));
    }

    #[test]
    fn days_are_named_and_counted_from_today() {
        all(&["今天", "today", "jt", "+0"], TODAY);
        all(&["明天", "tomorrow", "mt", "+1", "1天后"], date(2026, 11, 22));
        all(&["后天", "两天后", "2天"], date(2026, 11, 23));
        all(&["昨天", "yesterday", "1天前"], date(2026, 11, 20));
        all(&["+7", "7天", "七天后", "一周后", "1周内", "in 7 days", "1 week"], date(2026, 11, 28));
        all(&["一个月后", "1个月", "1 month"], date(2026, 12, 21));
        all(&["十五天内", "15天"], date(2026, 12, 6));
    }

    #[test]
    fn days_of_the_week_and_of_the_month_are_named() {
        all(&["周五", "本周五", "这周五", "星期五", "friday", "fri"], date(2026, 11, 20));
        all(&["下周五", "下星期五", "下个礼拜五", "next friday"], date(2026, 11, 27));
        all(&["下下周一"], date(2026, 11, 30));
        all(&["周日", "星期天", "sunday"], date(2026, 11, 22));
        all(&["上周一", "last monday"], date(2026, 11, 9));
        all(&["5号", "本月5日"], date(2026, 11, 5));
        all(&["下月5日", "下个月5号"], date(2026, 12, 5));
        all(&["月底", "本月底"], date(2026, 11, 30));
        all(&["下月底", "下个月底"], date(2026, 12, 31));
        all(&["年底"], date(2026, 12, 31));
    }

    #[test]
    fn working_days_are_counted_by_the_calendar() {
        all(&["5个工作日", "5工作日", "五个工作日", "5个工作日内", "5 working days", "5wd", "+5w"], date(2026, 11, 27));
        all(&["10个工作日"], date(2026, 12, 4));
        all(&["1个工作日前"], date(2026, 11, 20));
    }

    #[test]
    fn what_is_no_day_is_none() {
        let texts = [
            "",
            "2026-02-30",
            "26-1-1-1",
            "1899-12-30",
            "45291",
            "二〇二六年",
            "+x",
            "+99999999",
            "周八",
            "下周",
            "13.1",
            "32号",
            "个工作日",
            "工作日",
            "abc",
            "下月",
            "月",
            "99999999999999天",
            "半天",
        ];
        for text in texts {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
