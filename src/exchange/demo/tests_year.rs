//! What the demo county promises of the work of its year.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    CatalogueKind, CatalogueRow, IssueState, PromiseStage, StepKind, World, activity_kind, promise_kind, scope,
};

use super::days::TODAY;
use super::demo_county;

/// The county with lists of tasks as short as can be.
fn county() -> World {
    let item = |(parent, code, value): (&str, &str, &str)| CatalogueRow {
        parent: parent.into(),
        value: value.into(),
        title_zh: code.into(),
        ..CatalogueRow::blank(CatalogueKind::TaskItem, code)
    };
    let items = [
        ("task", "task_meeting", "15"),
        ("task", "task_team", "365"),
        ("hard_problem", "hard_leader", "3"),
        ("milestone", "stage_launch", "10"),
        ("milestone", "stage_solve", "240"),
        ("milestone", "stage_sum", "365"),
    ];
    let mut world = World::default();
    world.apply(&demo_county(items.map(item).to_vec()));
    world
}

#[test]
fn issues_from_visits_of_this_year_name_the_visit_of_that_day_in_that_village() {
    let world = county();
    let since = super::visits::SINCE;
    let mut tied = 0;
    for issue in world.issues.iter() {
        let from_one = ["visit", "consultation", "inspection"].contains(&issue.source.as_str());
        let expected = from_one && issue.village.is_some() && issue.raised_on >= since;
        assert_eq!(issue.activity.is_some(), expected, "{}", issue.number);
        let Some(activity) = issue.activity.and_then(|id| world.activities.get(id)) else { continue };
        assert_eq!((activity.on, activity.villages.first().copied()), (issue.raised_on, issue.village));
        tied += 1;
    }
    assert!(tied > 300, "{tied}");
}

#[test]
fn every_kind_of_activity_occurs_and_those_who_went_were_posted_there() {
    let world = county();
    let kinds: BTreeSet<&str> = world.activities.iter().map(|row| row.kind.as_str()).collect();
    assert_eq!(kinds, BTreeSet::from(activity_kind::ALL));
    let meetings = world.activities.iter().filter(|row| row.kind == activity_kind::ASSIGNMENT_MEETING);
    assert_eq!(meetings.map(|row| row.on.month()).collect::<BTreeSet<_>>(), (1..=10).collect());
    for row in world.activities.iter() {
        assert!(row.on <= TODAY && (!row.villages.is_empty() || row.township.is_some() || row.unit.is_some()));
        assert!(row.cadres.iter().all(|id| world.cadres.get(*id).is_some()));
        assert!(row.details.values().all(|text| !text.is_empty()));
    }
    let visits = world.activities.iter().filter(|row| row.kind == activity_kind::VISIT && row.title.is_empty());
    for visit in visits {
        let posted = |cadre| {
            let of_cadre = world.postings.iter().filter(|row| row.cadre == Some(cadre) && row.holds_on(visit.on));
            of_cadre.filter_map(crate::model::Posting::village).any(|village| visit.villages.contains(&village))
        };
        assert!(visit.cadres.iter().all(|cadre| posted(*cadre)), "{visit:?}");
    }
}

#[test]
fn most_villages_were_visited_this_month_and_some_were_not() {
    let world = county();
    let in_month = world.activities.iter().filter(|row| row.is_visit() && row.on.month() == TODAY.month());
    let visited: BTreeSet<_> = in_month.flat_map(|row| row.villages.iter().copied()).collect();
    assert!((240..325).contains(&visited.len()), "{}", visited.len());
}

#[test]
fn promises_of_every_kind_are_in_every_stage_and_some_are_overdue() {
    let world = county();
    let kinds: BTreeSet<&str> = world.promises.iter().map(|row| row.kind.as_str()).collect();
    assert_eq!(kinds, BTreeSet::from(promise_kind::ALL));
    let stages: BTreeSet<PromiseStage> = world.promises.iter().map(crate::model::Promise::stage).collect();
    assert_eq!(stages, BTreeSet::from(PromiseStage::ALL));
    let overdue = world.promises.iter().filter(|row| row.is_overdue(TODAY)).count();
    let share = overdue as f64 / world.promises.len() as f64;
    assert!((0.03..0.16).contains(&share), "overdue {share}");
    for row in world.promises.iter() {
        let days = [row.published_on, row.done_on, row.rated_on, row.withdrawn_on];
        assert!(days.into_iter().flatten().all(|day| row.made_on <= day && day <= TODAY), "{row:?}");
        assert!(row.due_on.is_none_or(|due| row.made_on <= due), "{row:?}");
        assert!(row.rated_on.is_none() || row.done_on <= row.rated_on, "{row:?}");
        assert_eq!(row.rated_on.is_some(), !row.rating.is_empty());
        assert!(row.withdrawn_on.is_none() || !row.note.is_empty());
        assert!(row.village.is_some() || row.township.is_some() || row.unit.is_some());
    }
}

