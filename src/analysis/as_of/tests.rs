//! Lives made by the verbs, day by day: the snapshot of each evening is what looking back has to find.

use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::analysis::period::Period;
use crate::analysis::sheets::{Share, Sheet, Sheets};
use crate::analysis::{Findings, Lot, MonthSummary, month};
use crate::edits::{
    Accept, AddNote, Assessment, Assign, Close, Desk, Edit, Escalate, Finish, HandOver, JoinCommon, LeaveCommon, Lift,
    ListWeak, LookBack, Merge, Park, Rate, Register, Relapse, Reopen, SendBack, SetPlan, Supervise,
};
use crate::exchange::demo_county;
use crate::model::sample::{self, cadre, issue, new_issue, standing, unit, village};
use crate::model::{
    Activity, Attachment, CatalogueKind, CatalogueRow, Changes, Household, Id, Issue, IssueState, IssueStep, Posting,
    Sentence, Standing, StandingState, StepKind, Table, Uuid, scope,
};

const START: Date = Date::constant(2026, 1, 20);
const DAYS: i32 = 25;

fn day(nth: i32) -> Date {
    START.saturating_add(nth.days())
}

/// Throws of a die: which verb, about which issue, with whom, at which unit.
type Throw = (u8, u8, u8, u8);

/// A step's identity as the program makes them: in the order of writing.
fn step_id(count: u128) -> Id<IssueStep> {
    Id::from_uuid(Uuid::from_u128((count << 80) | (7 << 76) | (2 << 62)))
}

/// The verb of a throw; `count` makes its steps.
fn verb(throw: Throw, count: u128, today: Date) -> Edit {
    let (which, about, who, at) = throw;
    let issue = |number: u8| issue(&format!("s{number}"));
    let cadre = |who: u8| cadre(["赵一", "钱二", "孙三", "李四"][usize::from(who % 4)]);
    let unit = unit(["样例局", "西例镇政府"][usize::from(at % 2)]);
    let (about, other) = (issue(about % 7), issue(at % 7));
    let (step, into_step, text) = (step_id(count), step_id(count + 1), || "某事".to_owned());
    match which % 22 {
        0 | 1 => {
            let number = format!("s{}", throw.1 % 6);
            let row = new_issue(&number, "某事", Some("东一村"), today);
            Edit::Register(Register { issue: Box::new(row), step })
        }
        2 | 3 => Edit::Assign(Assign {
            issue: about,
            unit: Some(unit),
            joint_units: Vec::new(),
            leader: None,
            handler: (who % 5 > 0).then(|| cadre(who)),
            due_on: None,
            note: text(),
            step,
        }),
        4 => Edit::HandOver(HandOver {
            issue: about,
            unit: (at % 3 > 0).then_some(unit),
            handler: (who % 3 > 0).then(|| cadre(who)),
            reason: text(),
            step,
        }),
        5 | 6 => Edit::Finish(Finish { issue: about, reply: text(), note: text(), step }),
        7 | 8 => Edit::Close(Close {
            issue: about,
            verifier: Some(cadre(who)),
            reply: text(),
            reply_for_parts: true,
            note: text(),
            step,
        }),
        9 => Edit::SendBack(SendBack { issue: about, verifier: Some(cadre(who)), reason: text(), step }),
        10 => Edit::Park(Park { issue: about, reason: text(), recheck_on: Some(day(DAYS + 9)), step }),
        11 => Edit::Reopen(Reopen { issue: about, reason: text(), due_on: None, step }),
        12 => {
            let level = ["village", "township", "county"][usize::from(at % 3)].to_owned();
            Edit::Escalate(Escalate { issue: about, level, reason: text(), due_on: None, step })
        }
        13 | 14 => Edit::JoinCommon(JoinCommon { issue: about, parent: Some(issue(COMMON)), note: text(), step }),
        15 => Edit::LeaveCommon(LeaveCommon { issue: about, reason: text(), step }),
        16 => {
            let rating = RATINGS[usize::from(who % 2)].to_owned();
            Edit::Rate(Rate { issue: about, rating, note: text(), step })
        }
        17 => Edit::Supervise(Supervise { issue: about, number: String::new(), due_on: None, note: text(), step }),
        18 => Edit::Lift(Lift { issue: about, reason: text(), step }),
        19 if who % 3 == 0 => Edit::Merge(Merge { issue: about, into: Some(other), note: text(), step, into_step }),
        _ => Edit::AddNote(AddNote { issue: about, text: text(), step }),
    }
}

