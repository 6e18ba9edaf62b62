//! The measures of the sample, and what holds for all of them.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::analysis::{Areas, Findings, Level, world_as_of};
use crate::model::sample::{self, TODAY, township, unit, village};
use crate::model::{Activity, Id, Indicator, Issue, IssueState, World, activity_kind};

/// The value of a measure at villages.
fn values(world: &World, code: &str, names: &[&str]) -> Vec<Value> {
    let villages: Vec<_> = names.iter().map(|name| village(name)).collect();
    Measure::from_code(code).expect(code).values(world, &Findings::of(world, TODAY), &villages)
}

fn value(world: &World, code: &str, name: &str) -> Value {
    values(world, code, &[name])[0]
}

/// A measure read at a level.
fn reading(world: &World, code: &str, level: Level) -> Reading {
    let measure = Measure::from_code(code).expect(code);
    measure.read(world, &Findings::of(world, TODAY), &Areas::of(world, level), None)
}

fn numbers(values: &[f64]) -> Vec<Value> {
    values.iter().copied().map(Value::Number).collect()
}

fn with_issues(issues: Vec<Issue>) -> World {
    World { issues: issues.into_iter().collect(), ..sample::sample_world() }
}

fn visit(place: &str, on: jiff::civil::Date) -> Activity {
    Activity { villages: vec![village(place)], ..Activity::blank(activity_kind::VISIT, on) }
}

fn without_households(world: &mut World, households: &[(&str, Option<u32>)]) {
    let mut rows: Vec<_> = world.villages.iter().cloned().collect();
    for row in &mut rows {
        if let Some((_, households)) = households.iter().find(|(name, _)| *name == row.name) {
            row.households = *households;
        }
    }
    world.villages = rows.into_iter().collect();
}

#[test]
fn each_measure_of_the_sample_can_be_read_off_it() {
    let world = sample::sample_world();
    let names = ["东一村", "东二村", "东三村", "西一村", "西二村", "西三村"];
    for (code, expected) in [
        ("open", [0.0, 2.0, 1.0, 0.0, 1.0, 0.0]),
        ("overdue", [0.0, 1.0, 0.0, 0.0, 0.0, 0.0]),
        ("older", [0.0, 0.0, 1.0, 0.0, 1.0, 0.0]),
        ("older:30", [0.0, 2.0, 1.0, 0.0, 1.0, 0.0]),
        ("new", [0.0; 6]),
        ("reopened", [0.0; 6]),
        ("bounced", [0.0; 6]),
        ("supervised", [0.0; 6]),
        ("visits", [0.0; 6]),
        ("residents", [0.0, 1.0, 0.0, 1.0, 0.0, 0.0]),
        ("resident", [0.0, 1.0, 0.0, 1.0, 0.0, 0.0]),
        ("weak", [1.0, 1.0, 0.0, 0.0, 1.0, 0.0]),
    ] {
        assert_eq!(values(&world, code, &names), numbers(&expected), "{code}");
    }
    assert_eq!(value(&world, "open/households", "东二村"), Value::Number(2.0 * 1000.0 / 300.0));
    assert_eq!(value(&world, "closed_share", "西一村"), Value::Number(100.0));
    assert_eq!(value(&world, "closed_share", "东二村"), Value::Number(0.0));
    assert_eq!(value(&world, "closed_share", "东一村"), Value::NotApplicable, "no issue was raised");
    assert_eq!(value(&world, "days_to_close", "西一村"), Value::Number(80.0), "from 1 March to 20 May");
    assert_eq!(value(&world, "days_to_close", "东二村"), Value::NotApplicable, "nothing was closed");
    assert_eq!(values(&world, "load", &["东二村", "西一村"]), numbers(&[2.0, 0.0]));
    assert_eq!(value(&world, "load", "东一村"), Value::NotApplicable, "nobody is posted");
    assert_eq!(value(&world, "open", "不存在的村"), Value::NotReported);
}

