//! The findings: what follows from the records about each village, each township and the county on a day.

use std::collections::BTreeMap;

use crate::model::{Date, Id, Township, Village, World};

use super::counts::{Totals, VillageFinding};
use super::facts::Facts;
use super::walk::Walk;

/// All findings of one revision on one day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// The day.
    pub today: Date,
    /// By village: every village has an entry.
    pub villages: BTreeMap<Id<Village>, VillageFinding>,
    /// By township: every township has an entry.
    pub townships: BTreeMap<Id<Township>, Totals>,
    /// The county.
    pub county: Totals,
    /// The records as columns, for measures.
    pub(super) facts: Facts,
}

impl Findings {
    /// Makes the findings in one walk over each table. A merged issue is counted where it continues, and nowhere
    /// else; an issue about a township as a whole counts for the township and the county; one that is about no known
    /// place counts for the county alone.
    pub fn of(world: &World, today: Date) -> Self {
        let mut walk = Walk::new(world, today);
        world.issues.iter().for_each(|issue| walk.issue(issue));
        world.standings.iter().for_each(|standing| walk.standing(world, standing));
        walk.postings(world);
        let (villages, townships, county) = walk.finish(world);
        Self {
            today,
            villages: world.villages.iter().map(|village| village.id).zip(villages).collect(),
            townships: world.townships.iter().map(|township| township.id).zip(townships).collect(),
            county,
            facts: Facts::default(),
        }
    }

