//! The planner on the sample county: every number can be counted by hand.

use std::collections::BTreeMap;

use jiff::civil::date;

use super::*;
use crate::analysis::Findings;
use crate::model::sample::{self, TODAY, cadre, posting, standing, township, unit, village};
use crate::model::{
    Cadre, Date, Household, Id, Issue, MarkKind, Place, Plan, PlanItem, PlanMark, Posting, Standing, Table, Village,
    World, role,
};
use crate::words::Language;

const ON: Date = date(2026, 11, 16);

fn plan() -> Plan {
    Plan { id: Id::named("plan"), takes_effect_on: Some(ON), ..Plan::blank("方案", TODAY) }
}

fn at(name: &str) -> Place {
    Place::Village(village(name))
}

fn who(name: &str) -> Who {
    Who::Cadre(cadre(name))
}

fn item(name: &str, ends: Option<&str>, begins: Option<(&str, &str, &str)>) -> PlanItem {
    PlanItem {
        id: Id::named(name),
        ends: ends.map(posting),
        cadre: begins.map(|(name, _, _)| cadre(name)),
        place: begins.map(|(_, place, _)| at(place)),
        role: begins.map(|(_, _, role)| role.to_owned()).unwrap_or_default(),
        ..PlanItem::blank(plan().id, ON)
    }
}

/// The sample with a plan of these lines.
fn world(items: Vec<PlanItem>) -> World {
    World { plans: [plan()].into_iter().collect(), plan_items: items.into_iter().collect(), ..sample::sample_world() }
}

fn outlook(world: &World, rules: &Rules) -> Outlook {
    Outlook::of(world, &Findings::of(world, TODAY), world.plans.get(plan().id), rules)
}

fn with(world: &World, rows: impl FnOnce(&mut World)) -> World {
    let mut world = world.clone();
    rows(&mut world);
    world
}

fn said(world: &World, rules: &Rules, name: RuleName) -> Vec<String> {
    let told = outlook(world, rules).breaches.into_iter().filter(|breach| breach.rule == name);
    told.map(|breach| {
        let english = Language::English.sentence(&breach.sentence);
        assert!(!english.contains("%{") && !english.contains("planner."), "{english}");
        Language::Chinese.sentence(&breach.sentence)
    })
    .collect()
}

#[test]
fn a_draft_has_what_stays_begins_moves_and_ends() {
    let lines = vec![
        item("move", Some("赵一"), Some(("赵一", "东三村", role::RESIDENT))),
        item("new", None, Some(("李四", "东一村", role::RESIDENT))),
        item("end", Some("孙三"), None),
    ];
    let draft = Draft::of(&world(lines), &plan());
    let mut told: Vec<_> = draft.posts.iter().map(|post| (post.who, post.place, post.state)).collect();
    told.sort();
    let mut expected = vec![
        (who("赵一"), at("东三村"), PostState::Moved),
        (who("李四"), at("东一村"), PostState::New),
        (who("孙三"), at("西一村"), PostState::Ending),
    ];
    expected.sort();
    assert_eq!((told, draft.day, draft.stale.len()), (expected, ON, 0));
    let moved = draft.posts.iter().find(|post| post.state == PostState::Moved).unwrap();
    assert_eq!((moved.posting, moved.item, moved.since), (Some(posting("赵一")), Some(Id::named("move")), ON));
    // Without a plan: as they are on that day.
    let today = Draft::today(&sample::sample_world(), TODAY);
    assert_eq!(today.posts.len(), 2, "the posting of 钱二 is over");
    assert!(today.posts.iter().all(|post| post.state == PostState::Kept));
}

#[test]
fn the_day_of_a_plan_is_its_own_else_that_of_its_lines_else_that_of_its_beginning() {
    let world = world(vec![item("new", None, Some(("李四", "东一村", role::RESIDENT)))]);
    let without = Plan { takes_effect_on: None, ..plan() };
    assert_eq!(day_of(&world, &Plan { takes_effect_on: Some(date(2027, 1, 1)), ..plan() }), date(2027, 1, 1));
    assert_eq!(day_of(&world, &without), ON);
    assert_eq!(day_of(&sample::sample_world(), &without), TODAY);
}

