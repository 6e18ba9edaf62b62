//! Matters that come again: the same kind, category and topic in the same place within twelve months. A matter without
//! a topic is compared by its category with others that have none, which is coarser: where it is told, it is said so.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::{Id, Issue, IssueState, Township, Village, World};

/// Within how many months a matter counts as having come again.
pub const MONTHS: i8 = 12;

/// What two matters have in common when one is the other come again.
type Sort<'a> = (&'a str, &'a str, &'a str, Option<Id<Village>>, Option<Id<Township>>);

/// The earlier issues that a matter repeats, latest first: raised before it within twelve months. Merged ones are left
/// out, being the same matter and no other; on the same day the number decides which is earlier.
pub fn earlier(world: &World, issue: &Issue) -> Vec<Id<Issue>> {
    let (own, first) = (sort(issue), first_day(issue.raised_on));
    let came_before = |other: &&Issue| {
        other.id != issue.id
            && other.raised_on >= first
            && (other.raised_on, &other.number) < (issue.raised_on, &issue.number)
    };
    let mut found: Vec<&Issue> = world.issues.iter().filter(came_before).filter(|other| own == sort(other)).collect();
    found.retain(|other| own.is_some() && other.state != IssueState::Merged);
    found.sort_by_key(|other| std::cmp::Reverse((other.raised_on, other.number.as_str())));
    found.into_iter().map(|other| other.id).collect()
}

/// All issues of the ledger that repeat an earlier one; in one walk, for lists and counts.
pub fn recurring(world: &World) -> BTreeSet<Id<Issue>> {
    let mut groups: BTreeMap<Sort<'_>, Vec<&Issue>> = BTreeMap::new();
    for issue in world.issues.iter().filter(|issue| issue.state != IssueState::Merged) {
        if let Some(sort) = sort(issue) {
            groups.entry(sort).or_default().push(issue);
        }
    }
    let mut found = BTreeSet::new();
    for group in groups.values_mut() {
        group.sort_by_key(|issue| (issue.raised_on, issue.number.as_str()));
        let pairs = group.iter().zip(group.iter().skip(1));
        found.extend(pairs.filter(|(one, next)| one.raised_on >= first_day(next.raised_on)).map(|(_, next)| next.id));
    }
    found
}

/// The first day that lies within the twelve months before a day.
fn first_day(raised_on: Date) -> Date {
    raised_on.saturating_sub(jiff::Span::new().months(MONTHS))
}

/// None for a matter about no place: such matters do not repeat each other. A part of a common problem counts by its
/// own place; the common problem itself, which is all its parts, does not count.
fn sort(issue: &Issue) -> Option<Sort<'_>> {
    let township = if issue.village.is_some() { None } else { issue.township };
    (issue.village.is_some() || township.is_some()).then_some((
        issue.kind.as_str(),
        issue.category.as_str(),
        issue.topic.as_str(),
        issue.village,
        township,
    ))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::model::sample::{self, new_issue};

    fn county(issues: Vec<Issue>) -> World {
        World { issues: issues.into_iter().collect(), ..sample::sample_world() }
    }

    #[test]
    fn the_same_matter_in_the_same_village_within_a_year_has_come_again() {
        let first = new_issue("1", "路灯不亮", Some("东一村"), date(2025, 11, 1));
        let second = new_issue("2", "路灯又不亮", Some("东一村"), date(2026, 11, 1));
        let late = new_issue("3", "路灯不亮", Some("东一村"), date(2027, 11, 2));
        let elsewhere = new_issue("4", "路灯不亮", Some("东二村"), date(2026, 11, 2));
        let other = Issue { topic: "water".into(), ..new_issue("5", "停水", Some("东一村"), date(2026, 11, 3)) };
        let merged = Issue { state: IssueState::Merged, ..new_issue("6", "同", Some("东一村"), date(2026, 10, 1)) };
        let world = county(vec![first.clone(), second.clone(), late.clone(), elsewhere, other, merged]);
        assert_eq!(earlier(&world, &second), [first.id]);
        assert_eq!(earlier(&world, &late), [], "a year and a day later");
        assert_eq!(recurring(&world), BTreeSet::from([second.id]));
    }

    #[test]
    fn a_matter_of_a_township_repeats_one_of_the_township_and_not_of_its_villages() {
        let town = |number: &str, day| Issue {
            township: Some(sample::township("东样乡")),
            ..new_issue(number, "卫生院缺医生", None, day)
        };
        let village = Issue {
            township: Some(sample::township("东样乡")),
            ..new_issue("3", "卫生院缺医生", Some("东一村"), date(2026, 2, 1))
        };
        let nowhere = |number: &str| new_issue(number, "某事", None, date(2026, 2, 1));
        let (one, two) = (town("1", date(2026, 1, 1)), town("2", date(2026, 3, 1)));
        let world = county(vec![one.clone(), two.clone(), village, nowhere("8"), nowhere("9")]);
        assert_eq!(earlier(&world, &two), [one.id]);
        assert_eq!(recurring(&world).len(), 1);
    }

    proptest! {
        #[test]
        fn the_walk_finds_what_asking_each_issue_finds(
            rows in proptest::collection::vec((0usize..3, 0i64..900, 0usize..2, any::<bool>()), 0..40),
        ) {
            let names = ["东一村", "东二村", "西一村"];
            let issue = |(nth, (place, day, topic, merged)): (usize, (usize, i64, usize, bool))| Issue {
                topic: ["road", "water"][topic].into(),
                state: if merged { IssueState::Merged } else { IssueState::Registered },
                ..new_issue(&nth.to_string(), "某事", Some(names[place]),
                    date(2024, 1, 1).saturating_add(jiff::Span::new().days(day)))
            };
            let world = county(rows.into_iter().enumerate().map(issue).collect());
            let asked: BTreeSet<_> = world.issues.iter()
                .filter(|row| row.state != IssueState::Merged && !earlier(&world, row).is_empty())
                .map(|row| row.id).collect();
            prop_assert_eq!(recurring(&world), asked);
        }
    }
}
