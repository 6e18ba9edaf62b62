//! What an atlas holds, and what it says where it cannot be made.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::stops::Stops;
use super::*;
use crate::analysis::{Findings, Measure};
use crate::geometry::Geography;
use crate::map::{Choice, County, Paper, Sheet};
use crate::model::sample::{TODAY, sample_world, village};
use crate::model::{Progress, Village, World};
use crate::papers::PaperError;

fn order(by: AtlasBy) -> AtlasOrder {
    let paper = Paper::Millimetres { width: 148.0, height: 105.0, dpi: 60.0 };
    AtlasOrder { by, sheet: Sheet::plain(paper), choice: Choice::default(), only: None, ledger: true }
}

fn with<T>(world: &World, work: impl FnOnce(County<'_>) -> T) -> T {
    let (findings, geography) = (Findings::of(world, TODAY), Arc::new(Geography::of(world, 0.5)));
    work(County { world, findings: &findings, geography: &geography })
}

fn names(world: &World, order: &AtlasOrder) -> Result<Vec<String>, PaperError> {
    with(world, |county| Ok(Stops::of(county, order)?.stops.into_iter().map(|stop| stop.name).collect()))
}

#[test]
fn there_is_a_page_for_each_township_village_unit_category_and_month() {
    let world = sample_world();
    let count = |by| names(&world, &order(by)).expect("pages");
    assert_eq!(count(AtlasBy::Township), ["东样乡", "西例镇"]);
    assert_eq!(count(AtlasBy::Village).len(), world.villages.len());
    assert!(!count(AtlasBy::Unit).is_empty() && !count(AtlasBy::Category).is_empty());
    assert_eq!(count(AtlasBy::Month).len(), 12);
    assert_eq!(count(AtlasBy::Month)[11], "2026年10月");
}

#[test]
fn the_pages_share_their_classes_and_each_is_about_its_own_villages() {
    let world = sample_world();
    with(&world, |county| {
        let stops = Stops::of(county, &order(AtlasBy::Township)).expect("pages").stops;
        assert!(stops[0].choice.shared.is_some() && stops[0].choice.shared == stops[1].choice.shared);
        assert_eq!(stops.iter().map(|stop| stop.focus.len()).sum::<usize>(), world.villages.len());
        assert!(stops[0].focus.is_disjoint(&stops[1].focus));
    });
}

#[test]
fn what_cannot_be_made_is_told() {
    let world = sample_world();
    let error = |order: &AtlasOrder| names(&world, order).expect_err("no pages").0.key;
    let none = AtlasOrder { only: Some(BTreeSet::new()), ..order(AtlasBy::Township) };
    assert_eq!(error(&none), "atlas.error.nothing_selected");
    let visits = Choice { measure: Measure::from_code("visits").expect("a measure"), ..Choice::default() };
    let by_unit = AtlasOrder { choice: visits, ..order(AtlasBy::Unit) };
    assert_eq!(error(&by_unit), "atlas.error.not_of_issues");
    let gone = AtlasOrder { only: Some(BTreeSet::from([village("无此村")])), ..order(AtlasBy::Village) };
    assert_eq!(error(&gone), "atlas.error.no_page");
    assert_eq!(names(&World::default(), &order(AtlasBy::Township)).expect_err("none").0.key, "atlas.error.no_page");
}

#[test]
fn a_selection_has_only_its_own_pages() {
    let world = sample_world();
    let only = AtlasOrder { only: Some(BTreeSet::from([village("东一村")])), ..order(AtlasBy::Township) };
    assert_eq!(names(&world, &only), Ok(vec!["东样乡".to_owned()]));
}

#[test]
fn a_village_with_an_empty_or_a_huge_name_has_its_page() {
    let mut world = sample_world();
    let renamed = world.villages.iter().cloned().enumerate().map(|(nth, row)| match nth {
        0 => Village { name: String::new(), ..row },
        1 => Village { name: "村".repeat(4000), ..row },
        _ => row,
    });
    world.villages = renamed.collect::<Vec<_>>().into_iter().collect();
    let mut files = Vec::new();
    let put = |name: &str, bytes: &[u8]| {
        files.push((name.to_owned(), bytes.len()));
        Ok(())
    };
    let order = order(AtlasBy::Village);
    let count = with(&world, |county| atlas_files(county, &order, AtlasFormat::Svg, put, Progress::UNWATCHED));
    assert_eq!(count, Ok(world.villages.len()));
    assert!(files.iter().all(|(name, size)| name.len() < 255 && *size > 500), "{files:?}");
}

#[test]
fn an_atlas_is_the_same_each_time_whatever_the_workers_do_and_can_be_stopped() {
    let world = sample_world();
    let order = order(AtlasBy::Village);
    let made = || with(&world, |county| atlas_pdf(county, &order, Progress::UNWATCHED)).expect("an atlas");
    let first = made();
    assert!(first.starts_with(b"%PDF-") && first == made());
    let stopped = with(&world, |county| atlas_pdf(county, &order, Progress::new(&|share| share < 0.4)));
    assert_eq!(stopped, Err(PaperError::new("papers.error.stopped")));
}

#[test]
fn a_county_of_one_village_has_an_atlas_of_one_page() {
    let mut world = sample_world();
    world.villages = world.villages.iter().take(1).cloned().collect::<Vec<_>>().into_iter().collect();
    for by in [AtlasBy::Township, AtlasBy::Village] {
        let order = order(by);
        assert!(with(&world, |county| atlas_pdf(county, &order, Progress::UNWATCHED)).is_ok());
    }
}
