//! Suggestions on many small made-up counties: hard rules as properties, the best against trying everything, and words for
//! what cannot be.

use std::collections::BTreeSet;

use jiff::civil::date;

use super::problem::Problem;
use super::rules::{Force, Strength};
use super::seats::Kind;
use super::*;
use crate::analysis::Findings;
use crate::model::sample::TODAY;
use crate::model::{
    Cadre, Id, Issue, MarkKind, Place, Plan, PlanMark, Point, Posting, Progress, Refusal, Standing, Township, Unit,
    Village, World, role,
};
use crate::words::Language;

/// Numbers that look random, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn happens(&mut self, one_in: u64) -> bool {
        self.below(one_in) == 0
    }
}

fn village(number: u64) -> Id<Village> {
    Id::named(&format!("village {number}"))
}

fn cadre(number: u64) -> Id<Cadre> {
    Id::named(&format!("cadre {number}"))
}

fn at(number: u64) -> Place {
    Place::Village(village(number))
}

fn who(number: u64) -> Who {
    Who::Cadre(cadre(number))
}

fn township(number: u64) -> Id<Township> {
    Id::named(&format!("township {number}"))
}

fn row_of_village(number: u64) -> Village {
    Village {
        id: village(number),
        township: township(number % 2),
        code: format!("{number:03}"),
        name: format!("村{number}"),
        full_name: String::new(),
        kind: "village".into(),
        households: Some(100 + 100 * number as u32),
        population: None,
        position: Some(Point::new(119.0 + 0.05 * number as f64, 28.0)),
        boundary: None,
        boundary_origin: crate::model::BoundaryOrigin::Given,
    }
}

fn row_of_cadre(number: u64) -> Cadre {
    Cadre {
        id: cadre(number),
        code: format!("GB{number}"),
        name: format!("干部{number}"),
        unit: None,
        rank: "section_member".into(),
        duty: String::new(),
        skills: Vec::new(),
        share_percent: 100,
        home_village: None,
        base: Some(Point::new(119.0 + 0.05 * number as f64, 28.02)),
        phone: String::new(),
        active: true,
    }
}

fn posting(cadre: u64, village: u64, role: &str) -> Posting {
    Posting {
        id: Id::named(&format!("posting {cadre} {village} {role}")),
        cadre: Some(self::cadre(cadre)),
        unit: None,
        place: at(village),
        role: role.to_owned(),
        from: date(2026, 1, 10),
        until: None,
        note: String::new(),
    }
}

/// So many villages side by side and so many cadres near them.
fn county(villages: u64, cadres: u64) -> World {
    let town = |number| Township {
        id: township(number),
        code: number.to_string(),
        name: format!("乡{number}"),
        seat: None,
        boundary: None,
    };
    World {
        townships: [town(0), town(1)].into_iter().collect(),
        villages: (0..villages).map(row_of_village).collect(),
        cadres: (0..cadres).map(row_of_cadre).collect(),
        ..World::default()
    }
}

fn unit(number: u64) -> Unit {
    Unit {
        id: Id::named(&format!("unit {number}")),
        position: Some(Point::new(119.1, 28.0)),
        ..Unit::blank(&format!("局{number}"))
    }
}