/// The common problem, which is there from the beginning.
const COMMON: u8 = 6;
const RATINGS: [&str; 2] = ["satisfied", "dissatisfied"];

/// The county without issues.
fn without_issues() -> World {
    let mut world = sample::sample_world();
    (world.issues, world.issue_steps, world.standings) = (Table::default(), Table::default(), Table::default());
    let ratings = RATINGS.map(|code| CatalogueRow {
        value: "100".into(),
        title_zh: code.into(),
        ..CatalogueRow::blank(CatalogueKind::Rating, code)
    });
    world.catalogue = world.catalogue.iter().cloned().chain(ratings).collect();
    world
}

/// The county without issues but a common problem that was registered and assigned before.
fn with_a_problem() -> World {
    let mut world = without_issues();
    let row = new_issue(&format!("s{COMMON}"), "某事", Some("东一村"), date(2025, 12, 1));
    let unit = Some(unit("样例局"));
    let problem = Issue { state: IssueState::Assigned, unit, scope: scope::COMMON.into(), ..row };
    let step = |count, kind| IssueStep {
        id: step_id(count),
        level: if kind == StepKind::Register { problem.level.clone() } else { String::new() },
        unit: unit.filter(|_| kind == StepKind::Assign),
        ..IssueStep::blank(problem.id, kind, problem.raised_on)
    };
    world.issue_steps = [step(1, StepKind::Register), step(2, StepKind::Assign)].into_iter().collect();
    world.issues = [problem].into_iter().collect();
    world
}

/// The county without issues but those that came by an import: in every state, without a step.
fn imported() -> World {
    let mut world = without_issues();
    world.issues = (0..=COMMON)
        .filter(|nth| nth % 2 == 1 || *nth == COMMON)
        .map(|nth| {
            let row = new_issue(&format!("s{nth}"), "某事", Some("东一村"), date(2025, 12, 1));
            let (unit, reply) = (Some(unit("样例局")), "某事".to_owned());
            let finished_on = Some(date(2025, 12, 9));
            match nth {
                1 => Issue { state: IssueState::Assigned, unit, ..row },
                3 => Issue { state: IssueState::Closed, unit, reply, finished_on, closed_on: finished_on, ..row },
                COMMON => Issue { state: IssueState::Assigned, unit, scope: scope::COMMON.into(), ..row },
                _ => Issue { state: IssueState::Parked, recheck_on: Some(day(99)), ..row },
            }
        })
        .collect();
    world
}

/// Lives through the days from a beginning; the world of each evening.
fn live(beginning: World, throws: &[Vec<Throw>]) -> Vec<World> {
    let mut world = beginning;
    let mut count = 3;
    let mut evenings = Vec::new();
    for (nth, throws) in throws.iter().enumerate() {
        let desk = Desk { author: "样例".into(), today: day(nth as i32) };
        for throw in throws {
            if let Ok(changes) = verb(*throw, count, desk.today).changes(&world, &desk) {
                world.apply(&changes);
                count += 2;
            }
        }
        evenings.push(world.clone());
    }
    evenings
}

/// What looking back can find of an issue. It does not find the re-check date of what was taken up again, the old
/// answer and its day where it was answered anew (here all answers are alike), and the unit and handler of an import before they were first written down.
fn known(row: &Issue) -> Issue {
    Issue { recheck_on: None, reply: String::new(), due_on: None, ..row.clone() }
}

/// An old number of supervision is not kept, nor is a rating where the matter was rated, reopened or closed again since.
fn forget(found: &Issue, was: &mut Issue, last: &World, on: Date) {
    if found.supervised_number.is_empty() {
        was.supervised_number.clear();
    }
    let again = [StepKind::Rate, StepKind::Reopen, StepKind::Close];
    let is_later = |step: &IssueStep| step.issue == was.id && step.on > on && again.contains(&step.kind);
    if last.issue_steps.iter().any(is_later) {
        was.rating.clone_from(&found.rating);
    }
}

/// The sheets without what people said: an old rating is not kept.
fn unrated(mut sheets: Sheets) -> Sheets {
    let all =
        sheets.units.iter_mut().map(|(_, sheet)| sheet).chain(sheets.townships.iter_mut().map(|(_, sheet)| sheet));
    all.chain([&mut sheets.county]).for_each(|sheet: &mut Sheet| sheet.satisfied = Share::default());
    sheets
}

