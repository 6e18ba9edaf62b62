//! The window as a person uses it: found and clicked by label, without a graphics card.

#![allow(clippy::expect_used, reason = "a test that cannot read what it is about has to stop")]

use cunqing::analysis::Quantity;
use cunqing::session::{Access, Session};
use cunqing::ui::preferences::Preferences;
use cunqing::ui::{App, Intent, Workspace, look};
use cunqing::words::Language;
use egui::{Context, Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::desk::{demo, demo_in};

pub(crate) struct Window {
    pub(crate) harness: Harness<'static, App>,
    _folder: Option<tempfile::TempDir>,
}

fn window(language: Language, size: [f32; 2]) -> Window {
    let preferences = Preferences { language, ..Preferences::default() };
    let app = App::new(&Context::default(), None, preferences);
    let builder = Harness::builder().with_size(size).with_max_steps(20).with_context_setup(look::install);
    let harness = builder.build_ui_state(|ui, app: &mut App| app.frame_ui(ui), app);
    Window { harness, _folder: None }
}

/// A window with the demo county, of which each test has its own copy.
pub(crate) fn opened(language: Language) -> Window {
    let mut window = window(language, [1366.0, 768.0]);
    let folder = tempfile::tempdir().expect("a folder for passing files");
    let path = demo_in(folder.path());
    let session = Session::open(&path, Access::Write).expect("the demo county opens");
    window.harness.state_mut().show_session(session);
    window.harness.run_steps(3);
    window._folder = Some(folder);
    window
}

impl Window {
    pub(crate) fn act(&mut self, intent: Intent) {
        let context = self.harness.ctx.clone();
        self.harness.state_mut().act(&context, intent);
        self.harness.run_steps(3);
    }

    pub(crate) fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run_steps(3);
    }

    /// Presses what has this name, wherever it is: also where one would have to scroll.
    pub(crate) fn press_named(&mut self, label: &str) {
        self.harness.get_by_label(label).click_accesskit();
        self.harness.run_steps(3);
    }

    pub(crate) fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(3);
    }

    pub(crate) fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run_steps(3);
    }

    pub(crate) fn shows(&self, label: &str) -> bool {
        self.harness.query_all_by_label_contains(label).next().is_some()
    }

    /// Whether a list to choose from shows this as what is chosen.
    pub(crate) fn chosen(&self, value: &str) -> bool {
        self.harness.query_all_by_value(value).next().is_some()
    }

    pub(crate) fn app(&self) -> &App {
        self.harness.state()
    }
}

#[test]
fn without_a_file_the_window_says_what_can_be_done() {
    for (language, words) in [
        (Language::Chinese, ["打开文件…", "从边界新建…", "打开示例县"]),
        (Language::English, ["Open a file…", "New from boundaries…", "Open the demo county"]),
    ] {
        let mut window = window(language, [1366.0, 768.0]);
        window.harness.run_steps(2);
        words.iter().for_each(|word| assert!(window.shows(word), "{word}"));
    }
}

#[test]
fn every_workspace_opens_in_both_languages_at_both_sizes() {
    for language in [Language::Chinese, Language::English] {
        let mut window = opened(language);
        for size in [[1366.0, 768.0], [1920.0, 1080.0], [960.0, 600.0]] {
            window.harness.set_size(size.into());
            for workspace in Workspace::ALL {
                window.act(Intent::Workspace(workspace));
                assert!(window.shows(&language.say(workspace.key())), "{workspace:?} {language:?}");
            }
        }
    }
}

#[test]
fn the_switch_of_the_workspaces_is_pressed_by_its_words() {
    let mut window = opened(Language::Chinese);
    window.click("出图");
    assert!(window.shows("生成图片"));
    window.click("总览");
    assert!(window.shows("要看的"));
}

#[test]
fn another_theme_changes_the_legend() {
    let mut window = opened(Language::Chinese);
    assert!(window.shows("图例 未办结问题"));
    window.click("超期问题");
    assert_eq!(window.app().choice().measure, Quantity::Overdue.into());
    assert!(window.shows("图例 超期问题") && !window.shows("图例 未办结问题"));
}