/// A county of which everything is thrown.
fn thrown(dice: &mut Dice) -> World {
    let (villages, cadres) = (1 + dice.below(5), dice.below(6));
    let mut world = county(villages, cadres);
    world.units = (0..2).map(unit).collect();
    let skills = ["law", "health", "party"];
    let people = (0..cadres).map(|number| Cadre {
        unit: Some(unit(dice.below(2)).id),
        rank: ["county", "section_member", "other"][dice.below(3) as usize].into(),
        skills: skills.iter().filter(|_| dice.happens(2)).map(|skill| (*skill).to_owned()).collect(),
        share_percent: [100, 60, 40, 20][dice.below(4) as usize],
        home_village: Some(village(dice.below(6))).filter(|_| dice.happens(2)),
        base: Some(Point::new(119.0 + 0.02 * dice.below(20) as f64, 28.0)).filter(|_| !dice.happens(8)),
        active: !dice.happens(8),
        ..row_of_cadre(number)
    });
    world.cadres = people.collect::<Vec<_>>().into_iter().collect();
    let weak: Vec<u64> = (0..villages).filter(|_| dice.happens(3)).collect();
    world.standings = weak
        .iter()
        .map(|number| Standing {
            id: Id::named(&format!("case {number}")),
            ..Standing::blank(village(*number), date(2026, 3, 1))
        })
        .collect();
    let mut issues = Vec::new();
    for number in 0..dice.below(12) {
        issues.push(Issue {
            id: Id::named(&format!("issue {number}")),
            village: Some(village(dice.below(villages))),
            category: ["party", "livelihood"][dice.below(2) as usize].into(),
            topic: ["medical", "safety", ""][dice.below(3) as usize].into(),
            ..Issue::blank(&number.to_string(), "某事", date(2026, 9, 1))
        });
    }
    world.issues = issues.into_iter().collect();
    let mut postings = Vec::new();
    let mut taken = BTreeSet::new();
    for _ in 0..dice.below(4) {
        let (person, place) = (dice.below(cadres.max(1)), dice.below(villages));
        let role = [role::RESIDENT, role::FIRST_SECRETARY, role::CONTACT][dice.below(3) as usize];
        let home = world.cadres.get(cadre(person)).and_then(|row| row.home_village);
        if person < cadres && home != Some(village(place)) && taken.insert((person, place)) {
            let from = if dice.happens(3) { date(2022, 1, 1) } else { date(2026, 1, 10) };
            postings.push(Posting { from, ..posting(person, place, role) });
        }
    }
    world.postings = postings.into_iter().collect();
    world
}

fn thrown_rules(dice: &mut Dice) -> Rules {
    let mut rules = Rules::default();
    let mut force = || [Force::Hard, Force::Soft, Force::Off][dice.below(3) as usize];
    let rule = &mut rules.rule;
    rule.home.force = force();
    rule.rank.force = force();
    rule.distance.force = force();
    rule.skills.force = force();
    rule.unit_township.force = force();
    rule.term.force = force();
    rule.share.force = force();
    rule.most_villages.force = force();
    rule.distance.most_km = 5.0 + dice.below(20) as f64;
    rule.skills.issues = 1 + dice.below(3) as u32;
    rule.most_villages.resident = 1 + dice.below(2) as u32;
    rule.resident.at_least = 1 + u32::from(dice.happens(4));
    rules
}

fn asked(world: &World, rules: &Rules, question: &Question) -> Suggestion {
    let findings = Findings::of(world, TODAY);
    let draft = Draft::today(world, TODAY);
    suggest(world, &findings, &draft, rules, question, Progress::UNWATCHED).unwrap()
}

fn residents(scope: Scope) -> Question {
    Question { scope, ..Question::open(role::RESIDENT) }
}

/// The county as the suggestion leaves it.
fn carried_out(world: &World, suggestion: &Suggestion) -> World {
    let gone: BTreeSet<Id<Posting>> = suggestion
        .posts
        .iter()
        .filter(|post| post.state != PostState::Kept)
        .filter_map(|post| post.replaces)
        .chain(suggestion.ends.iter().copied())
        .collect();
    let stays = world.postings.iter().filter(|row| !gone.contains(&row.id)).cloned();
    let begun = suggestion.posts.iter().filter(|post| post.state != PostState::Kept).map(|post| Posting {
        id: Id::named(&format!("new {:?} {:?} {}", post.who, post.place, post.role)),
        cadre: post.who.cadre(),
        unit: post.who.unit(),
        place: post.place,
        role: post.role.clone(),
        from: TODAY,
        until: None,
        note: String::new(),
    });
    World { postings: stays.chain(begun).collect(), ..world.clone() }
}

type Broken = BTreeSet<(RuleName, Option<Who>, Option<Place>)>;

