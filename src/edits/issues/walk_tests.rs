//! A walk through the states of issues: whatever verbs are asked for in whatever order, what must hold does hold.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::county::county;
use crate::analysis::world_as_of;
use crate::edits::{
    AddNote, Assign, Close, Desk, Edit, Escalate, Finish, HandOver, JoinCommon, LeaveCommon, Lift, Merge, Park,
    Promote, Rate, Register, RegisterTwin, Reopen, SendBack, Supervise,
};
use crate::model::sample::{TODAY, cadre, issue, new_issue, unit};
use crate::model::told::Told;
use crate::model::{Cadre, Date, Id, Issue, IssueState, IssueStep, StepKind, Table, Unit, World, scope};

/// How many issues there are at most.
const ISSUES: u8 = 7;
/// How many verbs the walk knows.
const VERBS: u8 = 20;

/// One thing that is asked for; what it means depends on the verb.
#[derive(Clone, Copy, Debug)]
struct Wish {
    verb: u8,
    issue: u8,
    other: u8,
    days: u8,
    odd: bool,
}

fn wish() -> impl Strategy<Value = Wish> {
    (0..VERBS, 0..ISSUES, 0..ISSUES, 0u8..6, any::<bool>()).prop_map(|(verb, issue, other, days, odd)| Wish {
        verb,
        issue,
        other,
        days,
        odd,
    })
}

fn id(nth: u8) -> Id<Issue> {
    issue(&format!("walk {nth}"))
}

fn some_unit(nth: u8) -> Option<Id<Unit>> {
    Some(unit(["样例局", "西例镇政府"][usize::from(nth % 2)]))
}

fn some_cadre(nth: u8) -> Option<Id<Cadre>> {
    Some(cadre(["赵一", "钱二", "孙三", "李四"][usize::from(nth % 4)]))
}

fn after(today: Date, days: u8) -> Date {
    today.saturating_add(jiff::Span::new().days(i64::from(days)))
}

/// The issue that a wish would register.
fn new_one(wish: Wish, today: Date) -> Issue {
    let place = ["东一村", "东二村", "西一村"][usize::from(wish.other % 3)];
    let wide = wish.other == 0;
    Issue {
        id: id(wish.issue),
        number: String::new(),
        scope: if wide { scope::COMMON } else { scope::SINGLE }.into(),
        due_on: wish.odd.then(|| after(today, 20)),
        unit: some_unit(wish.other),
        handler: some_cadre(wish.other),
        detail: "统一方案".into(),
        ..new_issue("walk", "某事", (!wide).then_some(place), today)
    }
}

/// The edit that a wish asks for.
fn edit(wish: Wish, world: &World, today: Date) -> Edit {
    let (issue, step, into) = (id(wish.issue), Id::fresh(), Some(id(wish.other)));
    let text = |text: &str| if wish.odd { text.to_owned() } else { String::new() };
    let reason = || if wish.days == 0 { String::new() } else { "有原因".to_owned() };
    let register = || Register { issue: Box::new(new_one(wish, today)), step };
    let day = |days| Some(after(today, days));
    match wish.verb {
        0 => Edit::Register(register()),
        1 => Edit::RegisterTwin(RegisterTwin { register: register(), into, step: Id::fresh(), into_step: Id::fresh() }),
        2 | 3 => Edit::Assign(Assign {
            issue,
            unit: some_unit(wish.other),
            joint_units: [0, 1].into_iter().filter_map(|nth| some_unit(nth).filter(|_| wish.odd)).collect(),
            leader: some_cadre(wish.other + 1),
            handler: some_cadre(wish.other).filter(|_| wish.odd),
            due_on: day(wish.days),
            note: text("请办"),
            step,
        }),
        4 => {
            let handler = some_cadre(wish.other).filter(|_| wish.odd);
            Edit::HandOver(HandOver { issue, unit: some_unit(wish.other), handler, reason: reason(), step })
        }
        5 | 6 => Edit::Finish(Finish { issue, reply: text("已办好"), note: String::new(), step }),
        7 | 8 => Edit::Close(Close {
            issue,
            verifier: some_cadre(wish.other),
            reply: text("已答复"),
            reply_for_parts: wish.days > 2,
            note: String::new(),
            step,
        }),
        9 => Edit::SendBack(SendBack { issue, verifier: some_cadre(wish.other), reason: reason(), step }),
        10 => Edit::Park(Park { issue, reason: reason(), recheck_on: day(wish.days), step }),
        11 => {
            let due_on = day(wish.days).filter(|_| wish.odd);
            Edit::Reopen(Reopen { issue, reason: reason(), due_on, step })
        }
        12 => Edit::Merge(Merge { issue, into, note: String::new(), step, into_step: Id::fresh() }),
        13 => {
            let level = ["village", "township", "county"][usize::from(wish.other % 3)].to_owned();
            Edit::Escalate(Escalate { issue, level, reason: reason(), due_on: None, step })
        }
        14 => {
            let number = if wish.odd { format!("甲{}", wish.other) } else { String::new() };
            Edit::Supervise(Supervise { issue, number, due_on: day(wish.days), note: String::new(), step })
        }
        15 => Edit::Lift(Lift { issue, reason: reason(), step }),
        16 => {
            let rating = if wish.odd { "satisfied" } else { "dissatisfied" }.to_owned();
            Edit::Rate(Rate { issue, rating, note: String::new(), step })
        }
        17 => Edit::JoinCommon(JoinCommon { issue, parent: into, note: String::new(), step }),
        18 if wish.odd => Edit::LeaveCommon(LeaveCommon { issue, reason: reason(), step }),
        18 => {
            let issues = (0..ISSUES).map(id).filter(|one| *one != issue && world.issues.get(*one).is_some());
            let issues = issues.skip(usize::from(wish.other % 3)).take(2 + usize::from(wish.days)).collect();
            let problem = Issue { scope: scope::REGIONAL.into(), ..new_one(wish, today) };
            Edit::Promote(Promote { issues, problem: Box::new(problem), step, assign_step: Id::fresh() })
        }
        _ => match world.issues.get(issue) {
            Some(row) if wish.odd => {
                let scope = if wish.other == 0 { scope::COMMON } else { scope::SINGLE };
                Edit::amend(Issue { scope: scope.into(), reply: text("改了答复"), raised_on: today, ..row.clone() })
            }
            _ => Edit::AddNote(AddNote { issue, text: reason(), step }),
        },
    }
}