#[test]
fn a_row_of_the_legend_selects_its_villages() {
    let mut window = opened(Language::Chinese);
    window.click("力量");
    window.click("驻村覆盖");
    let without = {
        let findings = window.app().session().expect("open").findings();
        findings.villages.values().filter(|finding| finding.residents == 0).count()
    };
    let label = format!("无驻村干部 {without}");
    window.click(&label);
    assert_eq!(window.app().choice().selected.len(), without);
}

#[test]
fn the_list_of_what_to_look_at_is_walked_village_by_village() {
    let mut window = opened(Language::Chinese);
    window.harness.get_by_label("无驻村干部的村").scroll_to_me();
    window.harness.run_steps(20);
    window.click("无驻村干部的村");
    let first = window.app().selection().village.expect("a village is selected");
    window.click("无驻村干部的村");
    let second = window.app().selection().village.expect("the next one is selected");
    assert_ne!(first, second);
    let findings = window.app().session().expect("open").findings();
    assert!([first, second].iter().all(|village| findings.villages[village].residents == 0));
}

#[test]
fn a_village_is_searched_by_its_initials_and_chosen_by_enter() {
    let mut window = opened(Language::Chinese);
    window.press(Modifiers::COMMAND, Key::F);
    window.type_text("jdx");
    assert!(window.shows("金店下"));
    window.press(Modifiers::NONE, Key::Enter);
    let app = window.app();
    let village = app.selection().village.expect("a village is selected");
    let name = &app.session().expect("open").world().villages.get(village).expect("it exists").name;
    assert!(name.starts_with("金店下"), "{name}");
}