/// The issues of each lot, without who was responsible and at which level, which are unknown of an import at first.
fn members(summary: MonthSummary) -> Vec<Vec<Id<Issue>>> {
    let MonthSummary { carried_in, collected, assigned, replied, finished, closed, merged, .. } = summary;
    let MonthSummary { taken_up, carried_over, overdue, supervised, under_supervision, reopened, bounced, .. } =
        summary;
    let lots = [carried_in, collected, assigned, replied, finished, closed, merged, taken_up, carried_over, overdue];
    lots.into_iter().chain([supervised, under_supervision, reopened, bounced]).map(|lot: Lot| lot.issues).collect()
}

fn throws() -> impl Strategy<Value = Vec<Vec<Throw>>> {
    proptest::collection::vec(
        proptest::collection::vec(any::<Throw>(), 0..12),
        usize::try_from(DAYS).unwrap()..=usize::try_from(DAYS).unwrap(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn looking_back_finds_each_evening_as_it_was(throws in throws()) {
        let evenings = live(imported(), &throws);
        let last = evenings.last().unwrap();
        for (nth, evening) in evenings.iter().enumerate() {
            let then = world_as_of(last, day(nth as i32));
            prop_assert_eq!(&then.issue_steps, &evening.issue_steps);
            prop_assert_eq!(then.issues.len(), evening.issues.len());
            for (found, was) in then.issues.iter().zip(evening.issues.iter()) {
                let mut was = known(was);
                let mut found = known(found);
                forget(&found, &mut was, last, day(nth as i32));
                if was.raised_on < START {
                    if found.level.is_empty() {
                        was.level.clear();
                    }
                    was.unit = was.unit.filter(|_| found.unit.is_some());
                    was.handler = was.handler.filter(|_| found.handler.is_some());
                    // Parked by an import and parked again: nothing tells that it had been before.
                    if was.state == IssueState::Parked && found.state == IssueState::Registered {
                        was.state = found.state;
                    }
                    // Closed on the day of an import: the days are gone once it is taken up again.
                    (was.finished_on, was.closed_on) = (found.finished_on, found.closed_on);
                    (was.verifier, found.verifier) = (None, None);
                }
                prop_assert_eq!(&found, &was, "on {}", day(nth as i32));
            }
            for (found, was) in then.issues.iter().zip(evening.issues.iter()) {
                let first = last.issue_steps.iter().find(|step| {
                    step.issue == was.id && matches!(step.kind, StepKind::Finish | StepKind::Close | StepKind::Park)
                });
                let open = was.raised_on >= START && first.is_none_or(|step| step.on > day(nth as i32));
                prop_assert!(!open || found.reply.is_empty(), "no answer before the first end of the work");
            }
        }
    }

    #[test]
    fn looking_back_from_a_day_in_between_finds_the_same(throws in throws(), a in 0..DAYS, b in 0..DAYS) {
        let evenings = live(imported(), &throws);
        let (early, late) = (day(a.min(b)), day(a.max(b)));
        let world = evenings.last().unwrap();
        prop_assert_eq!(world_as_of(&world_as_of(world, late), early), world_as_of(world, early));
    }

    #[test]
    fn the_numbers_of_a_day_that_is_past_are_those_of_that_day(throws in throws(), first in 0..DAYS) {
        let evenings = live(with_a_problem(), &throws);
        let last = evenings.last().unwrap();
        for (nth, evening) in evenings.iter().enumerate().skip(first as usize % 5).step_by(5) {
            let on = day(nth as i32);
            for of in [START, on] {
                prop_assert_eq!(month::summary(last, of, on), month::summary(evening, of, on), "{} of {}", of, on);
            }
            let period = Period { first: day(first).min(on), last: on };
            prop_assert_eq!(unrated(Sheets::of(last, period)), unrated(Sheets::of(evening, period)), "{:?}", period);
        }
    }

    #[test]
    fn the_issues_of_a_past_month_are_those_of_that_day_also_where_imports_have_dates_only(
        throws in throws(),
        skipped in 0usize..5,
    ) {
        let evenings = live(imported(), &throws);
        let last = evenings.last().unwrap();
        for (nth, evening) in evenings.iter().enumerate().skip(skipped).step_by(5) {
            let on = day(nth as i32);
            for of in [START, on] {
                let (found, was) = (month::summary(last, of, on), month::summary(evening, of, on));
                let came = found.carried_in.count() + found.collected.count() + found.taken_up.count();
                prop_assert_eq!(came, found.closed.count() + found.merged.count() + found.carried_over.count());
                prop_assert_eq!(members(found), members(was), "{} of {}", of, on);
            }
        }
    }

    #[test]
    fn today_is_the_world_itself_and_days_only_add_issues_and_steps(throws in throws()) {
        let evenings = live(imported(), &throws);
        let world = evenings.last().unwrap();
        let today = world_as_of(world, day(DAYS));
        prop_assert!(today.issues.is_same(&world.issues) && today.issue_steps.is_same(&world.issue_steps));
        let sizes: Vec<_> = (0..DAYS)
            .map(|nth| world_as_of(world, day(nth)))
            .map(|then| (then.issues.len(), then.issue_steps.len()))
            .collect();
        prop_assert!(sizes.windows(2).all(|pair| pair[0].0 <= pair[1].0 && pair[0].1 <= pair[1].1));
    }
}

/// The case of one village, taken from listing to the second acceptance; the state on the evening of each verb.
fn case() -> (World, Vec<(Date, StandingState)>) {
    let mut world = sample::sample_world();
    world.standings = Table::default();
    let (id, place) = (standing("案"), village("西三村"));
    let on = |month: i8, of: i8| date(2026, month, of);
    let leader = Some(cadre("李四"));
    let plan = |due| SetPlan {
        standing: id,
        plan: "整".into(),
        on: None,
        due_on: Some(due),
        leader,
        unit: None,
        team: vec![],
        first_secretary: None,
        measures: vec![],
    };
    let verbs = [
        (
            on(1, 5),
            Edit::ListWeak(ListWeak {
                id,
                village: Some(place),
                kind: "lax".into(),
                reason: "散".into(),
                listed_on: on(1, 5),
                criteria: vec![],
                due_on: None,
                leader: None,
                unit: None,
                team: vec![],
                first_secretary: None,
            }),
        ),
        (on(2, 1), Edit::SetPlan(plan(on(6, 1)))),
        (
            on(5, 1),
            Edit::Accept(Accept {
                standing: id,
                assessment: Assessment { score: 80, votes: 20, votes_against: 2 },
                on: on(5, 1),
                note: "过".into(),
            }),
        ),
        (on(7, 1), Edit::LookBack(LookBack { standing: id, on: on(7, 1), note: "好".into() })),
        (on(9, 1), Edit::Relapse(Relapse { standing: id, on: on(9, 1), reason: "又散".into() })),
    ];
    let mut states = Vec::new();
    for (today, edit) in verbs {
        let changes = edit.changes(&world, &Desk { author: String::new(), today }).unwrap();
        world.apply(&changes);
        states.push((today, world.standings.get(id).unwrap().state));
    }
    (world, states)
}

#[test]
fn a_case_stands_as_its_dates_tell() {
    let (world, states) = case();
    for (on, state) in &states {
        let then = world_as_of(&world, *on);
        let row = then.standings.iter().next().unwrap();
        assert_eq!(row.state, *state, "{on}");
    }
    let winter = world_as_of(&world, date(2026, 1, 31));
    let row = winter.standings.iter().next().unwrap();
    assert_eq!((row.state, row.plan.as_str(), row.planned_on), (StandingState::Listed, "", None), "not planned yet");
    let spring = world_as_of(&world, date(2026, 4, 30));
    let row = spring.standings.iter().next().unwrap();
    assert_eq!((row.score, row.accepted_on, row.note.as_str()), (None, None, ""));
    let summer = world_as_of(&world, date(2026, 8, 1));
    let row = summer.standings.iter().next().unwrap();
    assert_eq!((row.state, row.relapsed_on, row.note.lines().count()), (StandingState::LookedBack, None, 2));
    assert!(world_as_of(&world, date(2026, 1, 4)).standings.is_empty());
    assert_eq!(world_as_of(&world, date(2026, 9, 1)).standings, world.standings);
    for (early, late) in [(1, 4), (4, 6), (6, 8), (1, 8)] {
        let (early, late) = (date(2026, early, 20), date(2026, late, 20));
        assert_eq!(world_as_of(&world_as_of(&world, late), early), world_as_of(&world, early));
    }
}

#[test]
fn a_case_without_the_day_of_its_plan_counts_as_planned_from_its_listing() {
    let (mut world, _) = case();
    world.standings = world.standings.iter().map(|row| Standing { planned_on: None, ..row.clone() }).collect();
    let then = world_as_of(&world, date(2026, 1, 10));
    assert_eq!(then.standings.iter().next().unwrap().state, StandingState::Planned);
}

#[test]
fn a_village_that_was_found_weak_again_stays_so_until_its_new_plan() {
    let (mut world, _) = case();
    let again =
        |row: &Standing| Standing { state: StandingState::Planned, planned_on: Some(date(2026, 9, 20)), ..row.clone() };
    world.standings = world.standings.iter().map(again).collect();
    let state = |of: i8| world_as_of(&world, date(2026, 9, of)).standings.iter().next().unwrap().state;
    assert_eq!([1, 19, 20].map(state), [StandingState::Relapsed, StandingState::Relapsed, StandingState::Planned]);
    assert_eq!(
        world_as_of(&world, date(2026, 4, 1)).standings.iter().next().unwrap().state,
        StandingState::Planned,
        "the first plan stood until it was accepted"
    );
}

#[test]
fn a_village_that_was_accepted_again_was_weak_in_between() {
    let (mut world, _) = case();
    let again = |row: &Standing| Standing {
        state: StandingState::Accepted,
        accepted_on: Some(date(2026, 10, 20)),
        looked_back_on: None,
        ..row.clone()
    };
    world.standings = world.standings.iter().map(again).collect();
    let weak = |on| world_as_of(&world, on).weak_standing(village("西三村")).is_some();
    assert!(weak(date(2026, 9, 1)) && weak(date(2026, 10, 19)) && !weak(date(2026, 10, 20)));
}

#[test]
fn what_is_dated_after_the_day_is_not_there_and_what_came_after_it_is_not_told() {
    let mut world = sample::sample_world();
    let mut changes = Changes::new(Sentence::new("edit.amend"));
    let on = |of: i8| date(2026, 10, of);
    changes.add(Activity::blank("visit", on(8)));
    let promise = Promise {
        published_on: Some(on(5)),
        published_where: "村务公开栏".into(),
        done_on: Some(on(9)),
        result: "通水".into(),
        progress_percent: Some(100),
        ..Promise::blank("public", "通水", on(2))
    };
    let promised = promise.id;
    changes.add(promise);
    changes.add(Document {
        state: DocumentState::Issued,
        issued_on: Some(on(9)),
        ..Document::blank("notice", "通知", on(3))
    });
    changes.add(Household {
        id: Id::named("h"),
        code: "1".into(),
        village: village("东一村"),
        need: "job".into(),
        cadre: None,
        from: on(9),
        until: None,
    });
    changes.add(Attachment {
        id: Id::named("a"),
        owner_table: "issue".into(),
        owner: issue("2026-0001").uuid(),
        name: "照片".into(),
        bytes: 1,
        hash: String::new(),
        added_on: on(9),
        note: String::new(),
    });
    world.apply(&changes);
    let then = world_as_of(&world, on(6));
    let row = then.promises.get(promised).unwrap();
    assert_eq!((row.published_where.as_str(), row.done_on, row.progress_percent), ("村务公开栏", None, None));
    assert!(row.result.is_empty() && then.activities.is_empty());
    assert_eq!(then.documents.iter().next().unwrap().state, DocumentState::Draft);
    assert!(then.households.is_empty() && then.attachments.is_empty());
    let indicators = |year| world_as_of(&world, date(year, 12, 30)).indicators.len();
    assert!(indicators(2024) < indicators(2026));
    assert_eq!(world_as_of(&world, on(1)).promises.len(), 0);
    assert!(then.villages.is_same(&world.villages) && then.units.is_same(&world.units));
    let later = |row: &Posting| row.from > date(2026, 1, 9);
    assert!(
        world_as_of(&world, date(2026, 1, 9)).postings.len() < world.postings.iter().filter(|row| later(row)).count()
    );
}

#[test]
fn what_has_no_steps_follows_its_own_dates() {
    let mut world = sample::sample_world();
    world.issue_steps = Table::default();
    let state = |on| world_as_of(&world, on).issues.get(issue("2026-0004")).map(|row| (row.state, row.closed_on));
    assert_eq!(state(date(2026, 2, 28)), None);
    assert_eq!(state(date(2026, 3, 1)), Some((IssueState::Assigned, None)));
    assert_eq!(state(date(2026, 5, 8)), Some((IssueState::Finished, None)));
    assert_eq!(state(date(2026, 5, 19)), Some((IssueState::Finished, None)));
    assert_eq!(state(date(2026, 5, 20)), Some((IssueState::Closed, Some(date(2026, 5, 20)))));
    let answered = |on| !world_as_of(&world, on).issues.get(issue("2026-0004")).unwrap().reply.is_empty();
    assert!(!answered(date(2026, 5, 7)) && answered(date(2026, 5, 8)));
}

#[test]
fn a_level_a_common_problem_and_a_supervision_are_those_of_the_day() {
    let mut world = sample::sample_world();
    world.issue_steps = Table::default();
    let row = Issue {
        level: "county".into(),
        parent: Some(issue("2026-0006")),
        supervised: false,
        supervised_number: "督 1".into(),
        supervised_on: Some(date(2026, 9, 5)),
        lifted_on: Some(date(2026, 9, 25)),
        raised_on: date(2026, 8, 1),
        ..world.issues.get(issue("2026-0001")).unwrap().clone()
    };
    let step =
        |kind: StepKind, on: Date| IssueStep { id: Id::named(kind.code()), ..IssueStep::blank(row.id, kind, on) };
    let steps = [
        IssueStep { level: "township".into(), ..step(StepKind::Register, date(2026, 8, 1)) },
        IssueStep { level: "county".into(), ..step(StepKind::Escalate, date(2026, 9, 1)) },
        IssueStep { other: row.parent, ..step(StepKind::Join, date(2026, 9, 10)) },
    ];
    world.issue_steps = steps.into_iter().collect();
    let mut changes = Changes::new(Sentence::new("edit.amend"));
    changes.change(world.issues.get(row.id).unwrap(), row.clone());
    world.apply(&changes);
    let at = |month, of| world_as_of(&world, date(2026, month, of)).issues.get(row.id).unwrap().clone();
    let august = at(8, 20);
    assert_eq!((august.level.as_str(), august.parent, august.supervised), ("township", None, false));
    assert!(august.supervised_number.is_empty() && august.supervised_on.is_none());
    let september = at(9, 12);
    assert_eq!((september.level.as_str(), september.parent), ("county", row.parent));
    assert_eq!((september.supervised, september.lifted_on), (true, None));
    assert_eq!(september.supervised_number, "督 1");
    assert_eq!(at(9, 25), row);
}

/// The demo county, and how many issues were open and closed on a day, counted from the steps alone: an issue is
/// closed when the last of its steps that ends or begins work is a closing, and merged when one says so.
#[test]
fn the_numbers_of_the_demo_county_on_a_day_are_those_counted_from_its_steps() {
    let mut world = World::default();
    world.apply(&demo_county(crate::edits::default_catalogue()));
    let today = world.reference_date().unwrap();
    let mut steps_of: std::collections::BTreeMap<Id<Issue>, Vec<&IssueStep>> = std::collections::BTreeMap::new();
    world.issue_steps.iter().for_each(|step| steps_of.entry(step.issue).or_default().push(step));
    for back in [0, 20, 75, 200, 400] {
        let on = today.saturating_sub(back.days());
        let then = world_as_of(&world, on);
        let (mut open, mut closed) = (0, 0);
        for row in world.issues.iter().filter(|row| row.raised_on <= on) {
            let mut steps: Vec<_> = steps_of[&row.id].iter().copied().filter(|step| step.on <= on).collect();
            steps.sort_by_key(|step| step.on);
            let is_own = |step: &IssueStep| step.kind == StepKind::Merge && step.other == row.merged_into;
            let ends = steps.iter().rev().find(|step| matches!(step.kind, StepKind::Close | StepKind::Reopen));
            if row.merged_into.is_some() && steps.iter().any(|step| is_own(step)) {
                continue;
            }
            match ends.map(|step| step.kind) {
                Some(StepKind::Close) => closed += 1,
                _ => open += 1,
            }
        }
        let found = Findings::of(&then, on);
        assert_eq!((found.county.open, found.county.closed), (open, closed), "{on}");
        let weak = world.standings.iter().filter(|row| row.listed_on <= on).filter(|row| {
            let accepted = row.accepted_on.is_some_and(|day| day <= on);
            let relapsed = row.relapsed_on.is_some_and(|day| day <= on);
            !accepted || relapsed && row.relapsed_on > row.accepted_on
        });
        let villages: std::collections::BTreeSet<_> = weak.map(|row| row.village).collect();
        assert_eq!(found.county.weak as usize, villages.len(), "{on}");
        let overdue = then.issues.iter().filter(|row| row.is_overdue(on)).count();
        assert_eq!(found.county.overdue as usize, overdue);
    }
    assert!(world_as_of(&world, today).issues.is_same(&world.issues));
}