#[test]
fn counts_of_handling_follow_the_issues() {
    let raised = |number: &str, day| sample::new_issue(number, "某事", Some("东一村"), day);
    let world = with_issues(vec![
        Issue { reopened: 2, handed_on: 1, ..raised("1", date(2026, 10, 5)) },
        Issue { reopened: 1, handed_on: 5, ..raised("2", date(2025, 10, 31)) },
        Issue { supervised: true, ..raised("3", date(2026, 10, 31)) },
        Issue { supervised: true, state: IssueState::Closed, closed_on: Some(TODAY), ..raised("4", date(2026, 1, 1)) },
        Issue { supervised: true, state: IssueState::Merged, reopened: 9, ..raised("5", date(2026, 10, 1)) },
        raised("6", date(2026, 11, 1)),
    ]);
    for (code, expected) in [("reopened", 2.0), ("bounced", 1.0), ("supervised", 1.0), ("new", 2.0), ("open", 4.0)] {
        assert_eq!(value(&world, code, "东一村"), Value::Number(expected), "{code}");
    }
    assert_eq!(value(&world, "closed_share", "东一村"), Value::Number(100.0 / 3.0), "a year ago is too long ago");
    assert!(reading(&world, "open", Level::Village).caveats.contains(&Caveat::RaisedLater(1)));
}

#[test]
fn visits_are_counted_for_a_year_and_days_run_from_the_last() {
    let mut world = sample::sample_world();
    let at = |place, on| visit(place, on);
    world.activities = [
        at("东一村", date(2026, 10, 21)),
        at("东一村", date(2026, 1, 5)),
        at("东一村", date(2025, 10, 31)),
        at("东二村", date(2025, 7, 31)),
        at("东二村", date(2026, 11, 5)),
        Activity { villages: vec![village("西一村")], ..Activity::blank(activity_kind::BRIEFING, TODAY) },
        Activity { township: Some(township("西例镇")), ..Activity::blank(activity_kind::VISIT, date(2026, 10, 1)) },
    ]
    .into_iter()
    .collect();
    assert_eq!(values(&world, "visits", &["东一村", "东二村", "西一村"]), numbers(&[2.0, 0.0, 0.0]));
    assert_eq!(values(&world, "since_visit", &["东一村", "东二村"]), numbers(&[10.0, 457.0]));
    assert_eq!(value(&world, "since_visit", "西一村"), Value::Number(457.0), "never: from the first visit on record");
    let days = reading(&world, "since_visit", Level::Village);
    assert!(days.caveats.contains(&Caveat::NeverVisited(4, date(2025, 7, 31))), "{:?}", days.caveats);
    assert_eq!(reading(&world, "visits", Level::Township).values, numbers(&[2.0, 1.0]), "with the township as a whole");
    assert_eq!(reading(&world, "since_visit", Level::Township).values, numbers(&[457.0, 457.0]));
    let none = reading(&sample::sample_world(), "since_visit", Level::Village);
    assert_eq!((none.values[0], none.caveats), (Value::NotReported, vec![Caveat::NoValues]));
}

#[test]
fn without_households_there_is_no_rate_and_the_user_is_told() {
    let mut world = sample::sample_world();
    without_households(&mut world, &[("东二村", None), ("东三村", Some(0))]);
    let names = ["东一村", "东二村", "东三村"];
    let expected = [Value::Number(0.0), Value::NotReported, Value::NotApplicable];
    assert_eq!(values(&world, "open_per_thousand", &names), expected);
    let rates = reading(&world, "open/households", Level::Township);
    // What is open in 东二村 is left out with its households; that of 东三村 counts among those of 东一村.
    assert_eq!((rates.values[0], rates.parts[0], rates.wholes[0]), (Value::Number(5.0), 1.0, 200.0));
    assert!(rates.caveats.contains(&Caveat::UnknownHouseholds(1)) && rates.caveats.contains(&Caveat::NoHouseholds(1)));
    let all = ["东一村", "东二村", "东三村", "西一村", "西二村", "西三村"].map(|name| (name, None));
    without_households(&mut world, &all);
    let none = reading(&world, "open/households", Level::Township);
    assert_eq!(none.values, [Value::NotReported; 2]);
    assert_eq!(none.caveats[0], Caveat::NoValues);
}

#[test]
fn an_indicator_has_its_latest_finite_value_until_the_day() {
    let mut world = sample::sample_world();
    let mut rows: Vec<_> = world.indicators.iter().cloned().collect();
    rows.push(Indicator { id: Id::named("odd"), on: date(2026, 1, 1), value: f64::NAN, ..rows[0].clone() });
    rows.push(Indicator { id: Id::named("later"), on: date(2027, 1, 1), value: 99.0, ..rows[0].clone() });
    rows.push(Indicator { id: Id::named("other"), village: village("东二村"), value: 7.5, ..rows[0].clone() });
    world.indicators = rows.into_iter().collect();
    let income = "indicator:collective_income";
    let expected = [Value::Number(12.5), Value::Number(7.5), Value::NotReported];
    assert_eq!(values(&world, income, &["东一村", "东二村", "东三村"]), expected);
    let towns = reading(&world, income, Level::Township);
    assert_eq!(towns.values, [Value::Number(10.0), Value::NotReported], "the mean of those that reported");
    assert_eq!(towns.caveats, [Caveat::NotReported(1, 2)]);
    assert_eq!(Measure::all(&world).last(), Some(&Measure::indicator("collective_income")));
}