#[test]
fn a_cadre_is_posted_from_the_map_and_undo_and_redo_say_what_they_did() {
    let mut window = opened(Language::Chinese);
    let session = window.app().session().expect("open");
    let world = session.world();
    let findings = session.findings();
    let village = *findings.villages.iter().find(|(_, finding)| finding.residents == 0).expect("one without").0;
    let held: Vec<_> = world.postings.iter().filter_map(|posting| posting.cadre).collect();
    let free = world.cadres.iter().find(|cadre| cadre.active && !held.contains(&cadre.id)).expect("a free cadre");
    let (cadre, name) = (free.id, free.name.clone());
    let before = world.postings.len();
    window.act(Intent::PostFromMap(Some(cadre)));
    assert!(window.shows("结束 Esc"));
    window.act(Intent::PostHere(village));
    let residents = |window: &Window| window.app().session().expect("open").findings().villages[&village].residents;
    assert_eq!(residents(&window), 1, "{:?}", window.app().notices().collect::<Vec<_>>());
    assert!(window.app().notices().any(|text| text.contains(&name)));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("结束 Esc"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(residents(&window), 0);
    assert!(window.app().notices().any(|text| text.starts_with("已撤销")));
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(residents(&window), 1);
    assert_eq!(window.app().session().expect("open").world().postings.len(), before + 1);
}

#[test]
fn the_history_leads_back_and_forth() {
    let mut window = opened(Language::Chinese);
    let county = |window: &Window| window.app().session().expect("open").world().county_name().to_owned();
    let name = county(&window);
    for other in ["甲县", "乙县"] {
        let edit = cunqing::edits::Edit::Configure(cunqing::edits::Configure {
            values: vec![(cunqing::model::setting_key::COUNTY_NAME.to_owned(), other.to_owned())],
        });
        window.act(Intent::Perform(Box::new(edit)));
    }
    assert_eq!(county(&window), "乙县");
    let history = window.app().session().expect("open").history(10).expect("a history");
    window.act(Intent::GoBackTo(history[1].number));
    assert_eq!(county(&window), "甲县");
    window.act(Intent::GoBackTo(history[2].number));
    assert_eq!(county(&window), name);
    window.act(Intent::GoBackTo(history[0].number));
    assert_eq!(county(&window), "乙县");
}

#[test]
fn language_and_brightness_change_at_once_and_are_remembered() {
    let mut window = opened(Language::Chinese);
    window.act(Intent::Language(Language::English));
    assert!(window.shows("Overview") && !window.shows("总览"));
    window.act(Intent::Dark(true));
    let preferences = window.app().preferences();
    assert!(preferences.dark && preferences.language == Language::English);
    assert!(window.app().choice().dark);
}

#[test]
fn panels_give_way_by_their_keys() {
    let mut window = opened(Language::Chinese);
    assert!(window.shows("要看的"));
    window.press(Modifiers::NONE, Key::F8);
    assert!(!window.shows("要看的"));
    window.press(Modifiers::NONE, Key::F8);
    assert!(window.shows("要看的"));
}

#[test]
fn the_help_lists_the_keys_and_goes_by_escape() {
    let mut window = opened(Language::Chinese);
    window.press(Modifiers::NONE, Key::F1);
    assert!(window.shows("按键与操作") && window.shows("框选村庄"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("框选村庄"));
}

#[test]
fn a_file_that_is_not_there_is_told_once_and_what_was_open_stays() {
    let mut window = opened(Language::Chinese);
    window.act(Intent::Open("/there/is/no/such.gpkg".into()));
    let context = window.harness.ctx.clone();
    window.harness.state_mut().settle(&context);
    window.harness.run_steps(2);
    assert_eq!(window.app().notices().count(), 1);
    assert!(window.app().session().is_some());
}

#[test]
fn an_import_shows_every_bad_row_before_anything_is_changed() {
    let mut window = opened(Language::Chinese);
    let folder = tempfile::tempdir().expect("a folder for passing files");
    let path = folder.path().join("单位.csv");
    std::fs::write(&path, "单位名称,类别\n县水保中心,部门\n,部门\n").expect("written");
    let before = window.app().session().expect("open").world().units.len();
    window.act(Intent::AskImport(vec![path]));
    window.click("试读");
    let context = window.harness.ctx.clone();
    window.harness.state_mut().settle(&context);
    window.harness.run_steps(3);
    assert!(window.shows("不收的行"), "{:?}", window.app().notices().collect::<Vec<_>>());
    assert_eq!(window.app().session().expect("open").world().units.len(), before);
    window.click("导入 1 条");
    assert_eq!(window.app().session().expect("open").world().units.len(), before + 1);
}

/// An import of so many new units.
fn many_units(count: usize) -> cunqing::edits::Edit {
    use cunqing::model::{Changes, Sentence};
    let sentence = Sentence::new("exchange.import.done").with("table", "@exchange.table.unit").with("added", count);
    let mut changes = Changes::new(sentence.with("changed", 0));
    for number in 0..count {
        changes.add(cunqing::model::Unit {
            id: cunqing::model::Id::named(&format!("unit {number}")),
            code: format!("U{number}"),
            kind: "department".into(),
            ..cunqing::model::Unit::blank(&format!("单位{number}"))
        });
    }
    cunqing::edits::Edit::Import(changes)
}

#[test]
fn a_big_import_and_its_undo_work_on_a_thread_while_the_map_stays() {
    let mut window = opened(Language::Chinese);
    let units = |window: &Window| window.app().session().expect("open").world().units.len();
    let before = units(&window);
    let context = window.harness.ctx.clone();
    for (intent, after) in [
        (Intent::Perform(Box::new(many_units(1500))), before + 1500),
        (Intent::Undo, before),
        (Intent::Redo, before + 1500),
    ] {
        let stands = units(&window);
        window.harness.state_mut().act(&context, intent);
        let session = window.app().session().expect("the file stays open");
        assert!(session.is_stand_in() && session.world().units.len() == stands, "nothing waits for it");
        assert!(session.read_only().is_some(), "nothing else is written meanwhile");
        window.harness.state_mut().settle(&context);
        window.harness.run_steps(2);
        assert!(!window.app().session().expect("open").is_stand_in());
        assert_eq!(units(&window), after, "{:?}", window.app().notices().collect::<Vec<_>>());
    }
    assert!(window.app().notices().any(|text| text.starts_with("已重做")));
    assert!(window.shows("已保存"));
}

#[test]
fn a_file_opens_in_the_background_with_all_that_is_shown_of_it() {
    let mut window = window(Language::Chinese, [1366.0, 768.0]);
    let context = window.harness.ctx.clone();
    window.act(Intent::Open(demo().to_owned()));
    window.harness.state_mut().settle(&context);
    window.harness.run_steps(3);
    assert!(window.shows("图例 未办结问题"));
}

#[test]
fn role_and_day_of_a_posting_from_the_map_are_chosen_once_and_hold_for_every_click() {
    use cunqing::model::{Date, role};
    let mut window = opened(Language::Chinese);
    let session = window.app().session().expect("open");
    let (world, today) = (session.world(), session.desk().today);
    let held: Vec<_> = world.postings.iter().filter_map(|posting| posting.cadre).collect();
    let free = world.cadres.iter().filter(|cadre| cadre.active && !held.contains(&cadre.id));
    let free: Vec<_> = free.filter(|cadre| cadre.home_village.is_none()).map(|cadre| cadre.id).take(2).collect();
    let villages: Vec<_> = world.villages.iter().map(|village| village.id).take(3).collect();
    let before = world.postings.len();
    let made = |window: &Window, cadre| {
        let world = window.app().session().expect("open").world();
        let made = world.postings.iter().filter(|posting| posting.cadre == Some(cadre));
        made.map(|posting| (posting.role.clone(), posting.from)).collect::<Vec<_>>()
    };
    window.act(Intent::PostFromMap(Some(free[0])));
    window.harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, "角色").click();
    window.harness.run_steps(3);
    assert!(!window.shows("挂乡"), "a role for townships is not offered");
    window.click("包村");
    let day = window.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "自");
    day.focus();
    window.harness.run_steps(2);
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text("2026-09-01");
    window.act(Intent::PostHere(villages[0]));
    window.act(Intent::PostHere(villages[1]));
    let told = (role::VILLAGE_LEAD.to_owned(), Date::constant(2026, 9, 1));
    assert_eq!(made(&window, free[0]), [told.clone(), told.clone()]);
    window.act(Intent::PostFromMap(Some(free[1])));
    window.act(Intent::PostHere(villages[2]));
    assert_eq!(made(&window, free[1]), [told], "the next cadre is posted in the same way");
    window.act(Intent::Undo);
    assert_eq!(made(&window, free[1]), [], "each click is taken back by itself");
    assert_eq!(made(&window, free[0]).len(), 2);
    window.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "自").focus();
    window.harness.run_steps(2);
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text("哪天");
    window.act(Intent::PostHere(villages[2]));
    assert!(window.app().notices().any(|text| text.contains("开始日期")));
    window.act(Intent::PostFromMap(None));
    window.act(Intent::PostFromMap(Some(free[1])));
    window.act(Intent::PostHere(villages[2]));
    assert_eq!(made(&window, free[1]), [(role::RESIDENT.to_owned(), today)], "the next time it begins anew");
    assert_eq!(window.app().session().expect("open").world().postings.len(), before + 3);
}

#[test]
fn a_paper_is_chosen_and_made_as_a_job() {
    let mut window = opened(Language::Chinese);
    window.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    assert!(window.shows("2026年10月") && window.shows("未月结") && window.shows("落款单位"));
    window.click("←");
    assert!(window.shows("2026年9月"));
    window.click("出表…");
    assert!(window.shows("报表存为"), "the file is asked for");
    let folder = tempfile::tempdir().expect("a folder for passing files");
    let out = folder.path().join("小结.docx");
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text(&out.display().to_string());
    window.press(Modifiers::NONE, Key::Enter);
    let context = window.harness.ctx.clone();
    window.harness.state_mut().settle(&context);
    window.harness.run_steps(3);
    assert!(
        std::fs::read(&out).is_ok_and(|bytes| bytes.starts_with(b"PK")),
        "{:?}",
        window.harness.state().notices().collect::<Vec<_>>()
    );
    assert!(window.shows("报表已写入"));
}

#[test]
fn a_village_notice_asks_for_its_village() {
    let mut window = opened(Language::English);
    window.act(Intent::AskPaper(Some(cunqing::papers::PaperKind::Notice), None));
    assert!(window.shows("A village notice needs a village") && !window.shows("In full"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("A village notice needs a village"));
}