#[test]
fn every_line_that_no_longer_fits_is_told_and_does_nothing() {
    let lines = vec![
        item("over", Some("钱二"), None),
        item("gone", Some("没有"), None),
        item("twice", Some("赵一"), None),
        item("twice again", Some("赵一"), Some(("李四", "东二村", role::RESIDENT))),
        item("home", None, Some(("钱二", "东一村", role::RESIDENT))),
        item("already", None, Some(("孙三", "西一村", role::FIRST_SECRETARY))),
        item("nowhere", None, Some(("李四", "没有的村", role::RESIDENT))),
        item("nobody", None, Some(("没有的人", "东一村", role::RESIDENT))),
        item("good", None, Some(("李四", "西三村", role::RESIDENT))),
    ];
    let world = world(lines);
    let draft = Draft::of(&world, &plan());
    let told: BTreeMap<_, String> =
        draft.stale.iter().map(|stale| (stale.item, stale.sentence.key.replace("planner.stale.", ""))).collect();
    let key = |name: &str| told.get(&Id::named(name)).map(String::as_str);
    assert_eq!(key("over"), Some("posting_ended"));
    assert_eq!(key("gone"), Some("posting_gone"));
    assert!([key("twice"), key("twice again")].contains(&Some("posting_twice")));
    assert_eq!(key("home"), Some("home"));
    assert_eq!(key("already"), Some("already"));
    assert_eq!(key("nowhere"), Some("place_gone"));
    assert_eq!(key("nobody"), Some("cadre_gone"));
    assert_eq!((key("good"), told.len()), (None, 7));
    for stale in &draft.stale {
        for language in [Language::Chinese, Language::English] {
            let said = language.sentence(&stale.sentence);
            assert!(!said.contains("%{") && !said.contains("planner."), "{said}");
        }
    }
    let late = Plan { takes_effect_on: Some(date(2026, 1, 5)), ..plan() };
    let key = Draft::of(&world, &late).stale.into_iter().find(|stale| stale.item == Id::named("twice"));
    assert_eq!(key.unwrap().sentence.key, "planner.stale.posting_later");
}

#[test]
fn the_load_is_open_issues_weakness_households_and_the_way_each_with_its_weight() {
    let world = world(vec![]);
    let figures = outlook(&world, &Rules::default()).figures;
    // 东二村: two issues are open, one of them overdue; it is weak and has 300 households.
    let zhao = figures.of_who(who("赵一")).unwrap();
    let way = crate::geometry::distance_km(
        crate::model::Point::new(119.0, 28.0),
        world.villages.get(village("东二村")).unwrap().position.unwrap(),
    );
    assert_eq!((zhao.load.issues, zhao.load.weak, zhao.load.households), (3.0, 10.0, 1.5));
    assert!((zhao.load.distance - 0.1 * way).abs() < 1e-9 && (zhao.way_km - way).abs() < 1e-9);
    assert_eq!((zhao.villages, zhao.resident_villages, zhao.posts, zhao.ways), (1, 1, 1, 1));
    assert_eq!((zhao.taken_percent, zhao.share_percent), (40, 100));
    // Twice the weight of an issue, half of the time.
    let mut rules = Rules::default();
    rules.load.open = 2.0;
    let half = with(&world, |world| {
        world.cadres = world.cadres.iter().cloned().map(|row| Cadre { share_percent: 50, ..row }).collect();
    });
    let figures = outlook(&half, &rules).figures;
    let zhao = figures.of_who(who("赵一")).unwrap();
    assert_eq!(zhao.load.issues, 5.0);
    assert!((zhao.relative_load() - 2.0 * zhao.load.sum()).abs() < 1e-9);
}

