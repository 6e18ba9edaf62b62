//! The panel that answers "why?", as a person uses it: a village, a township, a selection and the county.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use cunqing::analysis::{Areas, Comparison, Level, Measure};
use cunqing::edits::{Configure, Edit};
use cunqing::model::{Date, Id, Village, World, setting_key};
use cunqing::ui::{Intent, Workspace};
use cunqing::words::Language;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::screens::{Window, opened};

fn world(window: &Window) -> World {
    window.app().session().expect("a file is open").world().clone()
}

/// The village with the most open issues in a category of its own, and others beside.
fn worst(window: &Window) -> Village {
    let world = world(window);
    let open = |village: &Village| {
        world.issues.iter().filter(|issue| issue.village == Some(village.id) && issue.state.is_open()).count()
    };
    world.villages.iter().max_by_key(|village| open(village)).expect("a village").clone()
}

fn shows_all(window: &Window, words: &[&str]) {
    for word in words {
        assert!(window.shows(word), "{word}");
    }
}

/// Presses something, also below what is in sight.
fn press_below(window: &mut Window, label: &str) {
    window.harness.get_by_label(label).scroll_to_me();
    window.harness.run_steps(20);
    window.click(label);
}

#[test]
fn a_village_answers_in_one_order_of_reading() {
    let mut window = opened(Language::Chinese);
    let village = worst(&window);
    window.act(Intent::SelectVillages(vec![village.id]));
    let words = ["未办结问题：由高到低第 1，共", "/5 级", "周边", "先看这几件", "各类问题与全县相比"];
    shows_all(&window, &words);
    shows_all(&window, &["一年前", "谁在这里", "走访", "承诺", "下一步"]);
    let township = world(&window).townships.get(village.township).expect("its township").name.clone();
    window.click(&township);
    let selected = &window.app().choice().selected;
    let own = world(&window).villages.iter().filter(|row| row.township == village.township).count();
    assert_eq!(selected.len(), own, "its township is selected by its name");
    shows_all(&window, &[&township, "由高到低第", "先看这几件", "缩放到选中"]);
}

#[test]
fn a_category_and_a_figure_colour_the_map_and_an_issue_opens() {
    let mut window = opened(Language::Chinese);
    let village = worst(&window);
    window.act(Intent::SelectVillages(vec![village.id]));
    let open =
        world(&window).issues.iter().filter(|row| row.village == Some(village.id) && row.state.is_open()).count();
    window.click(&format!("{open} 未办结"));
    assert_eq!(window.app().choice().measure, Measure::default());
    let kind = window.harness.query_all_by_label_contains("全县平均的").last().expect("a category").accesskit_node();
    let label = kind.label().expect("with its words");
    press_below(&mut window, &label);
    assert!(window.app().choice().measure.among.category.is_some(), "{label}");
    shows_all(&window, &["未办结问题·"]);
    let world = world(&window);
    let late = world.issues.iter().filter(|row| row.village == Some(village.id));
    let today = window.app().session().expect("open").desk().today;
    let mut late: Vec<_> = late.filter(|row| row.is_overdue(today)).collect();
    late.sort_by_key(|row| (!row.supervised, row.raised_on, std::cmp::Reverse(row.households), row.number.clone()));
    if let Some(first) = late.first() {
        for press in [false, true] {
            let lines = window.harness.get_all_by_label(&first.title);
            let line = lines.into_iter().find(|line| line.rect().left() > 1000.0).expect("it is named in the panel");
            if press {
                line.click();
            } else {
                line.scroll_to_me();
            }
            window.harness.run_steps(20);
        }
        assert!(window.shows("办理经过") || window.shows("修改记录"), "its form is open");
    }
}

#[test]
fn a_selection_and_the_county_answer_too_and_the_step_opens_its_form() {
    for (language, selected, most, next) in [
        (Language::Chinese, "选中 2 村", "先看这几件", "下一步"),
        (Language::English, "2 villages selected", "What matters most", "Next step"),
    ] {
        let mut window = opened(language);
        let world = world(&window);
        let areas = Areas::of(&world, Level::Village);
        let last = world.villages.iter().next_back().expect("a village").id;
        assert!(areas.len() > 2);
        let pair: Vec<Id<Village>> = vec![worst(&window).id, last];
        window.act(Intent::SelectVillages(pair));
        shows_all(&window, &[selected, most, next]);
        window.act(Intent::ClearSelection);
        shows_all(&window, &[most, next]);
        window.act(Intent::Workspace(Workspace::Overview));
        let deeds = ["定方案", "验收", "催办", "Make the plan", "Accept", "Press"];
        let deed = deeds.iter().find(|deed| window.harness.query_by_label(deed).is_some()).expect("a step");
        window.click(deed);
        assert!(!window.shows(most), "a form has taken the place of the panel");
    }
}

#[test]
fn what_changed_since_the_last_meeting_is_told_where_one_is_kept() {
    let mut window = opened(Language::Chinese);
    let forget = Configure { values: vec![(setting_key::LAST_MEETING.to_owned(), String::new())] };
    window.act(Intent::Perform(Box::new(Edit::Configure(forget))));
    assert!(!window.shows("上次会议（"), "no meeting is kept");
    let meeting: Date = "2026-10-15".parse().expect("a day");
    let keep = Configure { values: vec![(setting_key::LAST_MEETING.to_owned(), meeting.to_string())] };
    window.act(Intent::Perform(Box::new(Edit::Configure(keep))));
    assert!(window.shows("上次会议（2026-10-15）以来"));
    let today = window.app().session().expect("open").desk().today;
    let comparison = Comparison::of(&world(&window), meeting, today);
    let changed = comparison.differences.iter().find_map(|row| row.village).expect("a village changed");
    window.act(Intent::SelectVillages(vec![changed]));
    assert!(window.shows("上次会议（2026-10-15）以来") && !window.shows("没有变化"));
    press_below(&mut window, "对比全县");
    assert!(window.shows("2026-10-15 以来的变化"));
}
