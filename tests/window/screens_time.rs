//! Time on the map as a person uses it: month after month, two days side by side, what has changed since a day.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use cunqing::model::{Date, TimeSight};
use cunqing::ui::{Intent, TimeDeed};
use cunqing::words::Language;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::screens::{Window, opened};

/// A window in which the months are gone through, and are at hand.
fn in_months() -> Window {
    let mut window = opened(Language::Chinese);
    window.click("逐月");
    settle(&mut window);
    window
}

fn settle(window: &mut Window) {
    let context = window.harness.ctx.clone();
    window.harness.state_mut().settle(&context);
    window.harness.run_steps(3);
}

fn as_of(window: &Window) -> Option<Date> {
    window.app().session().expect("open").as_of()
}

fn day(text: &str) -> Option<Date> {
    Some(text.parse().expect("a day"))
}

#[test]
fn the_months_are_gone_through_by_keys_and_the_classes_stay() {
    let mut window = in_months();
    assert!(window.shows("月份 2026年10月") && window.shows("图例"));
    let classes = window.app().choice().shared.clone().expect("classes in common");
    window.harness.get_by_label("月份 2026年10月").focus();
    window.harness.run_steps(2);
    window.press(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(as_of(&window), day("2026-09-30"));
    assert!(
        window.shows("月份 2026年9月") && !window.shows("回到今天"),
        "the bar says the day, the map keeps its place"
    );
    window.press(Modifiers::NONE, Key::Home);
    let first = as_of(&window).expect("an earlier day");
    window.press(Modifiers::NONE, Key::ArrowRight);
    assert!(as_of(&window).expect("an earlier day") > first);
    window.press(Modifiers::NONE, Key::End);
    assert_eq!(as_of(&window), None);
    let after = window.app().choice().shared.clone().expect("classes in common");
    assert_eq!(classes, after, "one classification for all months");
    window.click("超期问题");
    let other = window.app().choice().shared.clone().expect("classes in common");
    assert_ne!(classes, other, "another measure has other classes");
    window.click("一天");
    assert!(window.app().choice().shared.is_none());
}

#[test]
fn alt_and_an_arrow_lead_into_the_months_from_anywhere_and_closing_leads_back_to_today() {
    let mut window = opened(Language::Chinese);
    window.press(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(as_of(&window), day("2026-09-30"));
    window.press(Modifiers::ALT, Key::ArrowLeft);
    window.press(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(as_of(&window), day("2026-09-30"));
    settle(&mut window);
    window.click("关闭");
    assert_eq!(as_of(&window), None);
}

#[test]
fn playing_goes_on_month_by_month_and_pauses() {
    let mut window = in_months();
    window.click("播放各月");
    let first = as_of(&window).expect("it begins again with the first month");
    window.harness.run_steps(12);
    let later = as_of(&window).expect("an earlier day");
    assert!(later > first, "{first} {later}");
    window.click("暂停播放");
    let paused = as_of(&window);
    window.harness.run_steps(12);
    assert_eq!(as_of(&window), paused);
}

#[test]
fn two_days_stand_side_by_side_with_the_same_classes_and_the_other_day_is_chosen() {
    for language in [Language::Chinese, Language::English] {
        let mut window = opened(language);
        window.act(Intent::Time(TimeDeed::See(TimeSight::Split)));
        window.harness.run_steps(3);
        let [left, right] = if language == Language::Chinese {
            ["左图", "右图 2026-10-31"]
        } else {
            ["Left map", "Right map 31 Oct 2026"]
        };
        assert!(window.shows(left) && window.shows(right), "{language:?}");
        assert!(window.app().choice().shared.is_some());
        let day: Date = "2026-03-31".parse().expect("a day");
        assert!(!window.app().session().expect("open").has_past(day));
        window.act(Intent::Time(TimeDeed::Other(cunqing::model::ViewDay::On(day))));
        assert!(window.app().session().expect("open").has_past(day), "it stands in the left map");
    }
}

#[test]
fn what_has_changed_since_the_last_meeting_is_said_in_words() {
    let mut window = opened(Language::Chinese);
    window.click("变化");
    let since = window.app().choice().over_time.since.clone().expect("compared");
    assert_eq!(Some(since.day), day("2026-10-12"));
    for words in ["多了 1", "少了 1", "没变"] {
        assert!(window.shows(words), "{words}");
    }
    let session = window.app().session().expect("open");
    let now = session.findings();
    let then = session.past(since.day);
    let same = now.villages.iter().filter(|(id, found)| then.findings.villages[id].open == found.open).count();
    window.click(&format!("没变 {same}"));
    assert_eq!(window.app().choice().selected.len(), same, "the legend counts them and selects them");
    window.click("变化清单");
    assert!(window.shows("2026-10-12 以来的变化"));
}
