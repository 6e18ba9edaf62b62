//! The themes of the map as a person chooses them: colours, eyes, townships, two measures, circles, small maps.

use cunqing::analysis::{Level, Measure, Method};
use cunqing::map::{Eyes, Palette};
use cunqing::ui::Intent;
use cunqing::ui::intent::By;
use cunqing::words::Language;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::screens::opened;

#[test]
fn a_palette_is_picked_from_its_colours_and_remembered() {
    let mut window = opened(Language::Chinese);
    window.click("配色与看法");
    assert!(window.shows("色盲分得清，黑白复印也分得清"));
    window.click("蓝");
    assert_eq!(window.app().choice().palette, Palette::Blues);
    window.click("反过来");
    assert!(window.app().choice().reversed && window.app().preferences().classes.reversed);
    assert_eq!(window.app().preferences().classes.palette, "blues");
    window.click("绿色盲");
    assert_eq!(window.app().choice().eyes, Eyes::Deutan);
    window.act(Intent::Classes(Method::Quantile, 9));
    assert!(window.shows("黑白复印后第"), "nine blues are too many for a copier");
}

#[test]
fn a_class_is_selected_by_a_click_and_by_the_keyboard_and_ctrl_adds_another() {
    let mut window = opened(Language::Chinese);
    let of_legend = |window: &super::screens::Window, nth: usize| -> (String, usize) {
        let rows = window.harness.query_all_by_role(egui::accesskit::Role::Button);
        let labels: Vec<String> = rows.filter_map(|row| row.accesskit_node().label()).collect();
        let is_row = |label: &&String| {
            let (what, count) = label.rsplit_once(' ').unwrap_or_default();
            count.parse::<usize>().is_ok() && what.chars().all(|letter| letter.is_ascii_digit() || letter == '–')
        };
        let label = labels.iter().filter(is_row).nth(nth).cloned().unwrap_or_default();
        let count = label.rsplit_once(' ').and_then(|(_, count)| count.parse().ok()).unwrap_or_default();
        (label, count)
    };
    let (first, second) = (of_legend(&window, 0), of_legend(&window, 1));
    window.click(&first.0);
    assert_eq!(window.app().choice().selected.len(), first.1);
    window.harness.get_by_label(&second.0).click_modifiers(Modifiers::COMMAND);
    window.harness.run_steps(3);
    assert_eq!(window.app().choice().selected.len(), first.1 + second.1);
    window.harness.get_by_label(&second.0).focus();
    window.harness.run_steps(2);
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.app().choice().selected.len(), second.1);
}

#[test]
fn the_same_theme_is_read_for_townships() {
    let mut window = opened(Language::Chinese);
    window.click("乡镇");
    assert_eq!(window.app().choice().level, Level::Township);
    assert!(window.shows("未办结问题（件）·按乡镇"));
    assert!(window.shows("乡镇名旁的数"));
    // The head of the table of issues says 村 too.
    window.act(Intent::Level(Level::Village));
    assert!(!window.shows("乡镇名旁的数"));
    assert_eq!(window.app().choice().level, Level::Village);
}

#[test]
fn two_measures_are_crossed_and_a_cell_of_the_square_selects_its_villages() {
    let mut window = opened(Language::English);
    window.act(Intent::Second(Measure::from_code("since_visit")));
    assert!(window.shows("Three classes each"));
    let cells = window.harness.query_all_by_label_contains(" × ");
    let labels: Vec<String> = cells.filter_map(|cell| cell.accesskit_node().label()).collect();
    let cell = labels.iter().find(|label| {
        label.rsplit_once(' ').is_some_and(|(_, count)| count.parse::<usize>().is_ok_and(|count| count > 0))
    });
    let cell = cell.cloned().unwrap_or_default();
    window.click(&cell);
    let count = cell.rsplit_once(' ').and_then(|(_, count)| count.parse().ok());
    assert_eq!(Some(window.app().choice().selected.len()), count, "{cell}");
}

#[test]
fn small_maps_by_category_and_month_stand_beside_each_other_and_a_click_enlarges_one() {
    let mut window = opened(Language::Chinese);
    window.click("按类");
    window.harness.run_steps(4);
    let (count, enlarged) = window.app().multiples().shown();
    assert!((2..=12).contains(&count) && enlarged.is_none(), "{count}");
    assert!(window.shows("基建"));
    window.act(Intent::Multiples(Some(By::Month)));
    for _ in 0..8 {
        window.harness.run_steps(3);
    }
    assert_eq!(window.app().multiples().shown(), (12, None));
    assert!(!window.shows("正在汇总各月…"));
    let title =
        window.harness.query_all_by_label_contains("年").filter_map(|map| map.accesskit_node().label()).next_back();
    window.click(&title.unwrap_or_default());
    assert!(window.app().multiples().shown().1.is_some());
    window.click("← 全部小图");
    assert_eq!(window.app().multiples().shown().1, None);
    window.click("单图");
    assert_eq!(window.app().multiples().by, None);
}
