//! What the demo county promises.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{IssueState, Place, Posting, Record, StandingState, StepKind, World, role};

use super::days::TODAY;
use super::{clusters, demo_county, ground::Ground};

fn county() -> World {
    let mut world = World::default();
    world.apply(&demo_county(Vec::new()));
    world
}

#[test]
fn it_has_as_many_of_everything_as_it_says() {
    let world = county();
    assert_eq!((world.townships.len(), world.villages.len()), (20, 335));
    assert_eq!((world.units.len(), world.cadres.len()), (61, 1000));
    let kinds = |kind: &str| world.issues.iter().filter(|issue| issue.kind == kind).count();
    assert_eq!((kinds("issue"), kinds("dispute"), world.issues.len()), (1700, 466, 2166));
    assert_eq!(world.villages.iter().filter_map(|village| village.households).sum::<u32>(), 140_005);
    assert_eq!(world.reference_date(), Some(TODAY));
    assert_eq!(world.setting("notice"), Some("虚构示例"));
}

#[test]
fn it_is_the_same_each_time() {
    assert_eq!(demo_county(Vec::new()), demo_county(Vec::new()));
}

#[test]
fn no_identity_is_used_twice() {
    let changes = demo_county(Vec::new());
    let world = county();
    let rows = world.townships.len()
        + world.villages.len()
        + world.sites.len()
        + world.units.len()
        + world.cadres.len()
        + world.postings.len()
        + world.issues.len()
        + world.issue_steps.len()
        + world.standings.len()
        + world.indicators.len()
        + world.settings.len();
    let rows_since = world.activities.len()
        + world.promises.len()
        + world.campaigns.len()
        + world.criteria.len()
        + world.documents.len()
        + world.plans.len()
        + world.plan_items.len()
        + world.plan_marks.len()
        + world.households.len();
    assert_eq!(changes.rows.len(), rows + rows_since);
    let numbers: BTreeSet<&str> = world.issues.iter().map(|issue| issue.number.as_str()).collect();
    assert_eq!(numbers.len(), world.issues.len());
}

#[test]
fn every_township_has_one_leader_and_fifteen_villages_have_no_resident() {
    let world = county();
    let holding = || world.postings.iter().filter(|posting| posting.holds_on(TODAY));
    let led: Vec<Place> =
        holding().filter(|posting| posting.role == role::TOWNSHIP_LEADER).map(|posting| posting.place).collect();
    assert_eq!(led.len(), 20);
    assert_eq!(led.iter().collect::<BTreeSet<_>>().len(), 20);
    let resident: BTreeSet<_> =
        holding().filter(|posting| posting.is_resident()).filter_map(Posting::village).collect();
    assert_eq!(world.villages.len() - resident.len(), 15);
}

#[test]
fn nobody_lives_in_two_villages_or_in_the_own_one() {
    let world = county();
    let mut seen = BTreeSet::new();
    for posting in world.postings.iter().filter(|posting| posting.is_resident()) {
        let cadre = posting.cadre.and_then(|id| world.cadres.get(id)).expect("a resident is somebody");
        assert_ne!(cadre.home_village, posting.village(), "{} was sent home", cadre.name);
        if posting.holds_on(TODAY) {
            assert!(seen.insert(cadre.id), "{} lives in two villages", cadre.name);
            assert!(cadre.active);
        }
        assert!(posting.until.is_none_or(|until| posting.from < until), "{posting:?}");
    }
}

