//! The window of an earlier day, two days compared, and the history of a record, as a person uses them.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use cunqing::analysis::{Comparison, DifferenceKind};
use cunqing::edits::{Configure, Edit, Finish};
use cunqing::model::{Date, Id, Issue, IssueState, setting_key};
use cunqing::session::{Access, Session};
use cunqing::ui::forms::Form;
use cunqing::ui::preferences::Preferences;
use cunqing::ui::{App, Intent, RecordRef, Workspace, look};
use cunqing::words::Language;
use egui::{Context, Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::desk::demo_in;

struct Window {
    harness: Harness<'static, App>,
    _folder: tempfile::TempDir,
}

fn opened(language: Language) -> Window {
    let preferences = Preferences { language, ..Preferences::default() };
    let app = App::new(&Context::default(), None, preferences);
    let builder = Harness::builder().with_size([1366.0, 768.0]).with_max_steps(20).with_context_setup(look::install);
    let harness = builder.build_ui_state(|ui, app: &mut App| app.frame_ui(ui), app);
    let folder = tempfile::tempdir().expect("a folder for passing files");
    let path = demo_in(folder.path());
    let session = Session::open(&path, Access::Write).expect("the demo county opens");
    let mut window = Window { harness, _folder: folder };
    window.harness.state_mut().show_session(session);
    window.harness.run_steps(3);
    window
}

impl Window {
    fn act(&mut self, intent: Intent) {
        let context = self.harness.ctx.clone();
        self.harness.state_mut().act(&context, intent);
        self.harness.run_steps(3);
    }

    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run_steps(4);
    }

    /// Presses something, also below what is in sight, and waits until it has unfolded.
    fn press_below(&mut self, label: &str) {
        self.harness.get_by_label(label).scroll_to_me();
        self.harness.run_steps(20);
        self.click(label);
        self.harness.run_steps(20);
    }

    fn click_part(&mut self, label: &str) {
        self.harness.get_by_label_contains(label).click();
        self.harness.run_steps(4);
    }

    fn shows(&self, label: &str) -> bool {
        self.harness.query_all_by_label_contains(label).next().is_some()
    }

    fn session(&self) -> &Session {
        self.harness.state().session().expect("open")
    }

    fn today(&self) -> Date {
        self.session().today()
    }

    fn chip(&self) -> String {
        format!("截至今天 {}", self.today())
    }

    /// An issue that a unit is working on, in a village.
    fn assigned(&self) -> Issue {
        let wanted = |row: &Issue| row.state == IssueState::Assigned && row.village.is_some() && !row.supervised;
        self.session().world().issues.find(wanted).expect("there are some").clone()
    }
}

#[test]
fn a_day_is_typed_and_everything_is_of_that_day_until_one_goes_back() {
    let mut window = opened(Language::Chinese);
    let (today, before) = (window.today(), window.session().findings().county.open);
    window.click_part(&window.chip());
    window.harness.get_by_label_contains("看哪一天日终的情况");
    window.harness.event(Event::Text("2026-03-31".to_owned()));
    window.harness.run_steps(2);
    window.harness.key_press(Key::Enter);
    window.harness.run_steps(4);
    let day = "2026-03-31".parse().expect("a day");
    assert_eq!((window.session().as_of(), window.session().findings().today), (Some(day), day));
    assert!(window.shows("现在看的是 2026-03-31 日终的情况") && window.shows("截至 2026-03-31"));
    assert!(window.session().findings().county.open != before);
    for workspace in Workspace::ALL {
        window.act(Intent::Workspace(workspace));
        assert!(window.shows("回到今天"), "{workspace:?}");
    }
    window.act(Intent::Workspace(Workspace::Ledger));
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.harness.run_steps(2);
    window.click("回到今天");
    assert_eq!((window.session().as_of(), window.session().desk().today), (None, today));
    assert!(!window.shows("日终的情况，只能查看"));
}

#[test]
fn nothing_is_changed_on_an_earlier_day_and_the_buttons_say_why() {
    let mut window = opened(Language::Chinese);
    let issue = window.assigned();
    let revision = window.session().revision();
    window.act(Intent::AsOf(Some(issue.raised_on)));
    window.act(Intent::OpenForm(Form::Issue(Some(issue.id), None)));
    window.act(Intent::Perform(Box::new(Edit::amend(Issue { title: "改了".into(), ..issue.clone() }))));
    assert!(window.harness.state().notices().any(|text| text.contains("只能查看")));
    assert_eq!(window.session().revision(), revision + 1, "only the day has changed");
    assert_eq!(window.session().present().issues.get(issue.id).map(|row| &row.title), Some(&issue.title));
    window.act(Intent::AsOf(Some("2027-01-01".parse().expect("a day"))));
    assert!(window.harness.state().notices().any(|text| text.contains("还没有到")));
}

