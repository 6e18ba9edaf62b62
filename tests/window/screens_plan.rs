//! The desk of plans as a person uses it: a plan is begun, painted on the map, suggested, reviewed, published and undone.

#![allow(clippy::expect_used, reason = "a test that cannot read what it is about has to stop")]

use std::collections::BTreeSet;

use cunqing::model::{Id, Place, Plan, PlanState, Posting, Village, Who, World};
use cunqing::ui::planning::{Extent, PlanDeed, ReviewDeed, Shape, Stroke, Tool, township_of};
use cunqing::ui::{Intent, Workspace};
use cunqing::words::Language;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::kittest::Queryable as _;

use crate::screens::{Window, opened};

fn plan(window: &mut Window, deed: PlanDeed) {
    window.act(Intent::Plan(deed));
}

fn world(window: &Window) -> &World {
    window.app().session().expect("open").world()
}

/// The desk with a plan of its own.
fn desk(language: Language) -> (Window, Id<Plan>) {
    let mut window = opened(language);
    window.act(Intent::Workspace(Workspace::Postings));
    let first = window.app().session().expect("open").desk().today.last_of_month().tomorrow().expect("a day");
    plan(&mut window, PlanDeed::Begin("试排".into(), first));
    let id = window.app().planning().plan.expect("the plan is open");
    (window, id)
}

/// A cadre who is posted nowhere.
fn free(window: &Window) -> Who {
    let world = world(window);
    let held: BTreeSet<_> = world.postings.iter().filter_map(|posting| posting.cadre).collect();
    let free = world.cadres.iter().find(|cadre| cadre.active && !held.contains(&cadre.id));
    Who::Cadre(free.expect("a free cadre").id)
}

fn items(window: &Window, plan: Id<Plan>) -> usize {
    world(window).plan_items.iter().filter(|item| item.plan == plan).count()
}

fn edits(window: &Window) -> usize {
    let history = window.app().session().expect("open").history(1000).expect("a history");
    history.iter().filter(|entry| !entry.undone).count()
}

/// Presses at the first place, goes over the others, and lets go at the last.
fn drag(window: &mut Window, places: &[Pos2]) {
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.harness.event(Event::PointerMoved(places[0]));
    window.harness.run_steps(1);
    window.harness.event(button(places[0], true));
    window.harness.run_steps(1);
    for place in &places[1..] {
        window.harness.event(Event::PointerMoved(*place));
        window.harness.run_steps(1);
    }
    window.harness.event(button(places[places.len() - 1], false));
    window.harness.run_steps(3);
}

/// The middle of the map.
const MIDDLE: Pos2 = pos2(680.0, 280.0);

fn postings(window: &Window) -> Vec<Posting> {
    world(window).postings.iter().cloned().collect()
}

#[test]
fn the_desk_says_what_to_do_without_a_plan_and_opens_the_one_that_is_begun() {
    let mut window = opened(Language::Chinese);
    window.act(Intent::Workspace(Workspace::Postings));
    assert!(window.shows("派驻方案") && window.shows("现状只看不排"));
    assert!(window.shows("无驻村") && window.shows("负荷"), "the numbers of today are there");
    plan(&mut window, PlanDeed::Ask(cunqing::ui::planning::Asked::Begin));
    assert!(window.shows("起草方案…") && window.shows("生效日"));
    window.press(Modifiers::NONE, Key::Enter);
    let id = window.app().planning().plan.expect("it is open");
    assert_eq!(world(&window).plans.get(id).map(|plan| plan.state), Some(PlanState::Draft));
    assert!(window.shows("未选人") && window.shows("刷选 (B)"), "the tools are there");
}

#[test]
fn a_stroke_of_the_brush_is_one_edit_and_undo_takes_it_back() {
    let (mut window, id) = desk(Language::Chinese);
    let who = free(&window);
    plan(&mut window, PlanDeed::Choose(Some(who)));
    plan(&mut window, PlanDeed::Role("contact".into()));
    window.press(Modifiers::NONE, Key::B);
    assert_eq!(window.app().planning().tool, Tool { shape: Shape::Brush, stroke: Stroke::Paint });
    let before = edits(&window);
    let place = |x: f32| pos2(MIDDLE.x + x, MIDDLE.y);
    drag(&mut window, &[place(0.0), place(20.0), place(40.0), place(60.0)]);
    let painted = items(&window, id);
    assert!(painted >= 2, "{painted}: {:?}", window.app().notices().collect::<Vec<_>>());
    assert_eq!(edits(&window), before + 1);
    let row = window.app().planning().row(who).expect("the numbers follow").clone();
    assert_eq!(row.villages as usize, painted);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(items(&window, id), 0);
    assert!(window.app().planning().row(who).is_none());
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(items(&window, id), painted);
    window.press(Modifiers::NONE, Key::E);
    drag(&mut window, &[place(0.0), place(20.0), place(40.0), place(60.0)]);
    assert_eq!(items(&window, id), 0, "the same way erases them");
}