#[test]
fn the_county_counts_what_is_missing_and_units_and_townships_their_sums() {
    let lines = vec![item("new", None, Some(("李四", "东一村", role::FIRST_SECRETARY)))];
    let figures = outlook(&world(lines), &Rules::default()).figures;
    let county = &figures.county;
    let villages = |names: &[&str]| names.iter().map(|name| village(name)).collect::<Vec<_>>();
    assert_eq!(county.without_resident, villages(&["东三村", "西二村", "西三村"]));
    // 东一村, 东二村 and 西二村 are weak; the cases of the last two name a leader and a unit.
    assert_eq!(county.weak_without_first_secretary, villages(&["东二村", "西二村"]));
    assert_eq!(county.weak_without_leader, villages(&["东一村"]));
    assert_eq!(county.weak_without_unit, villages(&["东一村"]));
    assert_eq!((county.posts, county.cadres), (3, 3));
    let east = &figures.townships[&township("东样乡")];
    assert_eq!((east.villages, east.residents, east.without_resident, east.weak, east.weak_lacking), (3, 2, 1, 2, 2));
    let office = &figures.units[&unit("样例局")];
    assert_eq!((office.cadres, office.villages, office.townships.as_slice()), (1, 1, &[township("东样乡")][..]));
    let town = &figures.units[&unit("西例镇政府")];
    assert_eq!((town.cadres, town.townships.len()), (2, 2));
    let sum: f64 = figures.people.values().map(|figures| figures.load.sum()).sum();
    let of_units: f64 = figures.units.values().map(|figures| figures.load.sum()).sum();
    assert!((sum - of_units).abs() < 1e-9);
}

#[test]
fn skills_are_met_by_topic_where_one_is_good_for_it_else_by_category() {
    let world = with(&world(vec![]), |world| {
        let issue = |name: &str, category: &str, topic: &str| Issue {
            id: Id::named(name),
            category: category.into(),
            topic: topic.into(),
            ..sample::new_issue(name, "某事", Some("东二村"), TODAY)
        };
        world.issues = [
            issue("a", "governance", "land_use"),
            issue("b", "infrastructure", ""),
            issue("c", "infrastructure", "road"),
            issue("d", "unheard of", ""),
            issue("e", "infrastructure", "power"),
        ]
        .into_iter()
        .collect();
    });
    let zhao = outlook(&world, &Rules::default()).figures.people[&who("赵一")].skills;
    // Law is good for rights to land; nobody's skill is asked for by the fourth.
    assert_eq!((zhao.met, zhao.of), (1, 4));
    assert_eq!(
        said(&world, &Rules::default(), RuleName::Skills),
        ["东二村 有 3 件基建问题未办结，派驻的人都没有这方面专长"]
    );
    let builder = with(&world, |world| {
        let skilled = |row: &Cadre| Cadre { skills: vec!["construction".into()], ..row.clone() };
        world.cadres = world.cadres.iter().map(skilled).collect();
    });
    assert_eq!(said(&builder, &Rules::default(), RuleName::Skills), [""; 0]);
}