/// The steps of each issue in the order of time.
fn steps(world: &World) -> BTreeMap<Id<Issue>, Vec<&IssueStep>> {
    let mut steps: BTreeMap<Id<Issue>, Vec<&IssueStep>> = BTreeMap::new();
    for step in world.issue_steps.iter() {
        steps.entry(step.issue).or_default().push(step);
    }
    steps.values_mut().for_each(|steps| steps.sort_by_key(|step| (step.on, step.id)));
    steps
}

/// What must hold of every issue; the text says what does not.
fn broken(world: &World) -> Option<String> {
    let steps = steps(world);
    let none = Vec::new();
    let mut numbers = BTreeSet::new();
    world.issues.iter().find_map(|row| {
        let own = steps.get(&row.id).unwrap_or(&none);
        let twin = !row.supervised_number.is_empty() && !numbers.insert(row.supervised_number.clone());
        let faults = [
            ("state, reopened or handed_on is not what the steps tell", !is_told(row, own)),
            ("the level is not the last that a step set", level_told(own).is_some_and(|level| level != row.level)),
            ("something that belongs to the state is missing", !is_whole(row)),
            ("the dates are out of order", !is_in_order(row)),
            ("the tie to the common problem does not hold", !fits_its_problem(row, world)),
            (
                "a merged issue leads nowhere",
                row.merged_into.is_some_and(|into| into == row.id || world.issues.get(into).is_none()),
            ),
            ("two issues have one number of supervision", twin),
            (
                "supervised without a number, or lifted all the same",
                row.supervised && (row.supervised_number.is_empty() || row.lifted_on.is_some()),
            ),
            ("the responsible unit helps itself", row.joint_units.iter().any(|unit| Some(*unit) == row.unit)),
            ("rated without a step that says so", !row.rating.is_empty() && !is_rated(own)),
        ];
        let fault = faults.into_iter().find(|(_, broken)| *broken)?;
        Some(format!("{}: {row:#?}\n{own:#?}", fault.0))
    })
}

fn is_told(row: &Issue, steps: &[&IssueStep]) -> bool {
    let told = Told::by(row, steps.iter().copied());
    (told.state, told.reopened, told.handed_on) == (row.state, row.reopened, row.handed_on)
}

fn level_told<'a>(steps: &[&'a IssueStep]) -> Option<&'a str> {
    steps.iter().rev().map(|step| step.level.as_str()).find(|level| !level.is_empty())
}

fn is_rated(steps: &[&IssueStep]) -> bool {
    let after = steps.iter().rposition(|step| step.kind == StepKind::Reopen).unwrap_or_default();
    steps[after..].iter().any(|step| step.kind == StepKind::Rate)
}