#[test]
fn a_box_a_township_and_a_click_take_villages_too() {
    let (mut window, id) = desk(Language::Chinese);
    // A unit as a whole: the rules say how many villages a cadre can have at most.
    let unit = world(&window).units.iter().next().expect("a unit").id;
    let who = Who::Unit(unit);
    plan(&mut window, PlanDeed::Choose(Some(who)));
    assert_eq!(window.app().planning().tool.shape, Shape::Click, "who is chosen is posted by a click");
    drag(&mut window, &[MIDDLE, MIDDLE]);
    assert_eq!(items(&window, id), 1, "{:?}", window.app().notices().collect::<Vec<_>>());
    let clicked = world(&window).plan_items.iter().find(|item| item.plan == id).and_then(|item| item.place);
    let Some(Place::Village(clicked)) = clicked else { panic!("a village") };
    window.press(Modifiers::NONE, Key::R);
    drag(&mut window, &[pos2(620.0, 220.0), pos2(700.0, 300.0), pos2(760.0, 330.0)]);
    let boxed = items(&window, id);
    assert!(boxed > 4, "{boxed}");
    window.press(Modifiers::COMMAND, Key::Z);
    window.press(Modifiers::NONE, Key::T);
    drag(&mut window, &[MIDDLE, MIDDLE]);
    let numbers = window.app().planning().numbers().expect("counted");
    let township = township_of(world(&window), clicked);
    assert!(township.len() > 4);
    let has = |village: &Id<Village>| numbers.posts_of(*village).any(|post| post.holds() && post.who == who);
    let without: Vec<_> = township.iter().filter(|village| !has(village)).collect();
    assert!(
        without.is_empty(),
        "{} of {}: {:?}",
        without.len(),
        township.len(),
        window.app().notices().collect::<Vec<_>>()
    );
}

#[test]
fn the_keyboard_does_what_the_mouse_does() {
    let (mut window, id) = desk(Language::Chinese);
    window.press(Modifiers::NONE, Key::F3);
    let village = window.app().selection().village.expect("a gap is shown");
    assert_eq!(window.app().planning().gap, Some(0));
    window.press(Modifiers::COMMAND, Key::Enter);
    assert!(window.app().notices().any(|text| text.contains("先在左边选人")), "nobody is in hand yet");
    let who = free(&window);
    plan(&mut window, PlanDeed::Choose(Some(who)));
    plan(&mut window, PlanDeed::Role("contact".into()));
    window.press(Modifiers::COMMAND, Key::Enter);
    let numbers = window.app().planning().numbers().expect("counted");
    assert!(numbers.posts_of(village).any(|post| post.who == who), "{:?}", window.app().notices().collect::<Vec<_>>());
    window.press(Modifiers::NONE, Key::L);
    window.press(Modifiers::COMMAND, Key::Enter);
    let locked = |window: &Window| {
        let numbers = window.app().planning().numbers().expect("counted");
        numbers.posts_of(village).any(|post| post.who == who && post.locked)
    };
    assert!(locked(&window));
    window.press(Modifiers::COMMAND, Key::Enter);
    assert!(!locked(&window), "again lets go");
    window.press(Modifiers::NONE, Key::Delete);
    assert_eq!(items(&window, id), 0);
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.app().planning().tool.shape, Shape::Select, "Escape puts the tool away first");
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.app().planning().who, None);
}

#[test]
fn somebody_is_dragged_from_the_list_onto_the_map() {
    let (mut window, id) = desk(Language::Chinese);
    plan(&mut window, PlanDeed::Role("contact".into()));
    let who = free(&window);
    let name = cunqing::ui::planning::who_name(world(&window), who);
    plan(&mut window, PlanDeed::FocusPeople);
    window.harness.run_steps(2);
    window.type_text(&name);
    let row = window.harness.get_all_by_label(&name).next().expect("the row").rect().center();
    drag(&mut window, &[row, pos2(row.x + 20.0, row.y), pos2(500.0, 300.0), MIDDLE, MIDDLE]);
    assert_eq!(items(&window, id), 1, "{:?}", window.app().notices().collect::<Vec<_>>());
    assert_eq!(window.app().planning().who, Some(who), "and stays in hand");
}