#[test]
fn every_rule_is_told_when_it_is_broken_and_not_when_it_is_off() {
    let lines = vec![
        item("second village", None, Some(("赵一", "西三村", role::RESIDENT))),
        item("end", Some("孙三"), None),
        item("seat a", None, Some(("李四", "东三村", role::FIRST_SECRETARY))),
        item("seat b", None, Some(("钱二", "东三村", role::FIRST_SECRETARY))),
    ];
    let mut world = world(lines);
    world.plan_marks = [PlanMark {
        id: Id::named("mark"),
        plan: plan().id,
        kind: MarkKind::Forbid,
        cadre: Some(cadre("李四")),
        unit: None,
        place: at("东三村"),
        role: String::new(),
        reason: String::new(),
    }]
    .into_iter()
    .collect();
    let old = |row: &Posting| Posting { from: date(2024, 1, 10), ..row.clone() };
    world.postings = world.postings.iter().map(old).collect();
    let mut rules = Rules::default();
    rules.rule.distance.most_km = 4.0;
    rules.rule.rank.needed.insert(role::RESIDENT.into(), vec!["county".into()]);
    rules.rule.share.percent.insert(role::RESIDENT.into(), 60);
    let expected: [(RuleName, &[&str]); 13] = [
        (RuleName::Forbidden, &["李四 与 东三村 已禁配（第一书记）"]),
        (RuleName::Seat, &["东三村 有两名第一书记："]),
        (RuleName::Rank, &["赵一 的职级不够在 东二村 任驻村", "赵一 的职级不够在 西三村 任驻村"]),
        (RuleName::Resident, &["东一村 没有驻村干部", "西一村 没有驻村干部", "西二村 没有驻村干部"]),
        (
            RuleName::WeakVillage,
            &[
                "东一村 是软弱涣散村，没有第一书记",
                "东一村 是软弱涣散村，没有县级领导联系",
                "东一村 是软弱涣散村，没有结对单位",
                "东二村 是软弱涣散村，没有第一书记",
                "西二村 是软弱涣散村，没有第一书记",
            ],
        ),
        (RuleName::MostVillages, &["赵一 驻 2 个村，最多 1 个"]),
        (RuleName::Share, &["赵一 各项派驻要用 120% 的时间，投入比例只有 100%"]),
        (RuleName::UnitTownship, &["样例局 的驻村干部分在 2 个乡镇（"]),
        (RuleName::Term, &["赵一 自 2024-01-10 起在 东二村 任驻村，已满 2 年"]),
        (RuleName::Handover, &["孙三 离开 西一村（第一书记）后没有人接"]),
        (RuleName::Home, &[]),
        (RuleName::Service, &[]),
        (RuleName::Skills, &[]),
    ];
    for (name, sentences) in expected {
        let told = said(&world, &rules, name);
        assert_eq!(told.len(), sentences.len(), "{name:?}: {told:?}");
        for sentence in sentences {
            assert!(told.iter().any(|told| told.starts_with(sentence)), "{sentence}: {told:?}");
        }
    }
    assert_eq!(said(&world, &rules, RuleName::Household).len(), 3);
    assert!(said(&world, &rules, RuleName::Distance).iter().any(|told| told.starts_with("赵一 到 西三村（驻村）")));
    // Off, one after the other.
    rules.rule.rank.force = Force::Off;
    rules.rule.resident.force = Force::Off;
    rules.rule.term.force = Force::Off;
    rules.rule.unit_township.force = Force::Off;
    rules.rule.household.force = Force::Off;
    for name in [RuleName::Rank, RuleName::Resident, RuleName::Term, RuleName::UnitTownship, RuleName::Household] {
        assert_eq!(said(&world, &rules, name), [""; 0], "{name:?}");
    }
}

#[test]
fn a_home_village_somebody_out_of_service_and_a_unit_that_is_no_more_are_told_of_today_too() {
    let mut world = world(vec![]);
    world.cadres = world
        .cadres
        .iter()
        .cloned()
        .map(|row| match row.name.as_str() {
            "赵一" => Cadre { home_village: Some(village("东二村")), ..row },
            "孙三" => Cadre { active: false, ..row },
            _ => row,
        })
        .collect();
    let rules = Rules::default();
    assert_eq!(said(&world, &rules, RuleName::Home), ["东二村 是 赵一 的户籍村，按回避要求不能任驻村"]);
    assert_eq!(said(&world, &rules, RuleName::Service), ["孙三 已不在岗，不能派到 西一村（第一书记）"]);
}

#[test]
fn more_residents_and_paired_households_are_counted() {
    let lines = vec![item("second", None, Some(("李四", "东二村", role::RESIDENT)))];
    let mut world = world(lines);
    let mut rules = Rules::default();
    rules.rule.resident.at_least = 2;
    assert_eq!(said(&world, &rules, RuleName::Resident).len(), 5);
    let paired = Household {
        id: Id::named("h"),
        code: "H-1".into(),
        village: village("东二村"),
        need: String::new(),
        cadre: Some(cadre("赵一")),
        from: date(2026, 1, 1),
        until: None,
    };
    world.households = [paired.clone()].into_iter().collect();
    assert_eq!(said(&world, &rules, RuleName::Household).len(), 2);
    world.households = [Household { until: Some(ON), ..paired }].into_iter().collect();
    assert_eq!(said(&world, &rules, RuleName::Household).len(), 3, "it is over on the day of the plan");
}