/// The hard rules that are broken by somebody who is posted.
fn broken(world: &World, rules: &Rules) -> Broken {
    let outlook = Outlook::of(world, &Findings::of(world, TODAY), None, rules);
    let of_people = |rule: RuleName| {
        ![RuleName::Resident, RuleName::WeakVillage, RuleName::Household, RuleName::Handover].contains(&rule)
    };
    let hard = outlook.breaches.into_iter().filter(|breach| breach.strength.is_hard() && of_people(breach.rule));
    hard.map(|breach| (breach.rule, breach.who, breach.place)).collect()
}

#[test]
fn no_hard_rule_is_broken_that_was_not_broken_before() {
    let mut dice = Dice(11);
    let mut posts = 0;
    for _ in 0..400 {
        let (world, rules) = (thrown(&mut dice), thrown_rules(&mut dice));
        for scope in [Scope::Open, Scope::All] {
            let suggestion = asked(&world, &rules, &residents(scope));
            posts += suggestion.posts.len();
            let (before, after) = (broken(&world, &rules), broken(&carried_out(&world, &suggestion), &rules));
            // Where a post stays empty the skills are missing that it would have brought.
            let empty: BTreeSet<Place> = suggestion.unfilled.iter().map(|row| row.place).collect();
            let lacks = |(rule, _, place): &&(RuleName, Option<Who>, Option<Place>)| {
                *rule == RuleName::Skills && place.is_some_and(|place| empty.contains(&place))
            };
            let new: Vec<_> = after.difference(&before).filter(|row| !lacks(row)).collect();
            assert!(new.is_empty(), "{new:?} {scope:?} {suggestion:?} {:?}", rules.rule);
        }
    }
    assert!(posts > 400, "{posts}");
}

#[test]
fn the_same_question_has_the_same_answer() {
    let mut dice = Dice(12);
    for _ in 0..60 {
        let (world, rules) = (thrown(&mut dice), thrown_rules(&mut dice));
        let question = residents(Scope::All);
        assert_eq!(asked(&world, &rules, &question), asked(&world, &rules, &question));
    }
}

#[test]
fn every_post_of_today_is_kept_moved_replaced_or_ended_once() {
    let mut dice = Dice(13);
    for _ in 0..200 {
        let (world, rules) = (thrown(&mut dice), thrown_rules(&mut dice));
        let suggestion = asked(&world, &rules, &residents(Scope::All));
        let mut told: Vec<Id<Posting>> = suggestion.posts.iter().filter_map(|post| post.replaces).collect();
        told.extend(&suggestion.ends);
        let count = told.len();
        told.sort();
        told.dedup();
        assert_eq!(told.len(), count, "none twice");
        let planned = |row: &&Posting| row.is_resident();
        assert_eq!(told.len(), world.postings.iter().filter(planned).count(), "and none forgotten");
    }
}

#[test]
fn the_cost_is_the_least_of_all_that_keep_the_rules_or_lies_within_the_gap() {
    let mut dice = Dice(14);
    let (mut optimal, mut gaps) = (0, 0);
    for _ in 0..150 {
        let (world, mut rules) = (thrown(&mut dice), thrown_rules(&mut dice));
        rules.rule.resident.at_least = 1;
        let findings = Findings::of(&world, TODAY);
        let survey = Survey::of(&world, &findings, &rules);
        let draft = Draft::today(&world, TODAY);
        let question = residents(Scope::Open);
        let suggestion = asked(&world, &rules, &question);
        let problem = Problem::of(Kind::Residents, (&world, &survey), &draft, &rules, &question);
        let (missing, least) = best(&problem, &rules);
        let unfilled = suggestion.unfilled.iter().map(|row| row.count as usize).sum::<usize>();
        let said = suggestion.cost.sum();
        match suggestion.proof {
            PlanProof::Optimal => {
                optimal += 1;
                assert_eq!(unfilled, missing, "{suggestion:?}");
                let split = split(&problem, &rules, &chosen(&problem, &suggestion));
                // Units that no search could gather are not counted in the sum.
                let soft = least - split_weight(&rules) * f64::from(split);
                assert!((said - soft).abs() < 0.05 || (said - least).abs() < 0.05, "{said} {soft} {suggestion:?}");
            }
            PlanProof::Gap { cost, bound } => {
                gaps += 1;
                assert!(cost >= bound, "{cost} {bound}");
                assert!((said - cost).abs() < 0.05, "the parts add up: {said} {cost} {suggestion:?}");
                assert!(unfilled >= missing);
                if unfilled == missing {
                    assert!(bound <= least + 0.05, "{bound} {least} {suggestion:?} {:?}", rules.rule);
                    assert!(cost >= least - 0.05, "{cost} {least} {suggestion:?}");
                }
            }
        }
    }
    assert!(optimal > 20 && gaps > 5, "{optimal} {gaps}");
}

