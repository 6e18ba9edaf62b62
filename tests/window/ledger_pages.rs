//! The pages of the workspace 台账 as a person uses them: what is to be done today, the month, townships and units.

#![allow(clippy::expect_used, reason = "a test that cannot read what it is about has to stop")]

use cunqing::analysis::{Errand, Matter};
use cunqing::model::Place;
use cunqing::ui::{Intent, RecordRef, Workspace};
use cunqing::words::Language;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::screens::{Window, opened};

/// The window in the workspace 台账.
fn ledger(language: Language) -> Window {
    let mut window = opened(language);
    window.act(Intent::Workspace(Workspace::Ledger));
    window
}

fn session(window: &Window) -> &cunqing::session::Session {
    window.app().session().expect("a file is open")
}

/// The first overdue issue, and how its line begins.
fn first_overdue(window: &Window) -> (RecordRef, String) {
    let session = session(window);
    let agenda = session.agenda();
    let Some(Matter::Issue(id)) = agenda.items(Errand::Overdue).first().map(|item| item.matter) else {
        unreachable!("the demo has overdue issues")
    };
    let issue = session.world().issues.get(id).expect("it is there");
    (RecordRef::Issue(id), format!("{} {}", issue.number, issue.title))
}

#[test]
fn the_ledger_begins_with_what_is_to_be_done_and_a_line_leads_to_record_and_place() {
    let mut window = ledger(Language::Chinese);
    let agenda = session(&window).agenda();
    assert!(window.shows(&format!("已逾期  {}", agenda.items(Errand::Overdue).len())));
    let (record, line) = first_overdue(&window);
    window.harness.get_all_by_label(&line).next().expect("its line").click();
    window.harness.run_steps(3);
    assert_eq!(window.app().selection().record, Some(record));
    let RecordRef::Issue(id) = record else { unreachable!() };
    let village = session(&window).world().issues.get(id).and_then(|issue| issue.village);
    assert_eq!(window.app().selection().village, village);
    window.harness.get_all_by_label(&line).next().expect("its line").click();
    window.harness.run_steps(3);
    assert!(window.shows("经过"), "pressing it again opens the issue");
}

#[test]
fn a_line_can_be_reached_and_pressed_by_keyboard() {
    let mut window = ledger(Language::Chinese);
    let (record, line) = first_overdue(&window);
    window.harness.get_all_by_label(&line).next().expect("its line").focus();
    window.harness.run_steps(2);
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.app().selection().record, Some(record));
}

#[test]
fn a_group_of_issues_leads_to_its_list_in_the_table_and_back_to_the_whole_one() {
    let mut window = ledger(Language::Chinese);
    let count = session(&window).agenda().items(Errand::Overdue).len();
    window.harness.get_all_by_label("在表中看").next().expect("the way there").click();
    window.harness.run_steps(3);
    assert!(window.shows(&format!("只看：已逾期（{count}）")));
    assert!(!window.app().choice().selected.is_empty(), "their villages are selected on the map");
    window.click("看全部");
    assert!(!window.shows("只看："));
}

#[test]
fn a_month_is_closed_after_saying_what_that_means_and_opened_again_by_undo() {
    let mut window = ledger(Language::Chinese);
    window.click("一月一结");
    let today = session(&window).desk().today;
    window.click("封存本月…");
    assert!(window.shows("封存后，这个月的数字和文稿固定为现在的记录"));
    window.click("封存");
    assert!(session(&window).frozen(today).is_some());
    assert!(window.shows("撤销封存") && window.shows("已封存") && window.shows(&format!("{}月 封", today.month())));
    window.act(Intent::Undo);
    assert!(session(&window).frozen(today).is_none());
    assert!(window.shows("封存本月…"));
}

#[test]
fn a_large_number_is_the_one_of_the_month_and_leads_to_its_list() {
    let mut window = ledger(Language::Chinese);
    window.click("一月一结");
    let month = session(&window).month_summary(session(&window).desk().today).expect("the month is made");
    let number = format!("收集 {}", month.collected.count());
    window.harness.get_all_by_label(&number).next().expect("the large number").click();
    window.harness.run_steps(3);
    assert!(window.shows(&format!("收集（{}）", month.collected.count())));
}

#[test]
fn the_numbers_of_a_closed_month_stay_while_the_records_go_on() {
    let mut window = ledger(Language::Chinese);
    let today = session(&window).desk().today;
    window.click("一月一结");
    window.click("封存本月…");
    window.click("封存");
    let frozen = session(&window).month_summary(today).expect("the month is made");
    let gone = frozen.collected.issues.first().copied().expect("something was collected");
    window.act(Intent::Perform(Box::new(cunqing::edits::Edit::remove(gone))));
    assert!(session(&window).world().issues.get(gone).is_none(), "the records can still be changed");
    assert!(window.shows(&format!("收集 {}", frozen.collected.count())));
}

#[test]
fn townships_are_compared_with_the_working_shown_and_units_come_without_ranking() {
    let mut window = ledger(Language::Chinese);
    window.click("乡镇比较");
    let world = session(&window).world();
    let first = world.townships.iter().min_by_key(|row| row.code.clone()).expect("there are townships");
    let name = world.place_name(Place::Township(first.id)).to_owned();
    assert!(window.shows(&name) && window.shows("满分 100") && window.shows("权重 30"));
    window.click("单位一览");
    assert!(window.shows("先看结果，后看工作量"));
}

#[test]
fn every_page_is_drawn_in_both_languages() {
    for (language, titles) in [
        (Language::Chinese, ["今天要办", "一月一结", "乡镇比较", "单位一览"]),
        (Language::English, ["To do today", "The month", "Townships compared", "Units"]),
    ] {
        let mut window = ledger(language);
        for title in titles {
            window.harness.get_all_by_label(title).next().expect("the page in the left panel").click();
            window.harness.run_steps(3);
            assert!(window.harness.get_all_by_label_contains(title).count() > 0);
        }
    }
}