#[test]
fn gaps_come_one_after_the_other_the_hard_ones_first_and_each_says_where() {
    let world = world(vec![]);
    let gaps = outlook(&world, &Rules::default()).gaps;
    assert!(gaps.gaps.is_sorted_by_key(|gap| !gap.is_hard));
    let first = &gaps.gaps[0];
    assert_eq!((first.kind, first.place), (RuleName::Resident, at("东一村")));
    let mut seen = vec![];
    let mut here = gaps.next(None, Some(RuleName::Resident));
    for _ in 0..gaps.count(RuleName::Resident) {
        seen.push(gaps.gaps[here.unwrap()].place);
        here = gaps.next(here, Some(RuleName::Resident));
    }
    assert_eq!(seen, ["东一村", "东三村", "西二村", "西三村"].map(at));
    assert_eq!(here, gaps.next(None, Some(RuleName::Resident)), "after the last comes the first");
    assert_eq!(gaps.next(None, Some(RuleName::Seat)), None);
    assert_eq!(PlanGaps::default().next(Some(3), None), None);
}

#[test]
fn today_and_plans_stand_beside_each_other() {
    let lines = vec![
        item("move", Some("赵一"), Some(("赵一", "东三村", role::RESIDENT))),
        item("new", None, Some(("李四", "东一村", role::RESIDENT))),
        item("end", Some("孙三"), None),
    ];
    let mut world = world(lines);
    let other = Plan { id: Id::named("other"), title: "另一个".into(), ..plan() };
    world.plans = [plan(), other.clone()].into_iter().collect();
    let findings = Findings::of(&world, TODAY);
    let compared = PlanComparison::of(&world, &findings, &[&plan(), &other], &Rules::default());
    let [today, a, b] = compared.columns.as_slice() else { panic!("three columns") };
    let counts = |column: &PlanColumn| ChangeKind::ALL.map(|kind| column.count(kind));
    assert_eq!([counts(today), counts(a), counts(b)], [[0; 3], [1; 3], [0; 3]]);
    assert_eq!((today.title.as_str(), a.title.as_str(), today.day, a.day), ("", "方案", TODAY, ON));
    let moved = a.changes.iter().find(|change| change.kind == ChangeKind::Moved).unwrap();
    assert_eq!((moved.from, moved.to), (Some(at("东二村")), Some(at("东三村"))));
    assert_eq!((today.posts, a.posts, today.without_resident, a.without_resident), (2, 2, 4, 4));
    assert!(a.way_km.most > 0.0 && a.load.count == 2);
    let twin = PlanColumn { plan: None, title: String::new(), day: TODAY, ..b.clone() };
    assert_eq!(&twin, today, "a plan without a line is as today");
}

#[test]
fn a_handover_names_what_is_left_behind_and_who_follows() {
    let lines = vec![
        item("move", Some("赵一"), Some(("赵一", "东三村", role::RESIDENT))),
        item("next", None, Some(("李四", "东二村", role::RESIDENT))),
        item("end", Some("孙三"), None),
    ];
    let mut world = world(lines);
    let paired = Household {
        id: Id::named("h"),
        code: "H-1".into(),
        village: village("东二村"),
        need: String::new(),
        cadre: Some(cadre("赵一")),
        from: date(2026, 1, 1),
        until: None,
    };
    world.households = [paired].into_iter().collect();
    let promise = crate::model::Promise {
        id: Id::named("p"),
        cadre: Some(cadre("赵一")),
        village: Some(village("东二村")),
        ..crate::model::Promise::blank("public", "修路", TODAY)
    };
    world.promises = [promise].into_iter().collect();
    let case = Standing {
        first_secretary: Some(cadre("赵一")),
        ..world.standings.get(standing("东二村")).unwrap().clone()
    };
    let cases = world.standings.iter().cloned().map(|row| if row.id == case.id { case.clone() } else { row });
    world.standings = cases.collect();
    let draft = Draft::of(&world, &plan());
    let sheet = Handover::of(&world, &draft, &Rules::default());
    assert_eq!(sheet.left.len(), 2);
    let zhao = sheet.of_who(who("赵一")).next().unwrap();
    assert_eq!((zhao.place, zhao.goes_to, zhao.hand_over_by), (at("东二村"), Some(at("东三村")), date(2026, 11, 23)));
    assert_eq!(zhao.successors, [who("李四")]);
    assert_eq!(zhao.issues, [sample::issue("2026-0002")]);
    assert_eq!((zhao.promises.len(), zhao.households.len(), zhao.cases.as_slice()), (1, 1, &[case.id][..]));
    let sun = sheet.of_who(who("孙三")).next().unwrap();
    assert!(sun.is_empty() && sun.successors.is_empty() && sun.goes_to.is_none());
}

