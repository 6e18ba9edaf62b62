//! Working days: Monday to Friday, but for the holidays and make-up days of the office's own table.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};

use crate::model::{CatalogueKind, World};

/// The value of a row of the table of holidays that is a day off.
const OFF: &str = "off";
/// The value of a row of the table of holidays that is worked on a weekend.
const WORK: &str = "work";
/// How many working days are counted at most in one go; more than a working life.
const MOST: i32 = 20_000;

/// Which days are worked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Days from Monday to Friday that are not worked.
    off: BTreeSet<Date>,
    /// Days of a weekend that are worked.
    made_up: BTreeSet<Date>,
}

impl Calendar {
    /// The calendar of a county, from its table of holidays. A row whose code is no day, or which is switched off, says
    /// nothing.
    pub fn of(world: &World) -> Self {
        let mut calendar = Self::default();
        for row in world.catalogue.iter().filter(|row| row.kind == CatalogueKind::Holiday && row.active) {
            match (row.code.parse::<Date>(), row.value.as_str()) {
                (Ok(day), OFF) if !is_weekend(day) => drop(calendar.off.insert(day)),
                (Ok(day), WORK) if is_weekend(day) => drop(calendar.made_up.insert(day)),
                _ => {}
            }
        }
        calendar
    }

    /// Whether a day is worked.
    pub fn is_working(&self, day: Date) -> bool {
        if is_weekend(day) { self.made_up.contains(&day) } else { !self.off.contains(&day) }
    }

    /// The last of so many working days after a day, which itself does not count; before it where the number is
    /// negative; the day itself for none. Where the calendar of dates ends, its end.
    pub fn add(&self, day: Date, days: i32) -> Date {
        let mut left = days.clamp(-MOST, MOST);
        let mut at = day;
        while left != 0 {
            let next = if left > 0 { at.tomorrow() } else { at.yesterday() };
            let Ok(next) = next else { return at };
            at = next;
            if self.is_working(at) {
                left -= left.signum();
            }
        }
        at
    }

    /// How many working days lie after the first day up to the second one, which counts; negative where the second lies
    /// before the first.
    pub fn between(&self, from: Date, to: Date) -> i64 {
        if to < from {
            return -self.between(to, from);
        }
        let after = from.tomorrow().unwrap_or(from);
        if to < after {
            return 0;
        }
        let off = self.off.range(after..=to).count() as i64;
        let made_up = self.made_up.range(after..=to).count() as i64;
        weekdays_until(to) - weekdays_until(from) - off + made_up
    }
}

/// How many working days an issue of this level has, as the list of levels says; none where it says nothing.
pub fn days_of_level(world: &World, level: &str) -> Option<i32> {
    world.entry(CatalogueKind::Level, level)?.value.trim().parse().ok().filter(|days| (0..=MOST).contains(days))
}

