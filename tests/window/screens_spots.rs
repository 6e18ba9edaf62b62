//! Hotspots as a leader uses them: asked for, read on the map, and made into work.

use cunqing::analysis::Quantity;
use cunqing::analysis::spots::{SpotKind, SpotQuestion};
use cunqing::ui::intent::SpotDeed;
use cunqing::ui::{Intent, ViewDeed};
use cunqing::words::Language;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::screens::{Window, opened};

/// Asks, waits for the answer and lets the window draw it.
fn ask(window: &mut Window, kind: SpotKind) {
    let question = SpotQuestion { kind, ..SpotQuestion::default() };
    window.act(Intent::Spots(SpotDeed::Ask(Box::new(question))));
    settle(window);
}

fn settle(window: &mut Window) {
    let context = window.harness.ctx.clone();
    window.harness.state_mut().settle(&context);
    window.harness.run_steps(4);
}

/// The label of the first button of which this is true.
fn label_with(window: &Window, is: impl Fn(&str) -> bool) -> String {
    let buttons = window.harness.query_all_by_role(egui::accesskit::Role::Button);
    buttons.filter_map(|button| button.accesskit_node().label()).find(|label| is(label)).unwrap_or_default()
}

#[test]
fn hotspots_are_told_in_tiers_and_a_tier_leads_to_a_common_problem() {
    let mut window = opened(Language::Chinese);
    window.click("查找热点");
    settle(&mut window);
    assert!(window.app().choice().spots.is_some());
    assert!(window.shows("热点：未办结问题（件）") && window.shows("看不出聚集"));
    let warned = &window.app().choice().spots.as_ref().unwrap().found.warnings;
    assert!(warned.iter().any(|warning| warning.key == cunqing::map::spots::RAW_COUNTS));
    assert!(!window.shows("用的是件数，不是每千户"), "the legend says it once");
    let tier = label_with(&window, |label| label.starts_with("高于周边且不像偶然（99%）："));
    window.click(&tier);
    let count: usize = tier.trim_end_matches(" 个村").rsplit_once('：').unwrap().1.parse().unwrap();
    assert_eq!(window.app().choice().selected.len(), count);
    window.harness.run_steps(2);
    let promote = label_with(&window, |label| label.starts_with("升为共性问题…"));
    let issues: usize = promote.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap();
    assert!(issues >= 2, "{promote}");
    window.click(&promote);
    window.harness.run_steps(3);
    assert_eq!(window.app().selection().several.len(), issues);
    assert!(window.shows(&format!("{issues} 件")), "the form takes them all");
    window.act(Intent::Measure(Quantity::Overdue.into()));
    assert!(window.app().choice().spots.is_none(), "another measure takes the place of the hotspots");
}

#[test]
fn clusters_of_a_scan_are_told_in_words_and_shown_in_the_table() {
    let mut window = opened(Language::Chinese);
    ask(&mut window, SpotKind::Scan);
    let layer = window.app().choice().spots.clone().unwrap();
    assert!(!layer.found.clusters.is_empty());
    let first = label_with(&window, |label| label.contains("预期") && label.contains("次随机里"));
    window.click(&first);
    assert_eq!(window.app().choice().selected.len(), layer.found.clusters[0].cluster.villages.len());
    window.click("在表中看");
    assert!(window.shows("全部"));
    window.act(Intent::Spots(SpotDeed::Close));
    assert!(window.app().choice().spots.is_none());
}

#[test]
fn what_was_found_is_old_after_an_edit_and_a_refusal_is_told() {
    let mut window = opened(Language::Chinese);
    ask(&mut window, SpotKind::Trends);
    assert!(!window.app().choice().spots.as_ref().unwrap().is_old);
    let day = window.app().session().unwrap().today().yesterday().unwrap();
    window.act(Intent::AsOf(Some(day)));
    window.harness.run_steps(3);
    assert!(window.app().choice().spots.as_ref().unwrap().is_old);
    assert!(window.shows("数据已改，这是改动前的结果"));
    let question =
        SpotQuestion { kind: SpotKind::Trends, measure: Quantity::Overdue.into(), ..SpotQuestion::default() };
    window.act(Intent::Spots(SpotDeed::Ask(Box::new(question))));
    settle(&mut window);
    assert!(window.app().choice().spots.is_none() && window.shows("走势只能看"));
}

#[test]
fn a_view_keeps_its_hotspots_and_its_presentation_shows_them() {
    let mut window = opened(Language::Chinese);
    let question = SpotQuestion { kind: SpotKind::LocalMoran, permutations: 99, ..SpotQuestion::default() };
    window.act(Intent::Spots(SpotDeed::Ask(Box::new(question.clone()))));
    settle(&mut window);
    window.act(Intent::View(ViewDeed::Keep("聚集".to_owned())));
    window.act(Intent::Spots(SpotDeed::Close));
    assert!(window.app().choice().spots.is_none());
    window.act(Intent::View(ViewDeed::Apply("聚集".to_owned())));
    settle(&mut window);
    let asked = |window: &Window| window.app().choice().spots.as_ref().map(|layer| layer.found.question.clone());
    assert_eq!(asked(&window), Some(question.clone()));
    window.act(Intent::Measure(Quantity::Overdue.into()));
    assert_eq!(asked(&window), None, "a measure takes their place, and no late answer comes back");
    window.act(Intent::View(ViewDeed::Present));
    settle(&mut window);
    assert_eq!(asked(&window), Some(question), "the view that was shown last comes first");
    window.act(Intent::View(ViewDeed::Leave));
    assert_eq!(asked(&window), None);
}