#[test]
fn issues_are_narrowed_by_what_they_are() {
    let mut issues: Vec<_> = sample::sample_world().issues.iter().cloned().collect();
    for issue in &mut issues {
        match issue.number.as_str() {
            "2026-0001" => (issue.category, issue.topic) = ("water".into(), "pipes".into()),
            "2026-0002" => (issue.level, issue.source) = ("county".into(), "hotline".into()),
            _ => {}
        }
    }
    let world = with_issues(issues);
    let office = unit("样例局").uuid();
    for (code, expected) in [
        ("open?category=water".to_owned(), 1.0),
        ("open?category=infrastructure".to_owned(), 1.0),
        ("open?topic=pipes&category=water".to_owned(), 1.0),
        ("open?topic=pipes&category=infrastructure".to_owned(), 0.0),
        ("open?level=county".to_owned(), 1.0),
        ("open?source=hotline&level=village".to_owned(), 0.0),
        ("open?source=never_heard_of".to_owned(), 0.0),
        (format!("open?unit={office}"), 1.0),
        (format!("open?unit={}", Id::<crate::model::Unit>::named("nobody").uuid()), 0.0),
    ] {
        assert_eq!(value(&world, &code, "东二村"), Value::Number(expected), "{code}");
    }
}

#[test]
fn upper_levels_are_the_findings_of_townships_and_county() {
    let world = sample::sample_world();
    let findings = Findings::of(&world, TODAY);
    let towns = ["东样乡", "西例镇"].map(|name| &findings.townships[&township(name)]);
    let sums = |code: &str| reading(&world, code, Level::Township).values;
    assert_eq!(sums("open"), towns.map(|totals| Value::Number(f64::from(totals.open))));
    assert_eq!(sums("overdue"), towns.map(|totals| Value::Number(f64::from(totals.overdue))));
    assert_eq!(sums("weak"), towns.map(|totals| Value::Number(f64::from(totals.weak))));
    assert_eq!(sums("resident"), towns.map(|totals| Value::Number(f64::from(totals.with_resident))));
    let county = reading(&world, "open", Level::County);
    assert_eq!(county.values, [Value::Number(f64::from(findings.county.open))]);
    assert_eq!(county.caveats, [Caveat::OneArea]);
}

#[test]
fn medians_of_larger_areas_are_pooled_and_not_averaged() {
    let closed = |number: &str, place: &str, days: i64| Issue {
        state: IssueState::Closed,
        closed_on: Some(date(2026, 5, 1).saturating_add(jiff::Span::new().days(days))),
        ..sample::new_issue(number, "某事", Some(place), date(2026, 5, 1))
    };
    let world = with_issues(vec![
        closed("1", "东一村", 10),
        closed("2", "东一村", 20),
        closed("3", "东一村", 30),
        closed("4", "东二村", 100),
        closed("5", "东二村", 0),
    ]);
    assert_eq!(values(&world, "days_to_close", &["东一村", "东二村"]), numbers(&[20.0, 50.0]));
    let towns = reading(&world, "days_to_close", Level::Township).values;
    assert_eq!(towns, [Value::Number(20.0), Value::NotApplicable]);
}

#[test]
fn smoothed_rates_say_so_and_lie_between_raw_and_mean() {
    let world = sample::sample_world();
    let findings = Findings::of(&world, TODAY);
    let areas = Areas::of(&world, Level::Village);
    let read = |code: &str, lists: Option<&[Vec<u32>]>| {
        Measure::from_code(code).unwrap().read(&world, &findings, &areas, lists)
    };
    let raw = read("open/households", None);
    assert_eq!(raw.caveats, [Caveat::SmallNumbers(6)]);
    let smooth = read("open/households?smooth=global", None);
    // Four issues in six villages: no more than chance.
    let mean = 4000.0 / 1800.0;
    assert_eq!(smooth.caveats, [Caveat::OnlyByChance(mean), Caveat::SmoothedGlobally]);
    let expected = smoothing::global(&raw.parts, &raw.wholes, smoothing::Chance::Poisson);
    for (value, rate) in smooth.values.iter().zip(expected) {
        assert_eq!(value.number(), rate.map(|rate| rate * 1000.0));
    }
    let lists: Vec<Vec<u32>> = (0..6u32).map(|nth| vec![(nth + 1) % 6]).collect();
    let local = read("open/households?smooth=neighbours", Some(&lists));
    assert_eq!(local.caveats, [Caveat::SmoothedByNeighbours]);
    let without = read("open/households?smooth=neighbours", None);
    assert_eq!(
        (without.values, without.caveats),
        (smooth.values, vec![Caveat::OnlyByChance(mean), Caveat::NoNeighbours])
    );
}