#[test]
fn thirty_six_villages_were_listed_over_two_years_and_first_secretaries_are_mostly_there() {
    let world = county();
    let villages: BTreeSet<_> = world.standings.iter().map(|standing| standing.village).collect();
    assert_eq!((villages.len(), world.standings.len()), (36, 36));
    assert_eq!(world.standings.iter().filter(|standing| standing.accepted_on.is_some()).count(), 24);
    let relapsed = world.standings.iter().filter(|standing| standing.state == StandingState::Relapsed);
    assert_eq!(relapsed.clone().count(), 2);
    assert!(relapsed.clone().all(|standing| standing.accepted_on < standing.relapsed_on));
    assert_eq!(world.standings.iter().filter(|standing| standing.state.is_weak()).count(), 14);
    let years: BTreeSet<i16> = world.standings.iter().map(|standing| standing.listed_on.year()).collect();
    assert_eq!(years, BTreeSet::from([2025, 2026]));
    let secretaries: BTreeSet<_> = world
        .postings
        .iter()
        .filter(|posting| posting.role == role::FIRST_SECRETARY && posting.holds_on(TODAY))
        .filter_map(Posting::village)
        .collect();
    assert!(villages.iter().filter(|village| secretaries.contains(village)).count() >= 28);
}

#[test]
fn every_reference_leads_somewhere() {
    let world = county();
    for posting in world.postings.iter() {
        assert!(!world.place_name(posting.place).is_empty());
        assert!(posting.cadre.is_none_or(|id| world.cadres.get(id).is_some()));
        assert!(posting.unit.is_some_and(|id| world.units.get(id).is_some()), "{posting:?}");
    }
    for cadre in world.cadres.iter() {
        assert!(cadre.unit.is_some_and(|id| world.units.get(id).is_some()), "{cadre:?}");
        assert!(cadre.home_village.is_none_or(|id| world.villages.get(id).is_some()));
    }
    for village in world.villages.iter() {
        assert!(world.townships.get(village.township).is_some());
        assert!(village.boundary.is_some() && village.position.is_some());
    }
    for issue in world.issues.iter() {
        assert!(issue.village.is_some_and(|id| world.villages.get(id).is_some()) != issue.township.is_some());
        assert!(issue.township.is_none_or(|id| world.townships.get(id).is_some()));
        assert!(issue.unit.is_none_or(|id| world.units.get(id).is_some()));
        let people = [issue.leader, issue.handler, issue.verifier].into_iter().flatten();
        assert!(people.clone().all(|id| world.cadres.get(id).is_some()));
        assert!(issue.merged_into.is_none_or(|id| world.issues.get(id).is_some_and(|into| into.merged_into.is_none())));
    }
    assert!(world.issue_steps.iter().all(|step| world.issues.get(step.issue).is_some()));
    assert!(world.indicators.iter().all(|indicator| world.villages.get(indicator.village).is_some()));
}

#[test]
fn the_life_of_every_issue_is_in_order() {
    let world = county();
    let mut steps: BTreeMap<_, Vec<_>> = BTreeMap::new();
    // By day, and within one by identity: as the steps are read.
    let mut order: Vec<_> = world.issue_steps.iter().collect();
    order.sort_by_key(|step| (step.on, step.id));
    for step in order {
        let taken_up = step.kind == StepKind::Merge
            && world.issues.get(step.issue).is_some_and(|issue| issue.merged_into != step.other);
        let kind = if taken_up { StepKind::Note } else { step.kind };
        steps.entry(step.issue).or_default().push((step.on, kind));
    }
    for issue in world.issues.iter() {
        let of_issue = &steps[&issue.id];
        assert_eq!(of_issue[0], (issue.raised_on, StepKind::Register), "{}", issue.number);
        assert!(of_issue.is_sorted_by_key(|(on, _)| *on), "{}: {of_issue:?}", issue.number);
        assert!(of_issue.iter().all(|(on, _)| *on <= TODAY), "{}: {of_issue:?}", issue.number);
        assert_eq!(state_after(of_issue.iter().map(|(_, kind)| *kind)), issue.state, "{}", issue.number);
        let count = |kind| of_issue.iter().filter(|(_, of)| *of == kind).count() as u32;
        assert_eq!((count(StepKind::HandOver), count(StepKind::Reopen)), (issue.handed_on, issue.reopened));
        let done = matches!(issue.state, IssueState::Finished | IssueState::Closed);
        assert_eq!(issue.finished_on.is_some(), done, "{}", issue.number);
        assert_eq!(issue.closed_on.is_some(), issue.state == IssueState::Closed);
        if issue.state == IssueState::Closed {
            assert!(!issue.reply.is_empty() && issue.verifier.is_some() && issue.verifier != issue.handler);
            assert!(issue.finished_on <= issue.closed_on);
        }
        assert_eq!(issue.recheck_on.is_some(), issue.state == IssueState::Parked);
        assert_eq!(issue.merged_into.is_some(), issue.state == IssueState::Merged);
        assert_eq!(issue.due_on.is_some(), issue.unit.is_some());
        assert!(!issue.title.contains(['{', '}']) && issue.title.chars().count() <= 20, "{}", issue.title);
    }
}