#[test]
fn tasks_stand_under_postings_hard_problems_and_the_campaign() {
    let world = county();
    let count = |kind: &str| world.promises.iter().filter(|row| row.kind == kind).count();
    assert_eq!((count("task"), count("hard_problem"), count("milestone")), (48, 2, 3));
    let measures = world.promises.iter().filter(|row| row.kind == promise_kind::MEASURE);
    let mut of_case: BTreeMap<_, usize> = BTreeMap::new();
    measures.for_each(|row| *of_case.entry(row.standing).or_default() += 1);
    let planned = world.standings.iter().filter(|row| row.due_on.is_some()).count();
    assert!(of_case.len() == planned && of_case.values().all(|count| (4..=7).contains(count)));
}

#[test]
fn three_common_problems_have_children_that_joined_them() {
    let world = county();
    let mut children: BTreeMap<_, usize> = BTreeMap::new();
    for issue in world.issues.iter() {
        let Some(parent) = issue.parent.and_then(|id| world.issues.get(id)) else { continue };
        assert!(parent.parent.is_none() && parent.scope != scope::SINGLE && parent.state == IssueState::Assigned);
        let joined = |step: &crate::model::IssueStep| step.issue == issue.id && step.kind == StepKind::Join;
        let step = world.issue_steps.find(joined).expect("the step is told");
        assert_eq!(step.other, issue.parent);
        assert_eq!(issue.scope, scope::SINGLE);
        *children.entry(parent.id).or_default() += 1;
    }
    assert_eq!(children.len(), 3);
    assert!(children.values().all(|count| *count >= 2), "{children:?}");
}

#[test]
fn what_is_supervised_has_a_number_and_a_day_and_what_is_closed_an_answer_with_a_day() {
    let world = county();
    let mut numbers = BTreeSet::new();
    for issue in world.issues.iter() {
        let numbered = !issue.supervised_number.is_empty();
        assert_eq!(numbered, issue.supervised || issue.lifted_on.is_some(), "{}", issue.number);
        assert_eq!(numbered, issue.supervised_on.is_some());
        assert!(!numbered || numbers.insert(issue.supervised_number.clone()));
        assert!(issue.lifted_on.is_none() || !issue.supervised && issue.supervised_on < issue.lifted_on);
        assert!(issue.state != IssueState::Closed || issue.replied_on.is_some());
        assert!(issue.rating.is_empty() || issue.state == IssueState::Closed);
        assert!(issue.unit.is_none_or(|unit| !issue.joint_units.contains(&unit)));
        assert!(issue.replied_on.is_none_or(|day| issue.raised_on <= day && day <= TODAY));
    }
    let unanswered = world.issues.iter().filter(|row| row.state == IssueState::Finished && row.replied_on.is_none());
    assert!(unanswered.count() > 3);
    assert!(numbers.len() > 15, "{}", numbers.len());
}

#[test]
fn households_are_codes_and_plans_lead_somewhere() {
    let world = county();
    assert!(world.households.len() > 100);
    let is_plain = |code: &str| code.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    assert!(world.households.iter().all(|row| is_plain(&row.code) && world.villages.get(row.village).is_some()));
    assert_eq!((world.plans.len(), world.plan_items.len(), world.plan_marks.len()), (2, 10, 3));
    for item in world.plan_items.iter() {
        assert!(item.ends.is_some() || item.who().is_some() && item.place.is_some(), "{item:?}");
    }
    for plan in world.plans.iter() {
        let draft = crate::analysis::planner::Draft::of(&world, plan);
        assert_eq!(draft.stale, [], "{}", plan.title);
    }
    assert!(world.documents.len() >= 10 && world.campaigns.len() == 2);
    assert!(world.criteria.iter().all(|row| row.on <= TODAY && row.settled_on.is_none_or(|day| row.on <= day)));
}