    /// The first day of each of the twelve months of the trends, oldest first; the last is the month of `today`.
    pub fn months(today: Date) -> [Date; 12] {
        let mut months = [today.first_of_month(); 12];
        for nth in (0..11).rev() {
            months[nth] = months[nth + 1].yesterday().map_or(months[nth + 1], Date::first_of_month);
        }
        months
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::model::sample::{self, TODAY, township, village};
    use crate::model::{Issue, IssueState, Table};

    /// The findings of one village and the totals of its townships, counted by asking every record again.
    fn recounted(world: &World, today: Date, id: Id<Village>) -> VillageFinding {
        let issues: Vec<&Issue> =
            world.issues.iter().filter(|row| row.village == Some(id) && row.state != IssueState::Merged).collect();
        let count = |question: &dyn Fn(&Issue) -> bool| issues.iter().filter(|row| question(row)).count() as u32;
        let months = Findings::months(today);
        let after = |nth: usize| months.get(nth + 1).copied().unwrap_or(Date::MAX);
        let held: Vec<_> =
            world.postings.iter().filter(|row| row.holds_on(today) && row.village() == Some(id)).collect();
        let mut residents: Vec<_> = held.iter().filter(|row| row.is_resident()).filter_map(|row| row.cadre).collect();
        residents.sort();
        residents.dedup();
        VillageFinding {
            open: count(&|row| row.state.is_open()),
            overdue: count(&|row| row.is_overdue(today)),
            disputes: count(&|row| row.state.is_open() && row.kind == "dispute"),
            parked: count(&|row| row.state == IssueState::Parked),
            closed: count(&|row| row.state == IssueState::Closed),
            weak: world.weak_standing(id).map(|row| row.id),
            residents: residents.len() as u32,
            postings: held.len() as u32,
            raised_by_month: std::array::from_fn(|nth| {
                count(&|row| months[nth] <= row.raised_on && row.raised_on < after(nth))
            }),
            open_by_month: std::array::from_fn(|nth| {
                count(&|row| {
                    let raised = row.raised_on < after(nth);
                    raised && (row.state.is_open() || row.closed_on.is_some_and(|day| day >= after(nth)))
                })
            }),
        }
    }

    fn any_issue(number: usize) -> impl Strategy<Value = Issue> {
        let names = ["东一村", "东二村", "东三村", "西一村", "西二村", "西三村"];
        (0..names.len() + 2, 0..6usize, 0i64..900, 0i64..200, any::<bool>()).prop_map(
            move |(place, state, age, took, dispute)| {
                let raised_on = TODAY.saturating_sub(jiff::Span::new().days(age));
                let later = Some(raised_on.saturating_add(jiff::Span::new().days(took)).min(TODAY));
                let state = IssueState::ALL[state];
                Issue {
                    state,
                    township: (place == names.len()).then(|| township("东样乡")),
                    closed_on: later.filter(|_| state == IssueState::Closed),
                    due_on: later,
                    recheck_on: later,
                    kind: if dispute { "dispute" } else { "issue" }.into(),
                    ..sample::new_issue(&number.to_string(), "某事", names.get(place).copied(), raised_on)
                }
            },
        )
    }

    proptest! {
        #[test]
        fn the_walk_finds_what_asking_every_record_again_finds(
            issues in (0usize..60).prop_flat_map(|count| (0..count).map(any_issue).collect::<Vec<_>>()),
        ) {
            let mut world = sample::sample_world();
            world.issues = issues.into_iter().collect();
            let findings = Findings::of(&world, TODAY);
            for row in world.villages.iter() {
                prop_assert_eq!(&findings.villages[&row.id], &recounted(&world, TODAY, row.id));
            }
            let open = world.issues.iter().filter(|row| row.state.is_open()).count();
            prop_assert_eq!(findings.county.open as usize, open);
            let overdue = world.issues.iter().filter(|row| row.is_overdue(TODAY)).count();
            prop_assert_eq!(findings.county.overdue as usize, overdue);
            prop_assert_eq!(findings.county.open_by_month[11], findings.county.open);
        }
    }

    #[test]
    fn the_sample_has_the_findings_that_can_be_read_off_it() {
        let world = sample::sample_world();
        let findings = Findings::of(&world, TODAY);
        for row in world.villages.iter() {
            assert_eq!(findings.villages[&row.id], recounted(&world, TODAY, row.id), "{}", row.name);
        }
        let east = &findings.townships[&township("东样乡")];
        assert_eq!((east.villages, east.open, east.weak, east.with_resident, east.households), (3, 3, 2, 1, 900));
        let west = &findings.townships[&township("西例镇")];
        assert_eq!((west.open, west.closed), (2, 1), "with the issue of the township as a whole");
        assert_eq!((findings.county.open, findings.county.villages, findings.county.weak), (5, 6, 3));
    }

    #[test]
    fn an_issue_about_no_known_place_counts_for_the_county_alone() {
        let mut world = sample::sample_world();
        world.issues = [sample::new_issue("1", "某事", Some("不存在的村"), TODAY)].into_iter().collect();
        let findings = Findings::of(&world, TODAY);
        assert_eq!(findings.county.open, 1);
        assert!(findings.townships.values().all(|totals| totals.open == 0));
    }

    #[test]
    fn a_cadre_with_two_roles_lives_in_a_village_once() {
        let mut world = sample::sample_world();
        let mut twice: Vec<_> = world.postings.iter().cloned().collect();
        let again = twice.iter().find(|row| row.village() == Some(village("西一村"))).unwrap().clone();
        twice.push(crate::model::Posting { id: Id::named("again"), role: "resident".into(), ..again });
        world.postings = twice.into_iter().collect();
        let found = &Findings::of(&world, TODAY).villages[&village("西一村")];
        assert_eq!((found.residents, found.postings), (1, 2));
    }

    #[test]
    fn the_case_that_was_listed_last_is_the_one_that_counts() {
        let mut world = sample::sample_world();
        let mut cases: Vec<_> = world.standings.iter().cloned().collect();
        let old = cases.iter().find(|row| row.village == village("东一村")).unwrap().clone();
        for (name, day) in [("a", date(2026, 1, 1)), ("b", date(2026, 10, 1)), ("c", date(2025, 1, 1))] {
            cases.push(crate::model::Standing { id: Id::named(name), listed_on: day, ..old.clone() });
        }
        world.standings = cases.into_iter().collect();
        assert_eq!(Findings::of(&world, TODAY).villages[&village("东一村")].weak, Some(Id::named("b")));
    }

    #[test]
    fn the_months_reach_back_over_the_turn_of_the_year() {
        let months = Findings::months(date(2026, 3, 31));
        assert_eq!((months[0], months[9], months[11]), (date(2025, 4, 1), date(2026, 1, 1), date(2026, 3, 1)));
    }

    #[test]
    fn a_county_without_records_has_findings_of_nothing() {
        let mut world = sample::sample_world();
        world.villages = Table::default();
        world.townships = Table::default();
        assert!(Findings::of(&world, TODAY).villages.is_empty());
        assert_eq!(Findings::of(&World::default(), TODAY).county, Totals::default());
    }
}