/// The state after these steps, told by the steps alone.
fn state_after(steps: impl Iterator<Item = StepKind>) -> IssueState {
    steps.fold(IssueState::Registered, |state, kind| match kind {
        StepKind::Register => IssueState::Registered,
        StepKind::Assign | StepKind::HandOver | StepKind::Return | StepKind::Reopen => IssueState::Assigned,
        StepKind::Finish => IssueState::Finished,
        StepKind::Close => IssueState::Closed,
        StepKind::Park => IssueState::Parked,
        StepKind::Merge => IssueState::Merged,
        _ => state,
    })
}

#[test]
fn the_shares_of_open_overdue_parked_and_merged_matters_are_plausible() {
    let world = county();
    let share = |question: &dyn Fn(&crate::model::Issue) -> bool| {
        world.issues.iter().filter(|issue| question(issue)).count() as f64 / world.issues.len() as f64
    };
    let open = share(&|issue| issue.state.is_open());
    let overdue = share(&|issue| issue.is_overdue(TODAY));
    let parked = share(&|issue| issue.state == IssueState::Parked);
    let registered = share(&|issue| issue.state == IssueState::Registered);
    let finished = share(&|issue| issue.state == IssueState::Finished);
    assert!((0.24..0.34).contains(&open), "open {open}");
    assert!((0.075..0.105).contains(&overdue), "overdue {overdue}");
    assert!((0.015..0.06).contains(&parked), "parked {parked}");
    assert!(registered > 0.0 && finished > 0.01);
}

#[test]
fn the_three_clusters_stand_out_from_the_county() {
    let world = county();
    let ground = Ground::read();
    let open = |village: usize| {
        let id = ground.villages[village].id;
        world.issues.iter().filter(|issue| issue.village == Some(id) && issue.state.is_open()).count()
    };
    let mean = (0..ground.villages.len()).map(open).sum::<usize>() as f64 / 335.0;
    let valley = clusters::valley(&ground);
    for pair in valley.windows(2) {
        assert!(ground.neighbours[pair[0]].contains(&pair[1]), "the valley is broken at {pair:?}");
    }
    assert!(valley.iter().all(|village| open(*village) as f64 > 1.8 * mean), "{mean}");
    let quarter = clusters::quarter(&ground);
    assert!(quarter.len() >= 6 && quarter.iter().all(|village| open(*village) as f64 > 1.2 * mean), "{mean}");
    let old = ground.village(super::weak::OLD_CASE);
    assert!(open(old) >= 14);
    let id = ground.villages[old].id;
    assert!(world.weak_standing(id).is_some());
    let most = (0..ground.villages.len()).map(open).max().expect("villages");
    assert_eq!(most, open(old), "no other village has more open issues");
}

#[test]
fn names_of_records_are_not_longer_than_what_a_table_shows() {
    let world = county();
    assert!(world.cadres.iter().all(|cadre| (2..=3).contains(&cadre.name.chars().count())));
    assert_eq!(crate::model::Issue::TABLE.to_string(), "issue");
}
