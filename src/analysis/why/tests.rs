//! Questions about the sample county, with the numbers that follow from it by hand.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::analysis::{Comparison, Level, Measure, Method, Value};
use crate::geometry::Geography;
use crate::model::sample::{self, TODAY, issue, posting, standing, township, village};
use crate::model::{
    Activity, Changes as Rows, Issue, IssueState, Promise, Sentence, StandingState, Table, activity_kind, promise_kind,
};

/// What follows from a world, kept for the questions.
struct Known {
    world: World,
    findings: Findings,
    commitments: Commitments,
    diaries: Diaries,
    grounds: Grounds,
}

impl Known {
    fn of(world: World) -> Self {
        let findings = Findings::of(&world, TODAY);
        let (commitments, diaries) = (Commitments::of(&world, TODAY), Diaries::of(&world));
        let grounds = Grounds::of(&world, &findings);
        Self { world, findings, commitments, diaries, grounds }
    }

    fn why(&self, areas: &Areas, nth: usize) -> Why {
        let Self { world, findings, commitments, diaries, grounds } = self;
        Why::of(Records { world, findings, commitments, diaries, grounds }, areas, nth)
    }

    fn village(&self, name: &str) -> Why {
        self.why(&Areas::of_villages(&self.world, &[village(name)]), 0)
    }

    fn several(&self, names: &[&str]) -> Why {
        let villages = names.iter().map(|name| village(name)).collect();
        self.why(&Areas::of_groups(&self.world, &[(String::new(), villages)]), 0)
    }

    fn level(&self, level: Level) -> Vec<Why> {
        let areas = Areas::of(&self.world, level);
        (0..areas.len()).map(|nth| self.why(&areas, nth)).collect()
    }
}

fn known() -> Known {
    Known::of(sample::sample_world())
}

fn with(change: impl FnOnce(&mut World)) -> Known {
    let mut world = sample::sample_world();
    change(&mut world);
    Known::of(world)
}

fn add<T: crate::model::Record>(table: &mut Table<T>, rows: impl IntoIterator<Item = T>) {
    *table = table.iter().cloned().chain(rows).collect();
}

fn keys(sentences: &[Sentence]) -> Vec<&str> {
    sentences.iter().map(|sentence| sentence.key.trim_start_matches("why.reason.")).collect()
}

