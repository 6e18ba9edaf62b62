//! Visits with the issues they raise, promises and campaigns, as a clerk writes them down: by keyboard, in the window.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use cunqing::edits::{Edit, RecordActivity};
use cunqing::model::{Activity, Cadre, Id, IssueState, Promise, PromiseStage, Village, activity_kind, promise_kind};
use cunqing::session::{Access, Session};
use cunqing::ui::forms::{Form, PromiseVerb};
use cunqing::ui::{Intent, RecordRef};
use cunqing::words::Language;
use egui::accesskit::Role;
use egui::{Event, Key};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::{Desk, desk};

impl Desk {
    fn write(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run_steps(2);
    }

    fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run_steps(3);
    }

    /// Goes on from field to field until the one with this label has the keyboard.
    fn tab_to(&mut self, label: &str) {
        let reached = |desk: &Self| {
            let fields = desk.harness.query_all_by_label(label);
            fields.into_iter().any(|node| node.is_focused())
        };
        for _ in 0..40 {
            if reached(self) {
                return;
            }
            self.press(Key::Tab);
        }
        panic!("no field {label} on the way: {:?}", self.texts());
    }

    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run_steps(4);
    }

    fn texts(&self) -> Vec<String> {
        fn walk(node: egui_kittest::Node<'_>, out: &mut Vec<String>) {
            let inner = node.accesskit_node();
            out.extend([inner.label(), inner.value(), inner.placeholder().map(str::to_owned)].into_iter().flatten());
            node.children().for_each(|child| walk(child, out));
        }
        let mut texts = Vec::new();
        walk(self.harness.root(), &mut texts);
        texts
    }

    fn village(&self, nth: usize) -> Id<Village> {
        self.world().villages.iter().nth(nth).expect("a village").id
    }

    /// A cadre whose name nobody else has, who is posted somewhere.
    fn posted_cadre(&self) -> Cadre {
        let (world, today) = (self.world(), self.today());
        let alone = |cadre: &&Cadre| world.cadres.iter().filter(|other| other.name.contains(&cadre.name)).count() == 1;
        let posts = |cadre: &Cadre| {
            world.postings.iter().filter(|row| row.cadre == Some(cadre.id) && row.holds_on(today)).count()
        };
        let mut cadres = world.cadres.iter().filter(|cadre| cadre.active).filter(alone);
        cadres.find(|cadre| posts(cadre) == 1).expect("there is one").clone()
    }

    /// The activity that was recorded last.
    fn latest(&self) -> Activity {
        // The demo's identities are made from names (version 5), those of the window from the time (version 7).
        let own = self.world().activities.iter().filter(|row| row.id.uuid().get_version_num() == 7);
        own.max_by_key(|row| row.id).expect("an activity").clone()
    }
}

#[test]
fn a_visit_with_two_issues_is_written_down_with_the_keyboard_alone_as_one_edit() {
    let mut desk = desk(Language::Chinese, 768.0);
    let (village, cadre) = (desk.village(3), desk.posted_cadre());
    desk.act(Intent::SelectVillages(vec![village]));
    let before = (desk.world().activities.len(), desk.world().issues.len());
    desk.open(Form::Activity(None, None));
    desk.tab_to("干部");
    desk.write(&cadre.name);
    desk.press(Key::Enter);
    desk.tab_to("走访户数");
    desk.write("12");
    desk.tab_to("情况");
    desk.write("入户了解灌溉情况");
    desk.tab_to("问题 1");
    desk.write("南坡水渠渗漏");
    desk.press(Key::Enter);
    desk.write("村口路灯不亮");
    desk.save();
    let world = desk.world();
    assert_eq!((world.activities.len(), world.issues.len()), (before.0 + 1, before.1 + 2));
    let visit = desk.latest();
    assert_eq!((&visit.villages[..], &visit.cadres[..]), (&[village][..], &[cadre.id][..]));
    assert_eq!((visit.on, visit.households, visit.summary.as_str()), (desk.today(), Some(12), "入户了解灌溉情况"));
    let raised: Vec<_> = world.issues.iter().filter(|issue| issue.activity == Some(visit.id)).collect();
    assert_eq!(raised.len(), 2);
    assert!(raised.iter().all(|issue| issue.village == Some(village) && issue.state == IssueState::Registered));
    assert!(raised.iter().all(|issue| issue.due_on > Some(desk.today()) && !issue.number.is_empty()));
    assert!(
        desk.shows("民情台账") && desk.shows("南坡水渠渗漏") && desk.shows("入户了解灌溉情况"),
        "{:?}",
        desk.texts()
    );
    let file = Session::open(&desk.path, Access::Read).expect("readable");
    assert_eq!(file.world().activities.get(visit.id), Some(&visit));
    desk.act(Intent::Undo);
    assert_eq!((desk.world().activities.len(), desk.world().issues.len()), before);
}