fn split_weight(rules: &Rules) -> f64 {
    rules.rule.unit_township.strength().weight()
}

/// The hand of each seat in a suggestion.
fn chosen(problem: &Problem<'_>, suggestion: &Suggestion) -> Vec<Option<usize>> {
    let seat = |seat: &seats::Seat| {
        let of = |post: &&SuggestedPost| post.place == problem.place(seat.village);
        let post = suggestion.posts.iter().find(of)?;
        problem.hands.iter().position(|hand| hand.who == post.who)
    };
    problem.seats.seats.iter().map(seat).collect()
}

/// How many units an assignment splits.
fn split(problem: &Problem<'_>, rules: &Rules, hands: &[Option<usize>]) -> u32 {
    if !rules.strength(RuleName::UnitTownship).is_on() {
        return 0;
    }
    let mut towns: std::collections::BTreeMap<Id<Unit>, BTreeSet<Id<Township>>> = Default::default();
    for post in problem.draft.holding().filter(|post| post.is_resident()) {
        let unit = post.who.cadre().and_then(|id| problem.world.cadres.get(id)).and_then(|row| row.unit);
        let Place::Village(id) = post.place else { continue };
        if let Some(unit) = unit {
            towns.entry(unit).or_default().extend(problem.survey.village(id).map(|row| row.township));
        }
    }
    for (seat, hand) in problem.seats.seats.iter().zip(hands) {
        if let Some(unit) = hand.and_then(|hand| problem.hands[hand].unit) {
            towns.entry(unit).or_default().insert(problem.survey.villages[seat.village].township);
        }
    }
    towns.values().filter(|towns| towns.len() > 1).count() as u32
}

/// How many seats stay empty at least, and the least cost then, by trying everything.
fn best(problem: &Problem<'_>, rules: &Rules) -> (usize, f64) {
    let seats = &problem.seats.seats;
    let mut best = (usize::MAX, f64::INFINITY);
    let mut hands = vec![None; seats.len()];
    try_all(problem, rules, 0, &mut hands, &mut best);
    best
}

fn try_all(problem: &Problem<'_>, rules: &Rules, at: usize, hands: &mut Vec<Option<usize>>, best: &mut (usize, f64)) {
    let seats = &problem.seats.seats;
    if at == seats.len() {
        let split = split(problem, rules, hands);
        if rules.strength(RuleName::UnitTownship) == Strength::Hard && split > split_before(problem, rules) {
            return;
        }
        let found = (hands.iter().filter(|hand| hand.is_none()).count(), cost(problem, rules, hands, split));
        if found.0 < best.0 || found.0 == best.0 && found.1 < best.1 {
            *best = found;
        }
        return;
    }
    for hand in (0..problem.hands.len()).map(Some).chain([None]) {
        if let Some(hand) = hand {
            let row = &problem.hands[hand];
            let has = hands[..at].iter().filter(|other| **other == Some(hand)).count() as u32;
            let broken = problem.broken(&seats[at], row);
            if has >= row.room(rules, &[]) || !problem.may(&seats[at], row, &broken, &[]) {
                continue;
            }
        }
        hands[at] = hand;
        try_all(problem, rules, at + 1, hands, best);
    }
    hands[at] = None;
}