fn is_whole(row: &Issue) -> bool {
    let closed = row.state == IssueState::Closed;
    let checked = row.verifier.is_some() && row.verifier != row.handler;
    let answered = !row.reply.trim().is_empty() && row.replied_on.is_some();
    let of_the_state = match row.state {
        IssueState::Registered => row.unit.is_none(),
        IssueState::Assigned => row.unit.is_some() && row.finished_on.is_none(),
        IssueState::Finished => row.unit.is_some() && row.finished_on.is_some(),
        IssueState::Closed => checked && answered && row.closed_on.is_some(),
        IssueState::Parked => row.recheck_on.is_some(),
        IssueState::Merged => row.merged_into.is_some(),
    };
    of_the_state && (closed || (row.closed_on.is_none() && row.verifier.is_none()))
}

fn is_in_order(row: &Issue) -> bool {
    let ordered = |one: Option<Date>, two: Option<Date>| one.zip(two).is_none_or(|(one, two)| one <= two);
    let raised = Some(row.raised_on);
    ordered(raised, row.due_on)
        && ordered(raised, row.finished_on)
        && ordered(row.finished_on, row.closed_on)
        && ordered(raised, row.replied_on)
        && ordered(raised, row.supervised_on)
        && ordered(row.supervised_on, row.lifted_on)
}

fn fits_its_problem(row: &Issue, world: &World) -> bool {
    row.parent.is_none_or(|parent| {
        !row.is_common()
            && world.issues.get(parent).is_some_and(|problem| problem.is_common() && problem.parent.is_none())
    })
}

/// The county before the walk: without an issue.
fn beginning() -> World {
    World { issues: Table::default(), issue_steps: Table::default(), ..county() }
}

/// Takes a wish; says whether it was granted, and what is broken then.
fn take(world: &mut World, today: &mut Date, wish: Wish) -> (bool, Option<String>) {
    *today = after(*today, wish.days / 3);
    let desk = Desk { author: "测试".into(), today: *today };
    let Ok(changes) = edit(wish, world, *today).changes(world, &desk) else { return (false, None) };
    let before = world.clone();
    world.apply(&changes);
    let mut back = world.clone();
    back.apply(&changes.clone().inverse(changes.sentence));
    if back != before {
        return (true, Some("the inverse does not lead back".into()));
    }
    (true, broken(world))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn any_sequence_of_verbs_keeps_what_must_hold(wishes in proptest::collection::vec(wish(), 1..90)) {
        let (mut world, mut today) = (beginning(), TODAY);
        for wish in wishes {
            let (_, fault) = take(&mut world, &mut today, wish);
            prop_assert!(fault.is_none(), "{wish:?}: {}", fault.unwrap_or_default());
        }
    }
}

/// What of an issue looking back has to find.
fn stand(row: &Issue) -> impl PartialEq + std::fmt::Debug + use<> {
    let tie = (row.parent, row.merged_into, row.supervised, row.supervised_on);
    (row.number.clone(), row.state, row.unit, row.handler, row.level.clone(), row.reopened, row.handed_on, tie)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_sequence_of_verbs_can_be_looked_back_on(wishes in proptest::collection::vec(wish(), 1..90)) {
        let (mut world, mut today) = (beginning(), TODAY);
        let mut evenings = BTreeMap::new();
        for wish in wishes {
            take(&mut world, &mut today, wish);
            evenings.insert(today, world.clone());
        }
        for (day, evening) in evenings {
            let then = world_as_of(&world, day);
            for was in evening.issues.iter() {
                // Where the day of raising it was amended since, it was not there before that.
                let is_amended = world.issues.get(was.id).is_none_or(|now| now.raised_on != was.raised_on);
                let found = then.issues.get(was.id);
                prop_assert!(is_amended || found.map(stand) == Some(stand(was)), "{day}: {found:#?}\n{was:#?}");
            }
        }
    }
}

/// The numbers of a simple generator (the constants are those of Knuth's MMIX), so that the long walk is the same each
/// time.
fn next(state: &mut u64) -> u8 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 40) as u8
}

#[test]
fn a_long_walk_comes_through_every_state_and_every_kind_of_step() {
    let (mut states, mut kinds, mut seed) = (BTreeSet::new(), BTreeSet::new(), 7u64);
    for _ in 0..24 {
        let (mut world, mut today) = (beginning(), TODAY);
        for _ in 0..160 {
            let mut any = |below: u8| next(&mut seed) % below;
            let (verb, issue, other, days) = (any(VERBS), any(ISSUES), any(ISSUES), any(6));
            let odd = any(2) == 0;
            let (_, fault) = take(&mut world, &mut today, Wish { verb, issue, other, days, odd });
            assert_eq!(fault, None);
            states.extend(world.issues.iter().map(|row| row.state));
        }
        kinds.extend(world.issue_steps.iter().map(|step| step.kind));
    }
    assert_eq!(states, IssueState::ALL.into_iter().collect());
    assert_eq!(kinds, StepKind::ALL.into_iter().collect());
}
