//! The days at which the county is looked at month after month.

use crate::model::{Date, World};

/// The last day of each month from that of `first` on, and today for the month of today: at most so many, the earliest
/// left out. Ascending; only today where `first` is not before it.
pub fn month_ends(first: Date, today: Date, most: usize) -> Vec<Date> {
    let mut days = vec![today];
    while days.len() < most.max(1) {
        let earliest = days[days.len() - 1];
        match earliest.first_of_month().yesterday() {
            Ok(end) if end >= first => days.push(end),
            _ => break,
        }
    }
    days.reverse();
    days
}

/// The first day of which there is an issue or a case of a weak village: before it a map would be empty for want of
/// records, not of matters. Days after today do not count.
pub fn first_day(world: &World, today: Date) -> Option<Date> {
    let issues = world.issues.iter().map(|issue| issue.raised_on);
    let cases = world.standings.iter().map(|case| case.listed_on);
    issues.chain(cases).filter(|day| *day <= today).min()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::model::sample;

    #[test]
    fn each_month_has_its_last_day_and_this_one_today() {
        let days = month_ends(date(2025, 12, 20), date(2026, 3, 5), 24);
        assert_eq!(days, [date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 5)]);
        assert_eq!(month_ends(date(2020, 1, 1), date(2026, 3, 5), 2), [date(2026, 2, 28), date(2026, 3, 5)]);
        assert_eq!(month_ends(date(2026, 4, 1), date(2026, 3, 5), 24), [date(2026, 3, 5)]);
    }

    #[test]
    fn the_first_day_is_that_of_the_first_record() {
        let world = sample::sample_world();
        let first = first_day(&world, sample::TODAY).expect("there are records");
        assert!(world.issues.iter().all(|issue| issue.raised_on >= first));
        assert_eq!(first_day(&World::default(), sample::TODAY), None);
    }

    proptest! {
        #[test]
        fn days_ascend_end_today_and_miss_no_month(back in 0i64..3000, most in 1usize..60) {
            let first = sample::TODAY.saturating_sub(jiff::Span::new().days(back));
            let days = month_ends(first, sample::TODAY, most);
            prop_assert!(days.len() <= most);
            prop_assert_eq!(days.last().copied(), Some(sample::TODAY));
            for pair in days.windows(2) {
                prop_assert!(pair[0] < pair[1]);
                prop_assert_eq!(pair[0].tomorrow().unwrap().first_of_month(), pair[1].first_of_month());
                prop_assert_eq!(pair[0], pair[0].last_of_month());
                prop_assert!(pair[0] >= first);
            }
        }
    }
}