fn split_before(problem: &Problem<'_>, rules: &Rules) -> u32 {
    split(problem, rules, &vec![None; problem.seats.seats.len()])
}

fn cost(problem: &Problem<'_>, rules: &Rules, hands: &[Option<usize>], split: u32) -> f64 {
    let mut sum = split_weight(rules) * f64::from(split);
    let mut loads: Vec<f64> = problem.hands.iter().map(|hand| hand.load).collect();
    let mut counts = vec![0; problem.hands.len()];
    for (seat, hand) in problem.seats.seats.iter().zip(hands) {
        let Some(hand) = *hand else { continue };
        let row = &problem.hands[hand];
        let parts = problem.parts(seat, row, &problem.broken(seat, row), loads[hand]);
        sum += parts.sum() + row.soft_step(rules, counts[hand]);
        loads[hand] += problem.load(seat, row);
        counts[hand] += 1;
    }
    sum
}

#[test]
fn locked_posts_survive_and_forbidden_ones_do_not_come() {
    let mut dice = Dice(15);
    let mut kept = 0;
    for _ in 0..150 {
        let (world, rules) = (thrown(&mut dice), thrown_rules(&mut dice));
        let free = asked(&world, &rules, &residents(Scope::All));
        let Some(post) = free.posts.get(dice.below(free.posts.len().max(1) as u64) as usize) else { continue };
        let Place::Village(place) = post.place else { continue };
        let forbidden = Question { forbids: vec![(post.who, place)], ..residents(Scope::All) };
        let without = asked(&world, &rules, &forbidden);
        assert!(!without.posts.iter().any(|other| (other.who, other.place) == (post.who, post.place)));
        let Some(second) = without.posts.iter().find(|other| other.place == post.place) else { continue };
        let locked = Question { locks: vec![(second.who, place)], ..residents(Scope::All) };
        let with = asked(&world, &rules, &locked);
        let has = with.posts.iter().any(|other| (other.who, other.place) == (second.who, second.place));
        let fixed = world.postings.iter().any(|row| row.who() == Some(second.who) && row.place == second.place);
        assert!(has || fixed, "{second:?} {with:?}");
        kept += 1;
    }
    assert!(kept > 50, "{kept}");
}

#[test]
fn what_the_plan_keeps_is_not_touched_and_what_it_forbids_is_not_suggested() {
    let mut world = county(2, 3);
    world.postings = [posting(2, 0, role::RESIDENT)].into_iter().collect();
    let plan = Plan { takes_effect_on: Some(TODAY), ..Plan::blank("方案", TODAY) };
    let mark = |name: &str, kind, number, place| PlanMark {
        id: Id::named(name),
        plan: plan.id,
        kind,
        cadre: Some(cadre(number)),
        unit: None,
        place: at(place),
        role: String::new(),
        reason: String::new(),
    };
    world.plan_marks = [mark("a", MarkKind::Lock, 2, 0), mark("b", MarkKind::Forbid, 1, 1)].into_iter().collect();
    world.plans = [plan.clone()].into_iter().collect();
    let findings = Findings::of(&world, TODAY);
    let draft = Draft::of(&world, &plan);
    let question = residents(Scope::All);
    let found = suggest(&world, &findings, &draft, &Rules::default(), &question, Progress::UNWATCHED).unwrap();
    let told: Vec<_> = found.posts.iter().map(|post| (post.who, post.place)).collect();
    assert_eq!(
        told,
        [(who(0), at(1))],
        "the far one stays in the first village, the near one may not go to the second"
    );
}

#[test]
fn a_post_says_why_this_one_and_not_the_next() {
    let world = county(1, 2);
    let found = asked(&world, &Rules::default(), &residents(Scope::Open));
    let [post] = found.posts.as_slice() else { panic!("{found:?}") };
    let next = post.next_best.unwrap();
    assert_eq!((post.who, next.who, found.proof), (who(0), Some(who(1)), PlanProof::Optimal));
    assert!(next.parts.distance > post.parts.distance);
    assert!((next.more - (next.parts.sum() - post.parts.sum())).abs() < 0.01, "{post:?}");
}