/// The last day for an issue of this level that is taken up on a day; none where the list of levels does not say.
pub fn due_date(world: &World, calendar: &Calendar, level: &str, from: Date) -> Option<Date> {
    Some(calendar.add(from, days_of_level(world, level)?))
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// How many days from Monday to Friday lie between Monday, 1 January 1900, and a day, which counts.
fn weekdays_until(day: Date) -> i64 {
    const MONDAY: Date = jiff::civil::date(1900, 1, 1);
    let days = MONDAY.until(day).map_or(0, |span| i64::from(span.get_days()));
    days.div_euclid(7) * 5 + (days.rem_euclid(7) + 1).min(5)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::edits::default_catalogue;
    use crate::model::CatalogueRow;
    use crate::model::sample;

    fn county() -> World {
        World { catalogue: default_catalogue().into_iter().collect(), ..sample::sample_world() }
    }

    fn calendar() -> &'static Calendar {
        static MADE: std::sync::LazyLock<Calendar> = std::sync::LazyLock::new(|| Calendar::of(&county()));
        &MADE
    }

    #[test]
    fn holidays_are_left_out_and_made_up_weekends_count() {
        let calendar = calendar();
        assert!(!calendar.is_working(date(2026, 10, 1)), "a holiday on a Thursday");
        assert!(calendar.is_working(date(2026, 10, 10)), "a Saturday that is worked");
        assert!(!calendar.is_working(date(2026, 11, 21)), "an ordinary Saturday");
        assert_eq!(calendar.add(date(2026, 9, 30), 1), date(2026, 10, 8));
        assert_eq!(calendar.add(date(2026, 9, 30), 3), date(2026, 10, 10));
        assert_eq!(calendar.add(date(2026, 11, 20), 10), date(2026, 12, 4));
        assert_eq!(calendar.add(date(2026, 10, 8), -1), date(2026, 9, 30));
        assert_eq!(calendar.between(date(2026, 9, 30), date(2026, 10, 10)), 3);
        assert_eq!(calendar.between(date(2026, 10, 10), date(2026, 9, 30)), -3);
    }

    #[test]
    fn a_whole_year_has_the_working_days_that_counting_by_hand_gives() {
        // 2026 has 261 weekdays; 19 of them are holidays, and 6 days of weekends are worked.
        let calendar = calendar();
        let by_hand = (0..365).filter(|nth| calendar.is_working(day_after(date(2025, 12, 31), nth + 1))).count();
        assert_eq!(calendar.between(date(2025, 12, 31), date(2026, 12, 31)), by_hand as i64);
        assert_eq!(by_hand, 248);
    }

    #[test]
    fn an_office_edits_the_table() {
        let mut world = county();
        let row = |code: &str, value: &str, active| CatalogueRow {
            value: value.into(),
            active,
            ..CatalogueRow::blank(CatalogueKind::Holiday, code)
        };
        let own = [row("2027-02-08", "off", true), row("2027-02-09", "off", false), row("不是日期", "off", true)];
        world.catalogue = world.catalogue.iter().cloned().chain(own).collect();
        let calendar = Calendar::of(&world);
        assert!(!calendar.is_working(date(2027, 2, 8)) && calendar.is_working(date(2027, 2, 9)));
    }

    #[test]
    fn the_level_says_how_many_days_an_issue_has() {
        let world = county();
        let calendar = Calendar::of(&world);
        assert_eq!(days_of_level(&world, "village"), Some(10));
        assert_eq!(due_date(&world, &calendar, "village", date(2026, 11, 20)), Some(date(2026, 12, 4)));
        assert_eq!(due_date(&world, &calendar, "moon", date(2026, 11, 20)), None);
        assert_eq!(days_of_level(&sample::sample_world(), "village"), None, "a file whose list does not say");
    }

    #[test]
    fn the_end_of_all_dates_is_no_trap() {
        let calendar = Calendar::default();
        assert_eq!(calendar.add(Date::MAX, 3), Date::MAX);
        assert_eq!(calendar.add(Date::MIN, -3), Date::MIN);
        assert_eq!(calendar.add(date(2026, 1, 5), i32::MAX), calendar.add(date(2026, 1, 5), MOST));
    }

    fn day_after(day: Date, days: i64) -> Date {
        day.saturating_add(jiff::Span::new().days(days))
    }

    proptest! {
        #[test]
        fn counting_day_by_day_gives_the_same(start in 0i64..900, length in 0i64..500) {
            let calendar = calendar();
            let from = day_after(date(2024, 12, 1), start);
            let to = day_after(from, length);
            let slow = (1..=length).filter(|nth| calendar.is_working(day_after(from, *nth))).count() as i64;
            prop_assert_eq!(calendar.between(from, to), slow);
        }

        #[test]
        fn what_is_added_lies_between(start in 0i64..900, days in -60i32..60) {
            let calendar = calendar();
            let from = day_after(date(2025, 1, 1), start);
            let to = calendar.add(from, days);
            let expected = match i64::from(days) {
                back @ ..0 => -(-back - 1 + i64::from(calendar.is_working(from))),
                forth => forth,
            };
            prop_assert_eq!(calendar.between(from, to), expected);
            prop_assert!(days == 0 || calendar.is_working(to));
        }
    }
}