#[test]
fn the_day_of_a_meeting_is_kept_and_a_later_day_is_compared_with_it() {
    let mut window = opened(Language::Chinese);
    let meeting: Date = "2026-10-15".parse().expect("a day");
    let keep = Configure { values: vec![(setting_key::LAST_MEETING.to_owned(), meeting.to_string())] };
    window.act(Intent::Perform(Box::new(Edit::Configure(keep))));
    window.click_part(&window.chip());
    window.click(&format!("与 上次会议 {meeting} 对比"));
    assert!(window.shows("2026-10-15 以来的变化"));
    let expected = Comparison::of(window.session().world(), meeting, window.today());
    let count = expected.of_kind(DifferenceKind::New).len();
    assert!(count > 0 && window.shows(&format!("新增问题 {count}")));
    window.click(&format!("在地图上标出有变化的 {} 个村", expected.villages().len()));
    assert_eq!(window.harness.state().choice().selected.len(), expected.villages().len());
    let first = expected
        .differences
        .iter()
        .find(|row| {
            expected.of_kind(row.kind).len() <= 12 && row.kind == DifferenceKind::Listed
                || row.kind == DifferenceKind::Posted
        })
        .map(|row| Language::Chinese.sentence(&row.sentence));
    if let Some((title, _)) = first.as_deref().and_then(|text| text.split_once('：')) {
        let lines: Vec<_> = window.harness.query_all_by_label(title).collect();
        if let Some(line) = lines.first() {
            line.click();
        }
        drop(lines);
        window.harness.run_steps(4);
        assert!(window.harness.state().selection().record.is_some(), "a line leads to its record");
    }
    window.click("结束对比");
    assert!(!window.shows("以来的变化"));
}

#[test]
fn a_line_of_the_comparison_leads_to_the_issue() {
    let mut window = opened(Language::Chinese);
    let issue = window.assigned();
    let finish = Finish { issue: issue.id, reply: "修好了".into(), note: String::new(), step: Id::fresh() };
    window.act(Intent::Perform(Box::new(Edit::Finish(finish))));
    let yesterday = window.today().yesterday().expect("a day");
    window.act(Intent::Compare(Some(yesterday)));
    let comparison = Comparison::of(window.session().world(), yesterday, window.today());
    let Some(row) = comparison.differences.iter().find(|row| row.kind == DifferenceKind::New) else { return };
    let said = Language::Chinese.sentence(&row.sentence);
    let (title, _) = said.split_once('：').expect("what it is about");
    window.harness.get_all_by_label(title).next().expect("the line").click();
    window.harness.run_steps(4);
    assert!(matches!(window.harness.state().selection().record, Some(RecordRef::Issue(_))));
    assert!(window.shows("办理经过") || window.shows("修改记录"), "its card is open");
}

#[test]
fn the_history_at_the_foot_of_a_form_tells_each_field_and_puts_one_back() {
    for (language, head, restore) in
        [(Language::Chinese, "修改记录", "恢复"), (Language::English, "History", "Restore")]
    {
        let mut window = opened(language);
        let before = window.session().world().units.iter().next().expect("units").clone();
        let changed = cunqing::model::Unit { name: "改名局".into(), ..before.clone() };
        window.act(Intent::Perform(Box::new(Edit::amend(changed))));
        window.act(Intent::OpenForm(Form::Unit(Some(before.id))));
        assert!(!window.shows("→ 改名局"), "folded until it is asked for");
        window.press_below(head);
        assert!(window.shows(&format!("{} → 改名局", before.name)));
        window.press_below(restore);
        assert_eq!(window.session().world().units.get(before.id).map(|row| &row.name), Some(&before.name));
        assert!(window.session().undoable().is_some());
        window.act(Intent::Undo);
        assert_eq!(window.session().world().units.get(before.id).map(|row| row.name.as_str()), Some("改名局"));
    }
}

#[test]
fn a_field_that_only_a_verb_may_change_is_told_but_not_put_back() {
    let mut window = opened(Language::Chinese);
    let issue = window.assigned();
    let finish = Finish { issue: issue.id, reply: String::new(), note: String::new(), step: Id::fresh() };
    window.act(Intent::Perform(Box::new(Edit::Finish(finish))));
    window.act(Intent::OpenForm(Form::Issue(Some(issue.id), None)));
    window.press_below("修改记录");
    assert!(window.shows("办理中 → 办结待核"));
    let revision = window.session().revision();
    let buttons: Vec<_> = window.harness.query_all_by_label("恢复").collect();
    assert!(!buttons.is_empty());
    buttons.first().expect("a button").click();
    drop(buttons);
    window.harness.run_steps(3);
    assert_eq!(window.session().revision(), revision, "the button is grey");
}