fn only(found: &Suggestion) -> &Impossible {
    let [one] = found.impossible.as_slice() else { panic!("{found:?}") };
    let said = Language::Chinese.sentence(&one.sentence);
    let english = Language::English.sentence(&one.sentence);
    assert!(!said.contains("%{") && !said.contains('@') && !english.contains("%{"), "{said} {english}");
    one
}

fn helps(one: &Impossible) -> Vec<String> {
    let cure = one.relaxations.iter().filter(|row| row.unfilled == 0);
    cure.map(|row| Language::Chinese.sentence(&row.sentence)).collect()
}

#[test]
fn what_is_too_far_is_blamed_on_the_distance_and_the_least_distance_is_named() {
    let mut world = county(2, 2);
    let far = Cadre { base: Some(Point::new(119.3, 28.0)), ..row_of_cadre(1) };
    let near = Cadre { base: Some(Point::new(118.94, 28.0)), ..row_of_cadre(0) };
    world.cadres = [near, far].into_iter().collect();
    let mut rules = Rules::default();
    rules.rule.distance.force = Force::Hard;
    rules.rule.distance.most_km = 10.0;
    let found = asked(&world, &rules, &residents(Scope::Open));
    let one = only(&found);
    assert_eq!((one.rule, one.wanted, one.possible), (RuleName::Distance, 1, 0));
    // From 119.30 to 119.05 on the parallel of 28 degrees it is 24.5 km.
    assert!(helps(one).contains(&"最大距离放宽到 25 公里".to_owned()), "{:?}", helps(one));
    assert!(helps(one).contains(&"再增加 1 人".to_owned()));
    rules.rule.distance.most_km = 25.0;
    assert_eq!(asked(&world, &rules, &residents(Scope::Open)).impossible, []);
    rules.rule.distance.most_km = 24.0;
    assert_ne!(asked(&world, &rules, &residents(Scope::Open)).impossible, []);
}

#[test]
fn more_posts_than_cadres_are_blamed_on_the_number_of_villages() {
    let world = county(3, 2);
    let found = asked(&world, &Rules::default(), &residents(Scope::Open));
    let one = only(&found);
    assert_eq!((one.rule, one.wanted, one.possible, found.posts.len()), (RuleName::MostVillages, 3, 2, 2));
    assert!(helps(one).contains(&"每人最多驻村数放宽到 2".to_owned()), "{:?}", helps(one));
    assert_eq!(one.villages.len(), 3, "all three want the same two");
}

#[test]
fn a_forbidden_pair_and_a_rank_are_blamed_where_they_stand_in_the_way() {
    let world = county(1, 1);
    let question = Question { forbids: vec![(who(0), village(0))], ..residents(Scope::Open) };
    assert_eq!(only(&asked(&world, &Rules::default(), &question)).rule, RuleName::Forbidden);
    let mut weak = county(1, 1);
    weak.standings = [Standing::blank(village(0), date(2026, 3, 1))].into_iter().collect();
    weak.cadres = [Cadre { rank: "other".into(), ..row_of_cadre(0) }].into_iter().collect();
    assert_eq!(only(&asked(&weak, &Rules::default(), &residents(Scope::Open))).rule, RuleName::Rank);
}

#[test]
fn units_that_must_stay_together_are_blamed_where_nothing_else_is() {
    let mut world = county(2, 2);
    world.units = [unit(0)].into_iter().collect();
    let of_unit = |number| Cadre { unit: Some(unit(0).id), ..row_of_cadre(number) };
    world.cadres = [of_unit(0), of_unit(1)].into_iter().collect();
    let mut rules = Rules::default();
    rules.rule.unit_township.force = Force::Hard;
    let found = asked(&world, &rules, &residents(Scope::Open));
    assert_eq!((only(&found).rule, found.posts.len()), (RuleName::UnitTownship, 1));
    rules.rule.unit_township.force = Force::Soft;
    assert_eq!(asked(&world, &rules, &residents(Scope::Open)).posts.len(), 2);
}