#[test]
fn a_county_without_cadres_villages_without_a_place_and_cadres_nowhere_are_no_trouble() {
    let rules = Rules::default();
    let empty = World { plans: [plan()].into_iter().collect(), ..World::default() };
    let seen = outlook(&empty, &rules);
    assert_eq!((seen.breaches.len(), seen.figures.county.load.count), (0, 0));
    let bare = with(&world(vec![]), |world| {
        let bare = |row: &Village| Village { position: None, boundary: None, households: None, ..row.clone() };
        world.villages = world.villages.iter().map(bare).collect();
        world.units = Table::default();
    });
    let zhao = outlook(&bare, &rules).figures.people[&who("赵一")].clone();
    assert_eq!((zhao.longest_km, zhao.ways, zhao.load.distance), (None, 0, 0.0));
    let nobody = with(&world(vec![]), |world| world.cadres = Table::default());
    assert!(outlook(&nobody, &rules).figures.county.load.count == 0);
}

/// The figures of a draft counted by asking every posting again for every cadre and village.
fn recounted(world: &World, findings: &Findings, draft: &Draft, rules: &Rules) -> (BTreeMap<Who, f64>, usize) {
    let survey = Survey::of(world, findings, rules);
    let mut loads = BTreeMap::new();
    for post in draft.holding() {
        let Who::Cadre(_) = post.who else { continue };
        let mut places: Vec<Place> = draft.holding().filter(|of| of.who == post.who).map(|of| of.place).collect();
        places.sort();
        places.dedup();
        let load: f64 = places
            .into_iter()
            .filter_map(|place| {
                let Place::Village(id) = place else { return None };
                let roles = draft.holding().filter(|of| of.who == post.who && of.place == place);
                let share = roles.map(|of| rules.load.share_of(&of.role)).fold(0.0, f64::max);
                let km = survey.way_km(post.who, place).unwrap_or(0.0);
                Some(share * (survey.village(id)?.load() + km * rules.load.per_km))
            })
            .sum();
        loads.insert(post.who, load);
    }
    let without = world
        .villages
        .iter()
        .filter(|row| !draft.holding().any(|post| post.place == Place::Village(row.id) && post.is_resident()));
    (loads, without.count())
}

#[test]
fn numbers_are_those_of_asking_everything_again_whatever_the_lines_are() {
    let names = ["赵一", "钱二", "孙三", "李四"];
    let places = ["东一村", "东二村", "东三村", "西一村", "西二村", "西三村"];
    let roles = [role::RESIDENT, role::FIRST_SECRETARY, role::CONTACT, role::VILLAGE_LEAD];
    let mut seed = 7u64;
    let mut dice = move |sides: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % sides
    };
    let rules = Rules::default();
    for _ in 0..100 {
        let lines = (0..dice(9)).map(|nth| {
            let begins = Some((names[dice(4)], places[dice(6)], roles[dice(4)]));
            item(&nth.to_string(), [None, Some(names[dice(4)])][dice(2)], begins)
        });
        let world = world(lines.collect());
        let findings = Findings::of(&world, TODAY);
        let seen = outlook(&world, &rules);
        let (loads, without) = recounted(&world, &findings, &seen.draft, &rules);
        assert_eq!(seen.figures.county.without_resident.len(), without);
        for (who, load) in loads {
            assert!((seen.figures.people[&who].load.sum() - load).abs() < 1e-9);
        }
    }
}