#[test]
fn the_arrow_keys_choose_the_kind_and_its_fields_come_from_the_catalogue() {
    let mut desk = desk(Language::Chinese, 768.0);
    desk.act(Intent::SelectVillages(vec![desk.village(0), desk.village(1)]));
    desk.open(Form::Activity(None, None));
    assert!(desk.shows("群众反映的困难") && !desk.shows("会诊意见"));
    desk.press(Key::ArrowDown);
    assert!(desk.shows("会诊意见") && desk.shows("有关问题") && !desk.shows("群众反映的困难"), "{:?}", desk.texts());
    desk.tab_to("会诊意见");
    desk.write("先修主渠");
    desk.save();
    let activity = desk.latest();
    assert_eq!(activity.kind, activity_kind::CONSULTATION);
    assert_eq!(activity.details.get("consultation_views").map(String::as_str), Some("先修主渠"));
    assert_eq!(activity.villages.len(), 2, "the selection of the map is where it took place");
}

#[test]
fn the_next_visit_begins_with_those_who_went_last() {
    let mut desk = desk(Language::Chinese, 768.0);
    let cadre = desk.posted_cadre();
    desk.act(Intent::SelectVillages(vec![desk.village(0)]));
    desk.open(Form::Activity(None, None));
    desk.tab_to("干部");
    desk.write(&cadre.name);
    desk.press(Key::Enter);
    desk.save();
    desk.act(Intent::SelectVillages(vec![desk.village(5)]));
    desk.open(Form::Activity(None, None));
    desk.save();
    let visit = desk.latest();
    assert_eq!((visit.villages, visit.cadres), (vec![desk.village(5)], vec![cadre.id]));
}

#[test]
fn what_is_missing_in_a_visit_is_said_and_nothing_is_written() {
    let mut desk = desk(Language::Chinese, 768.0);
    let before = desk.world().activities.len();
    desk.open(Form::Activity(None, None));
    desk.save();
    assert!(desk.shows("请先填写：村"), "{:?}", desk.texts());
    desk.tab_to("走访户数");
    desk.write("十二");
    desk.save();
    assert_eq!(desk.world().activities.len(), before);
}

#[test]
fn a_return_visit_rates_the_issue_and_a_bad_rating_leads_to_reopening() {
    let mut desk = desk(Language::Chinese, 768.0);
    let closed = desk.world().issues.find(|row| row.state == IssueState::Closed && row.village.is_some());
    let issue = closed.expect("the demo has closed issues").clone();
    desk.open(Form::Activity(None, Some(issue.id)));
    desk.tab_to("群众评价");
    [Key::ArrowDown; 3].into_iter().for_each(|key| desk.press(key));
    assert!(desk.shows("记录并重新办理"), "{:?}", desk.texts());
    desk.click("记录并重新办理");
    let visit = desk.latest();
    assert_eq!((visit.kind.as_str(), visit.issue), (activity_kind::RETURN_VISIT, Some(issue.id)));
    assert_eq!(visit.villages, issue.village.into_iter().collect::<Vec<_>>());
    assert_eq!(desk.world().issues.get(issue.id).map(|row| row.rating.as_str()), Some("dissatisfied"));
    assert!(desk.shows("新的期限"), "the form of reopening follows");
}

#[test]
fn the_diary_of_a_cadre_tells_what_became_of_the_issues() {
    let mut desk = desk(Language::Chinese, 768.0);
    let (village, cadre) = (desk.village(2), desk.posted_cadre());
    let today = desk.today();
    for nth in 0..6 {
        let visit = Activity {
            villages: vec![village],
            cadres: vec![cadre.id],
            summary: format!("第{nth}次"),
            ..Activity::blank(activity_kind::VISIT, today)
        };
        desk.perform(Edit::RecordActivity(RecordActivity { activity: Box::new(visit), issues: Vec::new() }));
    }
    desk.act(Intent::SelectRecord(RecordRef::Cadre(cadre.id)));
    let count = desk.world().activities.iter().filter(|row| row.cadres.contains(&cadre.id)).count();
    assert!(desk.shows(&format!("民情日记（{count}）")), "{:?}", desk.texts());
    assert!(desk.shows("第5次") && !desk.shows("第0次"), "the latest first");
    desk.harness.get_by_label(&format!("全部 {count} 次")).click_accesskit();
    desk.harness.run_steps(4);
    assert!(desk.shows("第0次"));
}

