//! Linked views: what is selected in a chart, with the lasso or by conditions is selected on the map and in the table.

#![allow(clippy::expect_used, reason = "a test that cannot read what it is about has to stop")]

use std::collections::BTreeSet;

use cunqing::analysis::{Quantity, villages_of_category};
use cunqing::model::{Id, Village};
use cunqing::ui::Intent;
use cunqing::words::Language;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::screens::{Window, opened};

fn charts() -> Window {
    let mut window = opened(Language::Chinese);
    window.click("图表");
    window
}

fn selected(window: &Window) -> BTreeSet<Id<Village>> {
    window.app().choice().selected.clone()
}

/// The villages of which the findings answer a question with yes.
fn villages(window: &Window, question: impl Fn(&cunqing::analysis::VillageFinding) -> bool) -> BTreeSet<Id<Village>> {
    let findings = window.app().session().expect("open").findings();
    findings.villages.iter().filter(|(_, found)| question(found)).map(|(id, _)| *id).collect()
}

/// Presses at the first place, goes over the others, and lets go at the last.
fn drag(window: &mut Window, modifiers: Modifiers, places: &[Pos2]) {
    let button = |pos, pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers };
    window.harness.event(Event::ModifiersChanged(modifiers));
    window.harness.event(Event::PointerMoved(places[0]));
    window.harness.run_steps(1);
    window.harness.event(button(places[0], true));
    window.harness.run_steps(1);
    for place in &places[1..] {
        window.harness.event(Event::PointerMoved(*place));
        window.harness.run_steps(1);
    }
    window.harness.event(button(places[places.len() - 1], false));
    window.harness.run_steps(2);
    window.harness.event(Event::ModifiersChanged(Modifiers::NONE));
    window.harness.run_steps(2);
}

#[test]
fn a_bar_of_the_histogram_selects_on_the_map_and_in_the_table_and_the_theme_may_change() {
    let mut window = charts();
    let two = villages(&window, |found| found.open == 2);
    window.click(&format!("2：{} 个村", two.len()));
    assert_eq!(selected(&window), two);
    assert!(window.shows(&format!("选中 {} / ", two.len())));
    window.act(Intent::Measure(Quantity::Overdue.into()));
    assert_eq!(selected(&window), two, "the selection survives another theme");
    let before = window.app().session().expect("open").desk().today.yesterday().expect("a day before");
    window.act(Intent::AsOf(Some(before)));
    assert_eq!(selected(&window), two, "and another day");
    window.click("表");
    assert!(!window.app().preferences().charts);
    assert!(window.shows(&format!("仅选中的 {} 村", two.len())));
}

#[test]
fn ctrl_adds_another_bar_and_takes_it_out_again() {
    let mut window = charts();
    let of = |window: &Window, count| villages(window, |found| found.open == count);
    let (one, two) = (of(&window, 1), of(&window, 2));
    window.click(&format!("1：{} 个村", one.len()));
    let press = |window: &mut Window| {
        let name = format!("2：{} 个村", two.len());
        let at = window.harness.get_all_by_label_contains(&name).next().expect("the bar").rect().center();
        drag(window, Modifiers::COMMAND, &[at, at]);
    };
    press(&mut window);
    assert_eq!(selected(&window), one.union(&two).copied().collect());
    press(&mut window);
    assert_eq!(selected(&window), one);
}

#[test]
fn a_drag_over_bars_selects_their_range() {
    let mut window = charts();
    let at = |window: &Window, count: u32| {
        let held = villages(window, |found| found.open == count).len();
        window.harness.get_by_label(&format!("{count}：{held} 个村")).rect().center()
    };
    let places = [at(&window, 1), at(&window, 2), at(&window, 3)];
    drag(&mut window, Modifiers::NONE, &places);
    assert_eq!(selected(&window), villages(&window, |found| (1..=3).contains(&found.open)));
}