#[test]
fn nobody_and_nothing_have_a_sentence_each() {
    let notes = |world: &World| -> Vec<String> {
        let found = asked(world, &Rules::default(), &residents(Scope::Open));
        found.notes.iter().map(|note| Language::Chinese.sentence(note)).collect()
    };
    let nobody = county(2, 0);
    assert_eq!(notes(&nobody).len(), 1);
    assert!(notes(&nobody)[0].contains("没有可派的干部"));
    let asked_of_nobody = asked(&nobody, &Rules::default(), &residents(Scope::Open));
    assert_eq!(only(&asked_of_nobody).villages.len(), 2, "told together");
    assert!(notes(&county(0, 2))[0].contains("没有空缺"));
    let mut lost = county(1, 2);
    lost.villages = [Village { position: None, ..row_of_village(0) }].into_iter().collect();
    lost.cadres = (0..2).map(|number| Cadre { base: None, ..row_of_cadre(number) }).collect();
    let said = notes(&lost);
    assert!(said[0].contains("2 人没有办公地点") && said[1].contains("1 个村没有位置"), "{said:?}");
    assert_eq!(
        asked(&lost, &Rules::default(), &residents(Scope::Open)).posts.len(),
        1,
        "somebody is posted all the same"
    );
}

#[test]
fn a_role_that_no_rule_asks_for_is_refused() {
    let world = county(1, 1);
    let findings = Findings::of(&world, TODAY);
    let draft = Draft::today(&world, TODAY);
    let ask =
        |role: &str| suggest(&world, &findings, &draft, &Rules::default(), &Question::open(role), Progress::UNWATCHED);
    let Err(SuggestError::Refused(Refusal(sentence))) = ask("household") else { panic!("refused") };
    assert_eq!(sentence.key, "suggest.refused.role");
    assert!(ask(role::VILLAGE_LEAD).is_ok() && ask(role::PAIRED_BRANCH).is_ok());
}

#[test]
fn weak_villages_get_a_county_leader_and_a_unit() {
    let mut world = county(2, 2);
    world.standings = [Standing::blank(village(1), date(2026, 3, 1))].into_iter().collect();
    world.cadres = [Cadre { rank: "county".into(), ..row_of_cadre(0) }, row_of_cadre(1)].into_iter().collect();
    world.units = [unit(0)].into_iter().collect();
    let leader = asked(&world, &Rules::default(), &Question::open(role::VILLAGE_LEAD));
    assert_eq!(leader.posts.iter().map(|post| (post.who, post.place)).collect::<Vec<_>>(), [(who(0), at(1))]);
    let paired = asked(&world, &Rules::default(), &Question::open(role::PAIRED_BRANCH));
    assert_eq!(
        paired.posts.iter().map(|post| (post.who, post.place)).collect::<Vec<_>>(),
        [(Who::Unit(unit(0).id), at(1))]
    );
}

#[test]
fn measured_ways_count_in_place_of_the_straight_line() {
    let world = county(1, 2);
    let mut question = residents(Scope::Open);
    question.travel.km.insert((cadre(0), village(0)), 60.0);
    let found = asked(&world, &Rules::default(), &question);
    assert_eq!(found.posts[0].who, who(1), "the near one has a mountain in the way");
}

#[test]
fn whoever_waits_can_stop_it() {
    let world = county(3, 3);
    let findings = Findings::of(&world, TODAY);
    let draft = Draft::today(&world, TODAY);
    let stop = |_| false;
    let question = residents(Scope::Open);
    let answer = suggest(&world, &findings, &draft, &Rules::default(), &question, Progress::new(&stop));
    assert_eq!(answer, Err(SuggestError::Stopped));
}