#[test]
fn a_suggestion_is_reviewed_post_by_post_published_as_one_edit_and_undone() {
    let (mut window, id) = desk(Language::Chinese);
    let before = postings(&window);
    plan(&mut window, PlanDeed::Suggest(Extent::Open));
    let context = window.harness.ctx.clone();
    window.harness.state_mut().settle(&context);
    window.harness.run_steps(4);
    let changes = window.app().planning().review.as_ref().expect("a suggestion").changes.len();
    assert!(changes > 3, "{changes}");
    assert!(window.shows("采纳") && window.shows("代价") && window.shows("换人…"));
    window.click("采纳");
    assert_eq!(items(&window, id), 1);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(items(&window, id), 0);
    let left = |window: &Window| {
        let planning = window.app().planning();
        let review = planning.review.as_ref().expect("a suggestion");
        review.left(planning.numbers().expect("counted")).len()
    };
    assert_eq!(left(&window), changes, "undo brings the post back into the review");
    window.press(Modifiers::NONE, Key::A);
    assert_eq!(left(&window), changes - 1, "A accepts");
    let rejected = window.app().planning().review.as_ref().and_then(|review| review.post()).expect("a post").clone();
    plan(&mut window, PlanDeed::Review(ReviewDeed::Reject));
    window.harness.state_mut().settle(&context);
    window.harness.run_steps(4);
    let review = window.app().planning().review.as_ref().expect("a suggestion");
    let again =
        |post: &cunqing::analysis::planner::SuggestedPost| (post.who, post.place) == (rejected.who, rejected.place);
    assert!(!review.found.posts.iter().any(again), "the pair is not suggested again");
    plan(&mut window, PlanDeed::Review(ReviewDeed::AcceptAll));
    assert_eq!(left(&window), 0, "{:?}", window.app().notices().collect::<Vec<_>>());
    assert!(items(&window, id) > 3);
    assert_eq!(postings(&window), before, "nothing is posted before the plan is published");
    plan(&mut window, PlanDeed::Review(ReviewDeed::Close));

    plan(&mut window, PlanDeed::Ask(cunqing::ui::planning::Asked::Publish));
    window.harness.run_steps(2);
    assert!(window.shows("新派") && window.shows("发布是一步操作"));
    let history = edits(&window);
    window.click("发布");
    assert_eq!(world(&window).plans.get(id).map(|plan| plan.state), Some(PlanState::Published));
    assert_eq!(edits(&window), history + 1, "{:?}", window.app().notices().collect::<Vec<_>>());
    assert!(postings(&window).len() > before.len());
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(postings(&window), before, "undo restores every posting");
    assert_eq!(world(&window).plans.get(id).map(|plan| plan.state), Some(PlanState::Draft));
}

#[test]
fn rules_are_changed_in_fields_or_as_a_file_and_a_bad_file_is_told_in_a_sentence() {
    let (mut window, id) = desk(Language::Chinese);
    plan(&mut window, PlanDeed::Ask(cunqing::ui::planning::Asked::Rules));
    window.harness.run_steps(2);
    assert!(window.shows("每件未办结问题") && window.shows("任期（年）"));
    window.press_named("规则文件");
    let field = window.harness.get_all_by_label("规则文件").last().expect("the file").rect().left_top();
    let field = field + egui::vec2(40.0, 20.0);
    drag(&mut window, &[field, field]);
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text("[load]\nopne = 2.0\n");
    assert!(window.shows("opne"), "the sentence names the key");
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text("[load]\nopen = 7.0\n");
    window.click("保存规则");
    assert!(world(&window).plans.get(id).expect("it is there").rules.contains("open = 7.0"));
    let open = window.app().planning().numbers().expect("counted").rules.load.open;
    assert_eq!(open, 7.0, "the numbers follow");
}

#[test]
fn plans_stand_beside_today_in_the_comparison() {
    let (mut window, id) = desk(Language::Chinese);
    let who = free(&window);
    plan(&mut window, PlanDeed::Choose(Some(who)));
    plan(&mut window, PlanDeed::Role("contact".into()));
    drag(&mut window, &[MIDDLE, MIDDLE]);
    let first = window.app().session().expect("open").desk().today.last_of_month().tomorrow().expect("a day");
    plan(&mut window, PlanDeed::Copy("试排乙".into(), first));
    let copy = window.app().planning().plan.expect("the copy is open");
    assert_ne!(copy, id);
    assert_eq!(window.app().planning().other, Some(id), "the original stands beside it");
    assert_eq!(items(&window, copy), 1);
    window.click("比较");
    assert!(window.shows("试排乙") && window.shows("按同一套规则比较") && window.shows("违反硬规则"));
}

#[test]
fn the_desk_fits_the_smallest_screen_in_both_languages() {
    for language in [Language::Chinese, Language::English] {
        let (mut window, _) = desk(language);
        let who = free(&window);
        plan(&mut window, PlanDeed::Choose(Some(who)));
        for size in [[1366.0, 768.0], [1920.0, 1080.0]] {
            window.harness.set_size(size.into());
            window.harness.run_steps(3);
            let next = window.harness.get_by_label(&language.say("planning.next_gap")).rect();
            assert!(next.right() <= size[0], "{next:?}");
        }
    }
}

#[test]
fn a_dialog_closes_by_escape_and_not_by_a_click_beside_it() {
    let (mut window, _) = desk(Language::Chinese);
    plan(&mut window, PlanDeed::Ask(cunqing::ui::planning::Asked::Publish));
    window.harness.run_steps(2);
    let beside = pos2(20.0, 600.0);
    drag(&mut window, &[beside, beside]);
    assert!(window.shows("发布是一步操作"), "what was chosen in it is not lost");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("发布是一步操作"));
}