#[test]
fn a_box_in_the_scatter_plot_selects_its_villages() {
    let mut window = charts();
    let plot = window.harness.get_by_label_contains("散点图 皮尔逊");
    let rect = plot.rect();
    drag(&mut window, Modifiers::NONE, &[rect.left_top() + vec2(2.0, 2.0), rect.center(), rect.right_bottom()]);
    let all = window.app().session().expect("open").world().villages.len();
    assert!(selected(&window).len() > all * 9 / 10, "{} of {all}", selected(&window).len());
    let middle = pos2(rect.center().x, rect.bottom() - 2.0);
    drag(&mut window, Modifiers::NONE, &[middle, rect.center(), pos2(rect.right() - 1.0, rect.top() + 1.0)]);
    let most = villages(&window, |_| true).len();
    let right = selected(&window);
    assert!(!right.is_empty() && right.len() < most);
    let open = |id: &Id<Village>| window.app().session().expect("open").findings().villages[id].open;
    let least = right.iter().map(open).min().expect("some");
    assert!(right.is_superset(&villages(&window, |found| found.open > least)), "the right half has most open issues");
}

#[test]
fn a_category_selects_the_villages_that_have_such_issues() {
    let mut window = charts();
    let session = window.app().session().expect("open");
    let (world, findings) = (session.world(), session.findings());
    let made = cunqing::analysis::Breakdown::of(world, &findings, None);
    let (category, count) = made.by_category.first().expect("open issues").clone();
    let name = Language::Chinese.entry(world, cunqing::model::CatalogueKind::Category, &category).to_owned();
    let wanted: BTreeSet<_> = villages_of_category(world, &findings, &category).into_iter().collect();
    window.click(&format!("{name} {count}"));
    assert_eq!(selected(&window), wanted);
}

#[test]
fn a_lasso_selects_what_lies_within_and_escape_puts_it_away() {
    let mut window = opened(Language::Chinese);
    window.click("套索：在地图上圈选村；按住 Alt 拖动也可以，Ctrl 为增减");
    let around = [(470.0, 130.0), (970.0, 130.0), (970.0, 400.0), (470.0, 400.0), (465.0, 140.0)];
    let places = around.map(|(x, y)| pos2(x, y));
    drag(&mut window, Modifiers::NONE, &places);
    let found = selected(&window).len();
    assert!(found > 10, "{found}");
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(selected(&window).len(), found, "the first Escape puts the lasso away");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(selected(&window).is_empty());
    drag(&mut window, Modifiers::ALT, &places);
    assert_eq!(selected(&window).len(), found, "Alt draws it as well");
    window.act(Intent::InvertSelection);
    let all = window.app().session().expect("open").world().villages.len();
    assert_eq!(selected(&window).len(), all - found);
}

#[test]
fn conditions_say_how_many_villages_fit_before_they_select_them() {
    let mut window = opened(Language::Chinese);
    window.press(Modifiers::COMMAND, Key::K);
    let all = villages(&window, |_| true).len();
    assert!(window.shows(&format!("选中 {all} 个村")));
    let without = villages(&window, |found| found.residents == 0);
    window.click("无");
    assert!(selected(&window).is_empty(), "nothing is selected before it is asked for");
    window.click(&format!("选中 {} 个村", without.len()));
    assert_eq!(selected(&window), without);
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("按条件选村，") && !window.shows(&format!("选中 {} 个村", without.len())));
    assert_eq!(selected(&window), without, "the box goes first");
}

#[test]
fn a_month_leads_to_its_end() {
    let mut window = charts();
    let today = window.app().session().expect("open").desk().today;
    let month = cunqing::analysis::Findings::months(today)[8];
    window.harness.get_all_by_label_contains(&format!("{}：新增", month.strftime("%Y-%m"))).next().expect("it").click();
    window.harness.run_steps(3);
    assert_eq!(window.app().session().expect("open").as_of(), Some(month.last_of_month()));
}