#[test]
fn what_shows_no_difference_is_told() {
    let world = sample::sample_world();
    assert_eq!(reading(&world, "new", Level::Village).caveats, [Caveat::AllZero]);
    assert_eq!(reading(&world, "indicator:none", Level::Village).caveats, [Caveat::NoValues]);
    assert_eq!(reading(&World::default(), "open", Level::Village).caveats, [Caveat::NoAreas]);
    let each = |name: &str| sample::new_issue(name, "某事", Some(name), TODAY);
    let same = ["东一村", "东二村", "东三村", "西一村", "西二村", "西三村"].map(each);
    let equal = reading(&with_issues(same.into()), "open", Level::Village);
    assert_eq!((equal.caveats, equal.values.len()), (vec![Caveat::AllEqual(1.0)], 6));
    assert!(Caveat::AllZero.is_grave() && !Caveat::SmoothedGlobally.is_grave());
}

#[test]
fn a_measure_as_of_a_day_is_that_of_the_world_of_that_day() {
    let world = sample::sample_world();
    let day = date(2026, 4, 30);
    let then = world_as_of(&world, day);
    let findings = Findings::of(&then, day);
    let read =
        |code: &str| Measure::from_code(code).unwrap().read(&then, &findings, &Areas::of(&then, Level::County), None);
    assert_eq!(read("open").values, numbers(&[2.0]), "2026-0004 was still open, 2026-0005 just raised");
    assert_eq!(read("new").values, numbers(&[1.0]));
    assert_eq!(read("closed_share").values, numbers(&[0.0]));
}

/// Whether an issue counts.
type Holds<'a> = &'a dyn Fn(&Issue) -> bool;

proptest! {
    /// One walk over columns counts what asking every issue again counts.
    #[test]
    fn the_columns_count_what_asking_every_issue_again_counts(
        rows in prop::collection::vec((0..7usize, 0..6usize, 0i64..500, 0i64..300, 0..3usize, any::<bool>()), 0..50),
        days in 1u16..400,
    ) {
        let names = ["东一村", "东二村", "东三村", "西一村", "西二村", "西三村"];
        let categories = ["water", "roads", ""];
        let issues: Vec<Issue> = rows.iter().enumerate().map(|(nth, (place, state, age, took, category, supervised))| {
            let raised_on = TODAY.saturating_sub(jiff::Span::new().days(*age));
            let state = IssueState::ALL[*state];
            let closed = raised_on.saturating_add(jiff::Span::new().days(*took)).min(TODAY);
            Issue {
                state, supervised: *supervised, category: categories[*category].into(),
                closed_on: Some(closed).filter(|_| state == IssueState::Closed), due_on: Some(closed), recheck_on: Some(closed),
                ..sample::new_issue(&nth.to_string(), "某事", names.get(*place).copied(), raised_on)
            }
        }).collect();
        let world = with_issues(issues.clone());
        let oldest = TODAY.saturating_sub(jiff::Span::new().days(i64::from(days)));
        let questions: [(String, Holds<'_>); 6] = [
            ("open".into(), &|row| row.state.is_open()),
            ("open?category=water".into(), &|row| row.state.is_open() && row.category == "water"),
            ("overdue".into(), &|row| row.is_overdue(TODAY)),
            (format!("older:{days}"), &|row| row.state.is_open() && row.raised_on < oldest),
            ("supervised?category=roads".into(), &|row| row.state.is_open() && row.supervised && row.category == "roads"),
            ("new".into(), &|row| row.raised_on >= TODAY.first_of_month()),
        ];
        for (code, question) in questions {
            for name in names {
                let asked = issues.iter().filter(|row| row.state != IssueState::Merged && row.village == Some(village(name)));
                let expected = asked.filter(|row| question(row)).count() as f64;
                prop_assert_eq!(value(&world, &code, name), Value::Number(expected), "{} {}", code, name);
            }
        }
    }
}
