//! The workspace 出图 as a person uses it: parts are shown, moved and sized, and layouts are kept as templates.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use cunqing::map::layout::{Fit, PaperSize, shipped};
use cunqing::map::{Layout, Part};
use cunqing::ui::{Intent, LayoutDeed, Workspace};
use cunqing::words::Language;
use egui::{Key, Modifiers, Pos2};

use super::screens::{Window, opened};

fn at_print(language: Language) -> Window {
    let mut window = opened(language);
    window.act(Intent::Workspace(Workspace::Print));
    window
}

fn kept(window: &Window) -> Vec<String> {
    Layout::kept(window.app().session().expect("open").present()).into_iter().map(|(name, _)| name).collect()
}

fn layout(window: &Window) -> Layout {
    window.app().print_desk().layout().clone()
}

/// Where a part lies in the window.
fn at(window: &Window, part: Part) -> egui::Rect {
    window.app().print_desk().area_of(part).expect("it is on the page")
}

fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    window.harness.hover_at(from);
    window.harness.run_steps(2);
    window.harness.drag_at(from);
    window.harness.run_steps(2);
    window.harness.hover_at(from + (to - from) * 0.5);
    window.harness.run_steps(2);
    window.harness.hover_at(to);
    window.harness.run_steps(2);
    window.harness.drop_at(to);
    window.harness.run_steps(3);
}

#[test]
fn a_layout_is_kept_renamed_replaced_and_removed_and_each_is_undone() {
    let mut window = at_print(Language::Chinese);
    window.press_named("图例");
    window.click("存为模板…");
    window.type_text("月会");
    window.click("保存");
    assert_eq!(kept(&window), ["月会"]);
    window.act(Intent::Layout(LayoutDeed::Rename("月会".into(), "例会".into())));
    assert_eq!(kept(&window), ["例会"]);
    window.act(Intent::Layout(LayoutDeed::Remove("例会".into())));
    assert!(kept(&window).is_empty());
    for (nth, expected) in [vec!["例会"], vec!["月会"], vec![]].into_iter().enumerate() {
        // What was changed on the page is undone first.
        if nth == 0 {
            while window.app().print_desk().can_undo() {
                window.act(Intent::Undo);
            }
        }
        window.act(Intent::Undo);
        assert_eq!(kept(&window), expected);
    }
}

#[test]
fn a_part_is_dragged_on_the_page_the_others_stay_and_undo_brings_it_back() {
    let mut window = at_print(Language::Chinese);
    let (legend, map) = (at(&window, Part::Legend), at(&window, Part::Map));
    let page = window.app().print_desk().area().expect("a page");
    let to = page.left_bottom() + egui::vec2(120.0, -160.0);
    drag(&mut window, legend.center(), to);
    let place = layout(&window).place(Part::Legend).copied().expect("it was placed");
    assert!(place.size.is_some() && layout(&window).place(Part::Map).is_some());
    assert!((at(&window, Part::Legend).center() - to).length() < 14.0, "{:?} {to:?}", at(&window, Part::Legend));
    assert!((at(&window, Part::Map).center() - map.center()).length() < 3.0, "the map stays where it was");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(layout(&window), Layout::default());
    window.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(layout(&window).place(Part::Legend).copied(), Some(place));
}

#[test]
fn arrows_move_the_selected_part_and_delete_hides_it() {
    let mut window = at_print(Language::Chinese);
    window.press_named("选中：指北针");
    let before = at(&window, Part::NorthArrow);
    for _ in 0..3 {
        window.press(Modifiers::SHIFT, Key::ArrowDown);
    }
    let place = layout(&window).place(Part::NorthArrow).copied().expect("it was placed");
    assert!((place.offset[1] - 30.0).abs() < 0.2, "{place:?}");
    assert!(at(&window, Part::NorthArrow).top() > before.top() + 10.0);
    window.press(Modifiers::NONE, Key::Delete);
    assert!(!layout(&window).shows(Part::NorthArrow));
    window.act(Intent::Undo);
    assert!(layout(&window).shows(Part::NorthArrow));
}

#[test]
fn a_template_is_taken_and_says_when_it_was_changed() {
    for language in [Language::Chinese, Language::English] {
        let mut window = at_print(language);
        for template in shipped(language) {
            window.act(Intent::Layout(LayoutDeed::Take(Box::new(template.layout.clone()))));
            window.harness.run_steps(2);
            assert!(window.chosen(&template.name), "{}", template.name);
        }
        let changed = Layout { paper: PaperSize::A2, letters: 1.7, ..Layout::default() };
        window.act(Intent::Layout(LayoutDeed::Take(Box::new(changed))));
        assert!(window.chosen(&language.say("layout.changed")));
    }
}

#[test]
fn a_layout_that_fits_the_selection_says_so_while_nothing_is_selected() {
    let mut window = at_print(Language::Chinese);
    let with = Layout { fit: Fit::Selection, ..Layout::default() };
    window.act(Intent::Layout(LayoutDeed::Take(Box::new(with))));
    assert!(window.shows("没有选中村"));
    let first = window.app().session().expect("open").world().villages.iter().next().expect("a village").id;
    window.act(Intent::SelectVillages(vec![first]));
    window.harness.run_steps(3);
    assert!(!window.shows("没有选中村"));
}

#[test]
fn the_page_goes_to_the_clipboard_as_a_picture() {
    let mut window = at_print(Language::Chinese);
    window.act(Intent::Layout(LayoutDeed::Copy));
    let context = window.harness.ctx.clone();
    window.harness.state_mut().settle(&context);
    window.harness.run_steps(2);
    assert!(window.app().notices().any(|text| text.contains("剪贴板")));
}

#[test]
fn names_go_to_the_clipboard_only_with_a_reason_and_that_is_in_the_history() {
    let mut window = at_print(Language::Chinese);
    let edits = |window: &Window| window.app().session().expect("open").history(100).expect("a history").len();
    let before = edits(&window);
    window.press_named("显示干部姓名");
    window.act(Intent::Layout(LayoutDeed::Copy));
    window.harness.run_steps(2);
    assert!(window.shows("导出前看一眼"), "it is told first");
    window.click("复制");
    assert_eq!(edits(&window), before, "not without a reason");
    window.type_text("会上投影");
    window.click("复制");
    assert_eq!(edits(&window), before + 1);
    let context = window.harness.ctx.clone();
    window.harness.state_mut().settle(&context);
    window.harness.run_steps(2);
    assert!(window.app().notices().any(|text| text.contains("剪贴板")));
    // The reason was for that one alone.
    window.press_named("显示干部姓名");
    window.act(Intent::Layout(LayoutDeed::Copy));
    assert_eq!(edits(&window), before + 1);
}