fn args(sentence: &Sentence) -> Vec<(&str, &str)> {
    sentence.args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[test]
fn a_village_is_ranked_by_its_open_issues_and_equals_share_a_rank() {
    let known = known();
    let ranks = ["东二村", "东三村", "西二村", "东一村"].map(|name| known.village(name).rank);
    assert_eq!(ranks, [(1, 6), (2, 6), (2, 6), (4, 6)].map(Some));
    assert_eq!(known.several(&["东一村", "西一村"]).rank, None);
    let townships: Vec<_> = known.level(Level::Township).iter().map(|why| (why.totals.open, why.rank)).collect();
    assert_eq!(townships, [(3, Some((1, 2))), (2, Some((2, 2)))]);
}

#[test]
fn overdue_issues_matter_before_supervised_ones_and_these_before_old_and_large_ones() {
    let known = with(|world| {
        let base = world.issues.get(issue("2026-0001")).unwrap().clone();
        let named = |number: &str| Issue { id: issue(number), number: number.into(), ..base.clone() };
        let mut rows = Rows::new(Sentence::new("store.undo"));
        rows.add(Issue { households: Some(90), ..named("large") });
        rows.add(Issue { raised_on: date(2026, 1, 1), ..named("old") });
        rows.add(Issue { supervised: true, ..named("supervised") });
        rows.add(Issue { supervised: true, village: Some(village("东三村")), ..named("elsewhere") });
        world.apply(&rows);
    });
    assert_eq!(known.village("东二村").issues, ["2026-0002", "supervised", "old"].map(issue));
    assert_eq!(known.several(&["东二村", "东三村"]).issues, ["2026-0002", "elsewhere", "supervised"].map(issue));
    let members: Vec<u32> = (0..=8).collect();
    let all = ["2026-0002", "elsewhere", "supervised", "old"].map(issue);
    assert_eq!(known.grounds.foremost(&members, 4), all);
    let rest = known.grounds.foremost(&members, 99);
    let of_september: Vec<_> = rest.iter().filter(|id| [issue("large"), issue("2026-0001")].contains(id)).collect();
    assert_eq!(of_september, [&issue("large"), &issue("2026-0001")], "of one day the one of more households first");
}

#[test]
fn the_reasons_say_what_is_amiss_the_gravest_first() {
    let known = known();
    let reasons = known.village("东二村").reasons;
    assert_eq!(keys(&reasons), ["weak", "overdue", "open", "growing"]);
    assert_eq!(args(&reasons[0]), [("day", "2026-03-01")]);
    assert_eq!(args(&reasons[1]), [("count", "1"), ("days", "31")]);
    assert_eq!(args(&reasons[2]), [("count", "2"), ("rank", "1"), ("of", "6")]);
    assert_eq!(keys(&known.village("西二村").reasons), ["relapsed", "open", "no_resident"]);
    assert_eq!(keys(&known.village("西三村").reasons), ["no_resident"]);
    let east = &known.level(Level::Township)[0].reasons;
    assert_eq!(keys(east), ["weak_villages", "overdue", "category", "open", "growing", "no_residents"]);
    assert_eq!((args(&east[0])[0], args(&east[5])[0]), (("count", "2"), ("count", "2")));
}

#[test]
fn a_category_is_compared_by_households_and_only_where_there_are_enough() {
    let known = with(|world| {
        let water = |number: u32, at: &str| Issue {
            category: "livelihood".into(),
            ..sample::new_issue(&format!("w{number}"), "水", Some(at), date(2026, 10, 1))
        };
        add(&mut world.issues, (0..4).map(|number| water(number, "东一村")).chain([water(9, "西三村")]));
    });
    // 东一村 has 4 for 200 households, the county 5 for 1,800.
    let why = known.village("东一村");
    assert_eq!(why.categories.len(), 1);
    let against = why.categories[0].against.unwrap();
    assert_eq!((why.categories[0].count, against.basis, against.here), (4, Basis::Households, 20.0));
    assert!((against.times() - 7.2).abs() < 1e-12 && (against.county - 5.0 / 1.8).abs() < 1e-12);
    let said = why.reasons.iter().find(|reason| reason.key == "why.reason.category").unwrap();
    assert_eq!(args(said), [("category", "|民生|Livelihood"), ("count", "4"), ("times", "7.2")]);
    // One issue of 400 households, where the county has 5 for 1,800: too few here, and 1.1 expected.
    assert_eq!(known.village("西三村").categories[0].against, None);
    let county = &known.level(Level::County)[0];
    let counts: Vec<_> = county.categories.iter().map(|share| (share.category.as_str(), share.count)).collect();
    assert_eq!(counts, [("infrastructure", 5), ("livelihood", 5)]);
    assert!(county.categories.iter().all(|share| share.against.is_none()) && county.usual_by_month.is_none());
}

#[test]
fn without_households_a_category_is_compared_by_its_share() {
    let known = with(|world| {
        let rows = world.villages.iter().map(|row| Village { households: None, ..row.clone() });
        world.villages = rows.collect();
        let more = |number: u32| Issue {
            category: "livelihood".into(),
            ..sample::new_issue(&format!("w{number}"), "水", Some("东二村"), date(2026, 10, 1))
        };
        add(&mut world.issues, (0..3).map(more));
    });
    // 3 of 5 in 东二村, 3 of 8 in the county.
    let against = known.village("东二村").categories[0].against.unwrap();
    assert_eq!((against.basis, against.here, against.county), (Basis::Share, 60.0, 37.5));
}

#[test]
fn the_case_of_a_village_tells_its_measures_and_the_days_that_are_left() {
    let known = with(|world| {
        let measure = |name: &str, due, done_on| Promise {
            standing: Some(standing("东二村")),
            due_on: Some(due),
            done_on,
            ..Promise::blank(promise_kind::MEASURE, name, date(2026, 3, 5))
        };
        let done = Some(date(2026, 5, 1));
        add(
            &mut world.promises,
            [
                measure("a", date(2026, 6, 1), done),
                measure("b", date(2026, 9, 1), None),
                measure("c", date(2026, 12, 1), None),
            ],
        );
    });
    let cases = known.village("东二村").cases;
    let case = &cases[0];
    assert_eq!((cases.len(), case.state, case.times, case.days_left), (1, StandingState::Planned, 1, Some(61)));
    assert_eq!((case.measures.all, case.measures.done, case.measures.overdue), (3, 1, 1));
    assert_eq!(known.village("西二村").cases[0].since, date(2026, 8, 1), "since its relapse");
    assert_eq!(known.village("西三村").cases, []);
    let order: Vec<_> = known.level(Level::County)[0].cases.iter().map(|case| case.id).collect();
    let mut without_plan = ["东一村", "西二村"].map(standing).to_vec();
    without_plan.sort();
    assert_eq!(order, [without_plan, ["东二村", "西一村"].map(standing).to_vec()].concat());
}

#[test]
fn the_people_of_a_village_are_named_and_those_of_several_counted() {
    let known = known();
    assert_eq!(known.village("东二村").people.own, [posting("赵一")]);
    let people = known.several(&["东二村", "西一村", "西三村"]).people;
    assert_eq!(people.by_role, [("first_secretary".to_owned(), 1), ("resident".to_owned(), 1)]);
    assert_eq!((people.own.len(), people.without_resident), (0, vec![village("西三村")]));
}

#[test]
fn the_last_visit_is_told_and_who_was_not_visited_for_long() {
    let visit = |name: &str, kind: &str, on, villages: &[&str]| Activity {
        id: Id::named(name),
        purpose: "listen".into(),
        villages: villages.iter().map(|name| village(name)).collect(),
        ..Activity::blank(kind, on)
    };
    let known = with(|world| {
        let both = visit("both", activity_kind::VISIT, date(2026, 10, 1), &["东一村", "东二村"]);
        let long_ago = visit("long ago", activity_kind::VISIT, date(2026, 8, 2), &["东三村"]);
        let to_come = visit("to come", activity_kind::VISIT, date(2026, 11, 2), &["东三村"]);
        let meeting = visit("meeting", activity_kind::TALK, date(2026, 10, 20), &["东一村"]);
        let of_west = Activity {
            township: Some(township("西例镇")),
            ..visit("west", activity_kind::VISIT, date(2026, 10, 9), &[])
        };
        add(&mut world.activities, [both, long_ago, to_come, meeting, of_west]);
    });
    let last = known.village("东一村").visits.last.unwrap();
    assert_eq!((last.activity, last.days_ago, last.purpose.as_str()), (Id::named("both"), 30, "listen"));
    assert_eq!(known.village("东三村").visits.long_ago, [village("东三村")], "ninety days ago");
    let east = known.several(&["东一村", "东二村", "东三村"]).visits;
    assert_eq!((east.within_year, east.long_ago), (2, vec![village("东三村")]), "a visit to two villages is one");
    let west = &known.level(Level::Township)[1].visits;
    assert_eq!((west.last.as_ref().map(|last| last.activity), west.long_ago.len()), (Some(Id::named("west")), 3));
    assert_eq!(self::known().village("东一村").visits, Visits::default(), "a file without visits complains of none");
}

#[test]
fn each_rule_suggests_a_step_and_the_gravest_comes_first() {
    let known = known();
    let first = |name: &str| known.village(name).steps[0].clone();
    assert_eq!(first("东一村").deed, Deed::Plan(standing("东一村")));
    assert_eq!(first("东二村").deed, Deed::Urge(issue("2026-0002")));
    assert_eq!(first("东三村").deed, Deed::Check(issue("2026-0003")));
    assert_eq!(first("西一村").deed, Deed::LookBack(standing("西一村")));
    assert_eq!(first("西二村").deed, Deed::Plan(standing("西二村")));
    assert_eq!(first("西三村").deed, Deed::Post(village("西三村")));
    let steps = known.village("东二村").steps;
    assert_eq!(steps[1].deed, Deed::Assign(issue("2026-0001")));
    assert_eq!(steps[0].sentence.key, "why.next.urge");
    let county = &known.level(Level::County)[0].steps;
    assert_eq!(county[0].sentence.key, "why.next.plan_many");
    assert_eq!(args(&county[0].sentence)[0], ("count", "2"));
    assert_eq!(county[2].sentence.key, "why.next.assign_several", "one of a village and one of a township");
}

#[test]
fn a_promise_a_plan_and_a_visit_ask_for_their_steps_too() {
    let known = with(|world| {
        let promise = |name: &str, due| Promise {
            id: Id::named(name),
            village: Some(village("西三村")),
            due_on: Some(due),
            ..Promise::blank(promise_kind::PUBLIC, name, date(2026, 1, 1))
        };
        add(&mut world.promises, [promise("late", date(2026, 10, 1)), promise("later", date(2026, 12, 1))]);
        let visit = Activity { villages: vec![village("东二村")], ..Activity::blank(activity_kind::VISIT, TODAY) };
        add(&mut world.activities, [visit]);
        let soon =
            |case: &crate::model::Standing| crate::model::Standing { due_on: Some(date(2026, 11, 30)), ..case.clone() };
        world.standings = world.standings.iter().map(soon).collect();
    });
    let deeds = |name: &str| known.village(name).steps.iter().map(|step| step.deed).collect::<Vec<_>>();
    let place = village("西三村");
    assert_eq!(deeds("西三村"), [Deed::Post(place), Deed::Keep(Id::named("late")), Deed::Visit(place)]);
    assert_eq!(deeds("东二村").last(), Some(&Deed::Accept(standing("东二村"))), "thirty days are left");
    let promised = known.village("西三村").promised;
    assert_eq!((promised.tally.overdue, promised.due), (1, vec![Id::named("late"), Id::named("later")]));
}

#[test]
fn where_nothing_is_amiss_nothing_is_to_be_done() {
    let known = with(|world| {
        world.issues = Table::default();
        world.standings = Table::default();
    });
    let why = known.village("东二村");
    assert_eq!((why.reasons, why.steps, why.categories), (Vec::new(), Vec::new(), Vec::new()));
}

#[test]
fn the_changes_of_a_place_are_its_own_and_those_of_its_township_as_a_whole() {
    let known = known();
    let comparison = Comparison::of(&known.world, date(2026, 8, 31), TODAY);
    let changes = |areas: &Areas, nth| Changes::of(&known.world, &known.findings, &comparison, areas, nth);
    let townships = Areas::of(&known.world, Level::Township);
    let west = changes(&townships, 1);
    use crate::analysis::DifferenceKind as Kind;
    assert_eq!(west.counts, [(Kind::New, 1)], "an issue of the township as a whole");
    let east = changes(&townships, 0);
    assert_eq!(east.counts, [(Kind::New, 1), (Kind::Overdue, 1), (Kind::Listed, 1)]);
    let county = changes(&Areas::of(&known.world, Level::County), 0);
    assert_eq!(county.rows.len(), comparison.differences.len());
    let two = changes(&Areas::of_villages(&known.world, &[village("东二村")]), 0);
    assert_eq!(two.counts, [(Kind::New, 1), (Kind::Overdue, 1)]);
}

#[test]
fn a_position_has_rank_class_and_neighbours() {
    let known = known();
    let geography = Geography::of(&known.world, 1.0);
    let field = |code: &str, level| {
        let measure = Measure::from_code(code).unwrap();
        Field::of(&known.world, &known.findings, &geography, &measure, (&Method::NaturalBreaks, 5), level)
    };
    let open = field("open", Level::Village);
    let at = |field: &Field, area: AreaId| field.position(&known.world, &geography, &area).unwrap();
    // Open: 0 2 1 in the east, 0 1 0 in the west, three villages in a row each, one row above the other.
    let middle = at(&open, AreaId::Village(village("东二村")));
    assert_eq!((middle.value, middle.rank, middle.of), (Value::Number(2.0), Some(1), 6));
    assert_eq!(middle.class, Some((1, 2)), "1 and 2 are the classes, zero stands apart");
    assert_eq!(middle.around, Some(Around { count: 5, mean: 0.4, higher: 0, lower: 5 }));
    let corner = at(&open, AreaId::Village(village("东一村")));
    assert_eq!((corner.rank, corner.class), (Some(4), None));
    assert_eq!(corner.around, Some(Around { count: 3, mean: 1.0, higher: 2, lower: 0 }));
    let east = at(&field("open", Level::Township), AreaId::Township(township("东样乡")));
    assert_eq!((east.rank, east.of, east.around.map(|around| around.mean)), (Some(1), 2, Some(2.0)));
    assert_eq!(at(&field("weak", Level::Village), AreaId::Village(village("东一村"))).rank, None);
    let income = field("indicator:collective_income", Level::Village);
    let unknown = at(&income, AreaId::Village(village("东二村")));
    assert_eq!((unknown.value, unknown.rank, unknown.of, unknown.around), (Value::NotReported, None, 1, None));
    assert_eq!(open.position(&known.world, &geography, &AreaId::County), None);
    assert_eq!(open.county, Value::Number(5.0));
}

/// Where an issue is, of which kind, how old, due in how many days, and what else is thrown.
type Thrown = (Option<usize>, usize, i64, Option<i64>, u8);

fn any_issue() -> impl Strategy<Value = Thrown> {
    (prop::option::of(0usize..6), 0usize..6, 0i64..500, prop::option::of(-60i64..60), 0u8..8)
}

fn world_of(issues: Vec<Thrown>) -> World {
    let mut world = sample::sample_world();
    let villages: Vec<_> = world.villages.iter().map(|row| row.id).collect();
    let (townships, day) = (["东样乡", "西例镇"], |days| TODAY.saturating_add(jiff::Span::new().days(days)));
    let row = |(nth, (at, kind, age, due, dice)): (usize, Thrown)| Issue {
        village: at.map(|at| villages[at]),
        township: at.is_none().then(|| township(townships[kind % 2])),
        category: ["water", "road", "land"][kind % 3].into(),
        due_on: due.map(day),
        state: IssueState::ALL[kind],
        supervised: dice == 0,
        households: (dice > 3).then_some(u32::from(dice)),
        recheck_on: due.map(day),
        ..sample::new_issue(&format!("p{nth:03}"), "事", None, day(-age))
    };
    world.issues = issues.into_iter().enumerate().map(row).collect();
    world
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn townships_sum_to_the_county_and_a_selection_to_its_villages(issues in prop::collection::vec(any_issue(), 0..60)) {
        let known = Known::of(world_of(issues));
        let county = &known.level(Level::County)[0];
        let townships = known.level(Level::Township);
        let sum = |part: &dyn Fn(&Why) -> u32| townships.iter().map(part).sum::<u32>();
        prop_assert_eq!(sum(&|why| why.totals.open), county.totals.open);
        prop_assert_eq!(sum(&|why| why.totals.overdue), county.totals.overdue);
        prop_assert_eq!(sum(&|why| why.cases.len() as u32), county.cases.len() as u32);
        prop_assert_eq!(sum(&|why| why.people.without_resident.len() as u32), county.people.without_resident.len() as u32);
        for share in &county.categories {
            let of = |why: &Why| why.categories.iter().find(|own| own.category == share.category).map_or(0, |own| own.count);
            prop_assert_eq!(sum(&of), share.count);
        }
        let pair = known.several(&["东一村", "西二村"]);
        let alone = ["东一村", "西二村"].map(|name| known.village(name));
        prop_assert_eq!(pair.totals.open, alone[0].totals.open + alone[1].totals.open);
        for (all, each) in pair.totals.open_by_month.iter().zip(alone[0].totals.open_by_month.iter().zip(alone[1].totals.open_by_month)) {
            prop_assert_eq!(*all, each.0 + each.1);
        }
    }

    #[test]
    fn the_issues_that_matter_most_are_those_of_the_whole_order(issues in prop::collection::vec(any_issue(), 0..60)) {
        let known = Known::of(world_of(issues));
        let open = known.world.issues.iter().filter(|row| row.state.is_open());
        let mut rows: Vec<&Issue> = open.filter(|row| row.village.is_some()).collect();
        rows.sort_by_key(|row| {
            let key = (!row.is_overdue(TODAY), !row.supervised, row.raised_on);
            (key, std::cmp::Reverse(row.households), row.number.clone())
        });
        let everywhere = ["东一村", "东二村", "东三村", "西一村", "西二村", "西三村"];
        let expected: Vec<_> = rows.iter().take(FOREMOST).map(|row| row.id).collect();
        prop_assert_eq!(known.several(&everywhere).issues, expected);
    }

    #[test]
    fn a_rank_is_one_more_than_those_above(issues in prop::collection::vec(any_issue(), 0..60)) {
        let known = Known::of(world_of(issues));
        let geography = Geography::default();
        let (measure, method) = (Measure::from_code("overdue").unwrap(), Method::Quantile);
        let field = Field::of(&known.world, &known.findings, &geography, &measure, (&method, 3), Level::Village);
        for row in known.world.villages.iter() {
            let more = |of: &dyn Fn(&crate::analysis::VillageFinding) -> u32| {
                let own = of(&known.findings.villages[&row.id]);
                1 + known.findings.villages.values().filter(|found| of(found) > own).count() as u32
            };
            let position = field.position(&known.world, &geography, &AreaId::Village(row.id)).unwrap();
            prop_assert_eq!(position.rank, Some(more(&|found| found.overdue)));
            let why = known.why(&Areas::of_villages(&known.world, &[row.id]), 0);
            prop_assert_eq!(why.rank, Some((more(&|found| found.open), 6)));
        }
    }
}
