//! Saved views and their presentation as a person uses them.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use cunqing::map::Choice;
use cunqing::model::{SavedView, TimeSight};
use cunqing::ui::{Intent, TimeDeed, ViewDeed};
use cunqing::words::Language;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::screens::{Window, opened};

fn names(window: &Window) -> Vec<String> {
    SavedView::kept(window.app().session().expect("open").present()).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn a_view_is_kept_seen_again_changed_and_undone() {
    let mut window = opened(Language::Chinese);
    let shipped = names(&window).len();
    window.click("超期问题");
    let before = Choice { hovered: None, ..window.app().choice().clone() };
    window.click("存为视图");
    window.type_text("周例会");
    window.click("保存");
    assert_eq!((names(&window).len(), names(&window).last().map(String::as_str)), (shipped + 1, Some("周例会")));
    window.click("未办结问题");
    assert_ne!(window.app().choice().measure, before.measure);
    window.click("周例会");
    assert_eq!(Choice { hovered: None, ..window.app().choice().clone() }, before);
    window.act(Intent::View(ViewDeed::Amend("周例会".into(), "月例会".into(), "先看超期".into())));
    window.act(Intent::View(ViewDeed::Move("月例会".into(), -100)));
    assert_eq!(names(&window).first().map(String::as_str), Some("月例会"));
    window.act(Intent::View(ViewDeed::Amend("月例会".into(), "整顿村".into(), String::new())));
    assert!(window.app().notices().any(|text| text.contains("同名视图")));
    window.act(Intent::View(ViewDeed::Remove("月例会".into())));
    assert_eq!(names(&window).len(), shipped);
    window.act(Intent::Undo);
    assert_eq!(names(&window).first().map(String::as_str), Some("月例会"));
}

#[test]
fn a_view_of_an_earlier_day_is_kept_while_that_day_is_looked_at() {
    let mut window = opened(Language::Chinese);
    let day = "2026-06-30".parse().expect("a day");
    window.act(Intent::AsOf(Some(day)));
    window.act(Intent::View(ViewDeed::Keep("年中".into())));
    assert_eq!(window.app().session().expect("open").as_of(), Some(day), "it is still looked at");
    window.act(Intent::AsOf(None));
    window.act(Intent::View(ViewDeed::Apply("年中".into())));
    assert_eq!(window.app().session().expect("open").as_of(), Some(day));
}

#[test]
fn the_shipped_views_are_presented_one_after_the_other_and_everything_is_as_before() {
    for (language, of) in [(Language::Chinese, "7"), (Language::English, "7")] {
        let mut window = opened(language);
        window.act(Intent::Time(TimeDeed::See(TimeSight::Split)));
        let before = window.app().choice().clone();
        window.press(Modifiers::NONE, Key::F9);
        window.harness.run_steps(3);
        assert!(window.app().is_presenting() && window.shows(&format!("1 / {of}")));
        let keys = [Key::ArrowRight, Key::PageDown, Key::Space, Key::ArrowRight, Key::ArrowRight, Key::ArrowRight];
        for (key, (nth, name)) in keys.into_iter().zip((2..).zip(names(&window).into_iter().skip(1))) {
            window.press(Modifiers::NONE, key);
            assert!(window.shows(&name) && window.shows(&format!("{nth} / {of}")), "{name}");
            assert!(!window.shows("文件里已没有") && !window.shows("沿用现在的"), "{name}");
        }
        window.press(Modifiers::NONE, Key::ArrowRight);
        assert!(window.shows(&format!("7 / {of}")), "it ends with the last");
        window.press(Modifiers::NONE, Key::PageUp);
        assert!(window.shows(&format!("6 / {of}")));
        window.press(Modifiers::NONE, Key::Home);
        assert!(window.shows(&format!("1 / {of}")));
        window.press(Modifiers::NONE, Key::Escape);
        assert!(!window.app().is_presenting());
        window.harness.run_steps(2);
        let after = Choice {
            over_time: before.over_time.clone(),
            shared: before.shared.clone(),
            ..window.app().choice().clone()
        };
        assert_eq!(after, before);
        assert!(window.app().choice().shared.is_some(), "the two maps are there again");
    }
}

#[test]
fn why_is_told_while_presenting_and_nothing_can_be_changed() {
    let mut window = opened(Language::Chinese);
    window.press(Modifiers::NONE, Key::F9);
    window.harness.run_steps(3);
    assert!(!window.shows("下一步"));
    // A click on the middle of the county: a page is 560 points high.
    let at = egui::pos2(540.0, 320.0);
    window.harness.event(egui::Event::PointerMoved(at));
    window.harness.run_steps(2);
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        window.harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        window.harness.run_steps(2);
    }
    assert!(window.app().selection().village.is_some() && window.shows("下一步"));
    assert!(!window.shows("登记问题") && !window.shows("修改村资料"), "read only");
    let revision = window.app().session().expect("open").edition();
    window.press(Modifiers::COMMAND, Key::I);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().session().expect("open").edition(), revision);
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.app().is_presenting() && !window.shows("下一步"), "Escape closes what is told first");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.app().is_presenting());
}

#[test]
fn without_a_view_what_is_seen_is_presented() {
    let mut window = opened(Language::Chinese);
    for name in names(&window) {
        window.act(Intent::View(ViewDeed::Remove(name)));
    }
    window.press(Modifiers::SHIFT, Key::F5);
    window.harness.run_steps(3);
    assert!(window.app().is_presenting() && window.shows("未办结问题"));
    window.press(Modifiers::NONE, Key::ArrowRight);
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.app().is_presenting());
    assert!(window.harness.query_by_label("视图 0").is_none() || names(&window).is_empty());
}
