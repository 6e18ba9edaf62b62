//! What a deck holds.

use std::sync::Arc;

use super::cards::Body;
use super::planned::planned;
use super::*;
use crate::analysis::Findings;
use crate::geometry::Geography;
use crate::map::{Choice, County, Layout, Part};
use crate::model::sample::{TODAY, sample_world};
use crate::model::{Changes, Id, Plan, PlanItem, Progress, SavedView, Sentence, Setting, World};
use crate::papers::PaperError;
use crate::papers::package::Package;

fn with<T>(world: &World, work: impl FnOnce(County<'_>) -> T) -> T {
    let (findings, geography) = (Findings::of(world, TODAY), Arc::new(Geography::of(world, 0.5)));
    work(County { world, findings: &findings, geography: &geography })
}

fn order(parts: &[DeckPart]) -> DeckOrder {
    DeckOrder { parts: parts.to_vec(), ..DeckOrder::whole(Choice::default()) }
}

fn titles(world: &World, order: &DeckOrder) -> Vec<String> {
    let cards = with(world, |county| planned(county, order, Progress::UNWATCHED)).expect("cards").cards;
    cards.into_iter().map(|card| card.title).collect()
}

fn with_view(name: &str, view: &SavedView) -> World {
    let mut world = sample_world();
    let mut changes = Changes::new(Sentence::new("test"));
    changes.add(Setting::new(&SavedView::key(name), view.text().as_str()));
    world.apply(&changes);
    world
}

#[test]
fn a_layout_of_ones_own_is_that_of_every_map() {
    let world = sample_world();
    let bytes = |layout: Option<Layout>| {
        let order = DeckOrder { layout, ..order(&[DeckPart::Views]) };
        with(&world, |county| deck_pdf(county, &order, Progress::UNWATCHED)).expect("a deck")
    };
    let mut bare = Layout::default();
    [Part::Legend, Part::NorthArrow, Part::ScaleBar].into_iter().for_each(|part| bare.show(part, false));
    assert_ne!(bytes(Some(bare)), bytes(None));
}

#[test]
fn a_whole_deck_begins_with_a_cover_and_ends_with_the_townships() {
    let world = sample_world();
    let titles = titles(&world, &order(&DeckPart::ALL));
    assert!(titles.len() >= 9, "{titles:?}");
    assert!(titles.last().is_some_and(|title| title.contains("西例镇")), "{titles:?}");
    assert!(titles.iter().all(|title| !title.contains("deck.") && !title.contains("%{")), "{titles:?}");
}

#[test]
fn a_saved_view_is_a_card_with_its_note_and_an_unknown_one_is_told() {
    let view = SavedView { measure: "visits".into(), note: "先看这里".into(), ..SavedView::default() };
    let world = with_view("月会", &view);
    let only = DeckOrder { views: vec!["月会".into()], ..order(&[DeckPart::Views]) };
    let cards = with(&world, |county| planned(county, &only, Progress::UNWATCHED)).expect("cards").cards;
    assert_eq!((cards[1].title.as_str(), cards[1].notes.as_str()), ("月会", "先看这里"));
    let Body::Map(map) = &cards[1].body else { panic!("a map") };
    assert_eq!(map.choice.measure.code(), "visits");
    let unknown = DeckOrder { views: vec!["没有".into()], ..only };
    let error = with(&world, |county| planned(county, &unknown, Progress::UNWATCHED)).map(|_| ()).expect_err("told");
    assert!(crate::words::Language::Chinese.sentence(&error.0).contains("月会"));
}

#[test]
fn a_plan_is_shown_before_and_after() {
    let mut world = sample_world();
    assert!(titles(&world, &order(&[DeckPart::Plan])).len() == 1, "without a plan there is the cover only");
    let plan = Plan::blank("秋季派驻", TODAY);
    let without = world.villages.iter().find(|row| !world.postings.iter().any(|post| post.village() == Some(row.id)));
    let (cadre, village) = (world.cadres.iter().next().expect("a cadre").id, without.expect("a village").id);
    let item = PlanItem {
        id: Id::named("item"),
        plan: plan.id,
        ends: None,
        cadre: Some(cadre),
        unit: None,
        place: Some(crate::model::Place::Village(village)),
        role: crate::model::role::RESIDENT.into(),
        on: TODAY,
        reason: String::new(),
        origin: crate::model::ItemOrigin::Hand,
    };
    let mut changes = Changes::new(Sentence::new("test"));
    changes.add(plan);
    changes.add(item);
    world.apply(&changes);
    let cards = with(&world, |county| planned(county, &order(&[DeckPart::Plan]), Progress::UNWATCHED)).expect("cards");
    assert_eq!(cards.cards.len(), 3);
    let residents = |nth: usize| cards.states[nth].findings.villages[&village].residents;
    assert_eq!(residents(0), 1);
    assert!(cards.cards[1].title.contains("秋季派驻") && cards.cards[1].subtitle != cards.cards[2].subtitle);
}

#[test]
fn the_same_deck_has_the_same_bytes_and_names_nobody() {
    let world = sample_world();
    let order = order(&[DeckPart::Views, DeckPart::Weak, DeckPart::Overdue]);
    let pdf = || with(&world, |county| deck_pdf(county, &order, Progress::UNWATCHED)).expect("a deck");
    assert!(pdf().starts_with(b"%PDF-") && pdf() == pdf());
    let pptx = || with(&world, |county| deck_pptx(county, &order, Progress::UNWATCHED)).expect("a deck");
    let bytes = pptx();
    assert_eq!(bytes, pptx());
    let package = Package::read(&bytes).expect("a package");
    let texts = package.names().filter(|name| name.ends_with(".xml")).filter_map(|name| package.part(name));
    let texts: Vec<String> = texts.map(|part| String::from_utf8_lossy(part).into_owned()).collect();
    for cadre in world.cadres.iter().filter(|row| row.name.chars().count() > 1) {
        assert!(texts.iter().all(|text| !text.contains(&cadre.name)), "{}", cadre.name);
    }
}

#[test]
fn a_county_without_villages_has_a_deck_and_it_can_be_stopped() {
    let world = World::default();
    let order = order(&DeckPart::ALL);
    assert!(with(&world, |county| deck_pdf(county, &order, Progress::UNWATCHED)).is_ok());
    let stopped = with(&sample_world(), |county| deck_pdf(county, &order, Progress::new(&|share| share < 0.6)));
    assert_eq!(stopped, Err(PaperError::new("papers.error.stopped")));
}