#[test]
fn a_promise_goes_from_made_to_rated_by_its_forms() {
    let mut desk = desk(Language::Chinese, 768.0);
    let village = desk.village(4);
    desk.act(Intent::SelectVillages(vec![village]));
    desk.open(Form::Promise(None, None));
    desk.tab_to("承诺事项");
    desk.write("年内修好南坡水渠");
    desk.save();
    let made = |desk: &Desk| desk.world().promises.find(|row| row.title == "年内修好南坡水渠").cloned();
    let promise = made(&desk).expect("promised");
    assert_eq!((promise.village, promise.kind.as_str()), (Some(village), promise_kind::PUBLIC));
    assert!(desk.shows("年内修好南坡水渠"), "it stands in the panel of the village");
    desk.open(Form::PromiseStep(promise.id, PromiseVerb::Publish));
    desk.write("村务公开栏");
    desk.press(Key::Enter);
    desk.open(Form::PromiseStep(promise.id, PromiseVerb::Keep));
    desk.write("渠已通水");
    desk.save();
    desk.open(Form::PromiseStep(promise.id, PromiseVerb::Rate));
    desk.save();
    let rated = made(&desk).expect("still there");
    assert_eq!((rated.stage(), rated.published_where.as_str()), (PromiseStage::Rated, "村务公开栏"));
    assert_eq!((rated.result.as_str(), rated.rating.as_str()), ("渠已通水", "satisfied"));
}

#[test]
fn what_is_overdue_is_red_in_the_panel_and_the_next_step_of_its_village() {
    let mut desk = desk(Language::Chinese, 768.0);
    let village = desk.village(4);
    let late = Promise {
        village: Some(village),
        due_on: desk.today().yesterday().ok(),
        ..Promise::blank(promise_kind::LIVELIHOOD, "修桥", desk.today().first_of_year())
    };
    desk.perform(Edit::add(late));
    desk.act(Intent::SelectVillages(vec![village]));
    assert!(desk.shows("修桥") && desk.shows("超期 1 天") || desk.shows("兑现逾期"), "{:?}", desk.texts());
    desk.act(Intent::ClearSelection);
    assert!(desk.shows("逾期的承诺与任务"), "{:?}", desk.texts());
}

#[test]
fn the_ten_tasks_of_a_posting_are_given_out_once_in_the_panel_of_the_cadre() {
    let mut desk = desk(Language::Chinese, 768.0);
    let cadre = desk.posted_cadre();
    let before = desk.world().promises.len();
    desk.act(Intent::SelectRecord(RecordRef::Cadre(cadre.id)));
    desk.click("布置十个一任务");
    assert_eq!(desk.world().promises.len(), before + 10);
    assert!(desk.shows("十个一任务：完成 0/10") && !desk.shows("逾期 "), "{:?}", desk.texts());
    assert!(desk.harness.query_by_role_and_label(Role::Button, "布置十个一任务").is_none(), "only once");
    assert!(desk.shows("开好一次座谈会"));
    desk.act(Intent::Undo);
    assert_eq!(desk.world().promises.len(), before);
}

#[test]
fn a_campaign_is_made_with_its_milestones_as_a_dated_list() {
    let mut desk = desk(Language::Chinese, 768.0);
    desk.open(Form::Campaign(None));
    desk.write("秋冬攻坚");
    desk.save();
    let campaign = desk.world().campaigns.find(|row| row.name == "秋冬攻坚").expect("made").clone();
    let milestones = desk.world().promises.iter().filter(|row| row.campaign == Some(campaign.id));
    let days: Vec<_> = milestones.map(|row| row.due_on).collect();
    assert_eq!(days.len(), 6);
    assert!(days.iter().all(|day| *day > Some(desk.today())));
    desk.open(Form::Campaign(Some(campaign.id)));
    desk.tab_to("名称");
    desk.write("行动");
    desk.save();
    assert_eq!(desk.world().campaigns.get(campaign.id).map(|row| row.name.as_str()), Some("秋冬攻坚行动"));
}

#[test]
fn every_new_form_is_complete_in_english() {
    let mut desk = desk(Language::English, 768.0);
    let village = desk.village(0);
    desk.act(Intent::SelectVillages(vec![village]));
    let promise = Promise { village: Some(village), ..Promise::blank(promise_kind::PUBLIC, "Road", desk.today()) };
    let id = promise.id;
    desk.perform(Edit::add(promise));
    let visit = Activity { villages: vec![village], ..Activity::blank(activity_kind::VISIT, desk.today()) };
    let record = RecordActivity { activity: Box::new(visit.clone()), issues: Vec::new() };
    desk.perform(Edit::RecordActivity(record));
    let mut forms = vec![
        Form::Activity(None, None),
        Form::Activity(Some(visit.id), None),
        Form::Promise(None, None),
        Form::Promise(Some(id), None),
        Form::Campaign(None),
    ];
    forms.extend(PromiseVerb::ALL.map(|verb| Form::PromiseStep(id, verb)));
    for form in forms {
        desk.open(form);
        let is_key = |text: &String| {
            let mut segments = text.split('.');
            let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            text.contains('.') && segments.all(plain) && text != "county.gpkg"
        };
        let odd: Vec<_> = desk.texts().into_iter().filter(is_key).collect();
        assert!(odd.is_empty(), "{form:?}: {odd:?}");
        assert!(desk.harness.query_by_role_and_label(Role::Button, "Cancel").is_some(), "{form:?}");
        desk.act(Intent::DropDraft);
    }
}
