//! Weak villages, papers, households, units that go up in others, and files that belong to records, in the window.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use cunqing::edits::{Edit, ListWeak, Measure, SetPlan, measures_of};
use cunqing::model::{
    Cadre, CatalogueKind, Document, DocumentState, Id, Owner, PlanState, Promise, Standing, StandingState, Unit,
    Village,
};
use cunqing::ui::Intent;
use cunqing::ui::forms::{DocumentVerb, Form, StandingVerb};
use cunqing::words::Language;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::{Desk, desk};

/// A file as the system hands it to the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

impl Desk {
    /// Puts a text into the field with this label, in place of what stands there.
    fn fill(&mut self, role: Role, label: &str, text: &str) {
        self.harness.get_by_role_and_label(role, label).focus();
        self.harness.run_steps(2);
        self.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run_steps(3);
    }

    /// Chooses a record by its name.
    fn pick(&mut self, label: &str, name: &str) {
        self.fill(Role::TextInput, label, name);
        self.harness.key_press(Key::Enter);
        self.harness.run_steps(3);
    }

    fn push(&mut self, button: &str) {
        self.harness.get_by_role_and_label(Role::Button, button).click();
        self.harness.run_steps(4);
    }

    /// Drops a file onto the window.
    fn drop_file(&mut self, path: &Path) {
        let file = Dropped(path.to_owned());
        self.harness.input_mut().dropped_files.push(Arc::new(file));
        self.harness.run_steps(4);
    }

    fn is_disabled(&self, button: &str) -> bool {
        self.harness.get_by_role_and_label(Role::Button, button).accesskit_node().is_disabled()
    }

    /// A village that was never listed.
    fn unlisted_village(&self) -> Village {
        let world = self.world();
        let listed = |id| world.standings.find(|case| case.village == id).is_some();
        world.villages.iter().find(|village| !listed(village.id)).expect("one was never listed").clone()
    }

    /// A cadre whose name nobody else has.
    fn cadre(&self, nth: usize) -> Cadre {
        let world = self.world();
        let alone = |cadre: &&Cadre| world.cadres.iter().filter(|other| other.name.contains(&cadre.name)).count() == 1;
        world.cadres.iter().filter(|cadre| cadre.active).filter(alone).nth(nth).expect("there is one").clone()
    }

    /// A case with a plan and one measure, which is open or done.
    fn planned(&mut self, done: bool) -> Id<Standing> {
        let (village, cadre, today) = (self.unlisted_village().id, self.cadre(0).id, self.today());
        let case = Id::named("the case of this test");
        self.perform(Edit::ListWeak(ListWeak {
            id: case,
            village: Some(village),
            kind: self.world().list(CatalogueKind::StandingKind)[0].code.clone(),
            reason: "班子不全".into(),
            criteria: Vec::new(),
            listed_on: today,
            due_on: None,
            leader: None,
            unit: None,
            team: Vec::new(),
            first_secretary: None,
        }));
        self.perform(Edit::SetPlan(SetPlan {
            standing: case,
            plan: "配齐班子".into(),
            on: None,
            due_on: Some(today),
            leader: Some(cadre),
            unit: None,
            team: Vec::new(),
            first_secretary: None,
            measures: vec![Measure {
                id: Id::named("the measure of this test"),
                title: "选齐两委班子".into(),
                due_on: Some(today),
                cadre: Some(cadre),
                unit: None,
            }],
        }));
        if done {
            let row = self.world().promises.get(Id::named("the measure of this test")).expect("made").clone();
            self.perform(Edit::amend(Promise { done_on: Some(today), ..row }));
        }
        case
    }
}

#[test]
fn a_village_is_listed_by_ticking_criteria_and_planned_with_a_measure_in_one_go() {
    let mut desk = desk(Language::Chinese, 1600.0);
    let (village, leader, who) = (desk.unlisted_village(), desk.cadre(0), desk.cadre(1));
    desk.act(Intent::SelectVillages(vec![village.id]));
    desk.open(Form::Standing(None, village.id));
    assert!(desk.is_disabled("列为整顿"), "there is no ground yet");
    desk.harness.get_by_label("班子配备不齐").click();
    desk.harness.run_steps(3);
    desk.fill(Role::MultilineTextInput, "佐证", "缺两名委员");
    desk.push("列入并定计划");
    let case = desk.world().weak_standing(village.id).expect("listed").clone();
    let ticked = desk.world().criteria.find(|row| row.standing == case.id).expect("ticked").clone();
    assert_eq!((ticked.code.as_str(), ticked.evidence.as_str()), ("team_incomplete", "缺两名委员"));
    desk.fill(Role::MultilineTextInput, "一村一策", "两个月内配齐班子");
    desk.pick("包案领导", &leader.name);
    desk.push("添加措施");
    desk.fill(Role::TextInput, "措施", "补选两名委员");
    assert!(desk.is_disabled("一村一策"), "nobody answers for the measure");
    desk.pick("责任人", &who.name);
    desk.push("一村一策");
    let measures = measures_of(desk.world(), case.id);
    assert_eq!((measures.len(), measures[0].cadre), (1, Some(who.id)), "{measures:?}");
    assert_eq!(desk.world().standings.get(case.id).map(|row| row.state), Some(StandingState::Planned));
    desk.open(Form::Standing(Some(case.id), village.id));
    for text in ["补选两名委员", "班子配备不齐", "0 / 1"] {
        assert!(desk.shows(text), "{text} stands in the card");
    }
    desk.push("标为已解决");
    assert!(desk.world().criteria.get(ticked.id).is_some_and(|row| row.settled_on.is_some()));
}

#[test]
fn the_acceptance_says_while_typing_whether_it_would_pass_and_why_not() {
    let mut desk = desk(Language::Chinese, 1600.0);
    let case = desk.planned(true);
    desk.open(Form::StandingStep(case, StandingVerb::Accept));
    desk.fill(Role::TextInput, "得分", "65");
    desk.fill(Role::TextInput, "测评人数", "40");
    assert!(desk.shows("不能通过：得分 65 低于合格分 70") && desk.is_disabled("验收通过"));
    desk.fill(Role::TextInput, "得分", "88");
    desk.fill(Role::TextInput, "其中不满意", "21");
    assert!(desk.shows("超过 50%") && desk.is_disabled("验收通过"));
    desk.fill(Role::TextInput, "其中不满意", "2");
    assert!(desk.shows("可以通过：88 分，不满意 5%"));
    desk.push("验收通过");
    let row = desk.world().standings.get(case).expect("there");
    assert_eq!(
        (row.state, row.score, row.votes, row.votes_against),
        (StandingState::Accepted, Some(88), Some(40), Some(2))
    );
}

#[test]
fn what_does_not_pass_is_recorded_from_the_same_form_and_open_measures_bar_the_acceptance() {
    let mut desk = desk(Language::Chinese, 1600.0);
    let case = desk.planned(false);
    let village = desk.world().standings.get(case).expect("there").village;
    desk.open(Form::Standing(Some(case), village));
    assert!(desk.is_disabled("验收通过"), "a measure is open");
    desk.open(Form::StandingStep(case, StandingVerb::Accept));
    desk.fill(Role::TextInput, "得分", "50");
    desk.fill(Role::TextInput, "测评人数", "40");
    desk.push("改为记录验收不通过");
    desk.fill(Role::MultilineTextInput, "还差什么", "班子仍缺人");
    desk.push("验收不通过");
    let row = desk.world().standings.get(case).expect("there");
    assert_eq!((row.state, row.failed, row.score, row.votes), (StandingState::Planned, 1, Some(50), Some(40)));
}

#[test]
fn a_second_listing_is_shown_in_the_form_the_panel_and_the_table() {
    let mut desk = desk(Language::Chinese, 1600.0);
    let world = desk.world();
    let again = |case: &&Standing| !case.state.is_weak() && world.weak_standing(case.village).is_none();
    let village = world.standings.iter().find(again).expect("one was accepted").village;
    let nth = world.standings.iter().filter(|case| case.village == village).count() + 1;
    desk.open(Form::Standing(None, village));
    assert!(desk.shows(&format!("本次为第 {nth} 次列入")));
    desk.fill(Role::MultilineTextInput, "列入原因", "账目又停了");
    desk.push("列为整顿");
    desk.act(Intent::SelectVillages(vec![village]));
    assert!(desk.shows(&format!("第 {nth} 次列入")), "in the panel");
}

#[test]
fn a_file_belongs_to_the_record_of_the_form_and_its_removal_is_undone() {
    let mut desk = desk(Language::Chinese, 1600.0);
    let issue = desk.world().issues.iter().next().expect("an issue").id;
    let picture: PathBuf = desk.folder.path().join("现场照片.png");
    std::fs::write(&picture, b"not really a picture").expect("written");
    desk.open(Form::Issue(Some(issue), None));
    assert!(desk.shows("添加附件"));
    desk.act(Intent::Attach(Owner::of(issue), picture.clone()));
    assert!(desk.shows("现场照片.png") && desk.shows("20 B"));
    let attached = |desk: &Desk| desk.world().attachments.find(|row| row.owner() == Owner::of(issue)).cloned();
    let file = attached(&desk).expect("attached");
    let session = desk.harness.state().session().expect("open");
    assert_eq!(session.attachment_bytes(file.id).expect("kept"), b"not really a picture");
    desk.push("移除");
    assert!(attached(&desk).is_none());
    desk.act(Intent::Undo);
    assert_eq!(attached(&desk), Some(file));
}

#[test]
fn a_file_that_is_dropped_onto_a_form_belongs_to_its_record() {
    let mut desk = desk(Language::Chinese, 1600.0);
    let issue = desk.world().issues.iter().next().expect("an issue").id;
    let table: PathBuf = desk.folder.path().join("名单.csv");
    std::fs::write(&table, "a,b").expect("written");
    desk.open(Form::Issue(Some(issue), None));
    desk.drop_file(&table);
    assert!(desk.world().attachments.find(|row| row.owner() == Owner::of(issue)).is_some());
    desk.act(Intent::CloseForm);
    desk.drop_file(&table);
    assert_eq!(desk.world().attachments.iter().filter(|row| row.owner() == Owner::of(issue)).count(), 1);
}

#[test]
fn a_paper_is_written_handed_in_issued_and_repealed() {
    let mut desk = desk(Language::Chinese, 1600.0);
    desk.open(Form::Document(None));
    desk.fill(Role::TextInput, "标题", "关于开展秋季走访的通知");
    desk.fill(Role::MultilineTextInput, "正文", "各乡镇、街道：");
    desk.push("保存并送审");
    let paper = |desk: &Desk| -> Document {
        desk.world().documents.find(|row| row.title == "关于开展秋季走访的通知").expect("written").clone()
    };
    assert_eq!(paper(&desk).state, DocumentState::Draft);
    desk.push("送审");
    assert_eq!(paper(&desk).state, DocumentState::Review);
    let id = paper(&desk).id;
    desk.open(Form::DocumentStep(id, DocumentVerb::Issue));
    desk.fill(Role::TextInput, "文号", "岫办〔2026〕9 号");
    desk.save();
    assert_eq!((paper(&desk).state, paper(&desk).number.as_str()), (DocumentState::Issued, "岫办〔2026〕9 号"));
    desk.open(Form::Document(Some(id)));
    assert!(desk.shows("已印发") && desk.is_disabled("送审") && desk.is_disabled("删除"));
    desk.open(Form::DocumentStep(id, DocumentVerb::Repeal));
    desk.fill(Role::MultilineTextInput, "原因", "另有规定");
    desk.save();
    assert_eq!(paper(&desk).state, DocumentState::Repealed);
}

#[test]
fn a_village_that_nobody_had_selected_is_listed_and_its_plan_is_asked_for_at_once() {
    let mut desk = desk(Language::Chinese, 1600.0);
    let (village, leader) = (desk.unlisted_village(), desk.cadre(0));
    desk.open(Form::Standing(None, village.id));
    desk.fill(Role::MultilineTextInput, "列入原因", "班子不全");
    desk.push("列入并定计划");
    let case = desk.world().weak_standing(village.id).expect("listed").id;
    desk.harness.run_steps(6);
    desk.fill(Role::MultilineTextInput, "一村一策", "两个月内配齐班子");
    desk.fill(Role::TextInput, "方案日期", "明天");
    desk.pick("包案领导", &leader.name);
    assert!(desk.is_disabled("一村一策"), "a plan is not made ahead");
    desk.fill(Role::TextInput, "方案日期", "今天");
    desk.push("一村一策");
    let row = desk.world().standings.get(case).expect("there");
    assert_eq!((row.state, row.planned_on), (StandingState::Planned, Some(desk.today())));
}

#[test]
fn a_plan_of_postings_is_begun_published_removed_and_brought_back() {
    let mut desk = desk(Language::Chinese, 1600.0);
    desk.open(Form::Plan(None));
    assert!(desk.is_disabled("保存"), "it has no title");
    desk.fill(Role::TextInput, "方案名称", "年末调整");
    desk.save();
    let plan = |desk: &Desk| desk.world().plans.find(|row| row.title == "年末调整").cloned();
    let made = plan(&desk).expect("added");
    assert_eq!((made.state, made.made_on), (PlanState::Draft, desk.today()));
    desk.open(Form::Plan(Some(made.id)));
    assert!(desk.shows("修改记录"), "with its history");
    desk.harness.get_by_role_and_label(Role::ComboBox, "状态").focus();
    desk.harness.run_steps(2);
    desk.harness.key_press(Key::ArrowDown);
    desk.harness.run_steps(2);
    desk.harness.key_press(Key::ArrowDown);
    desk.harness.run_steps(2);
    desk.save();
    let published = plan(&desk).expect("there");
    assert_eq!((published.state, published.published_on), (PlanState::Published, Some(desk.today())));
    desk.open(Form::Plan(Some(made.id)));
    desk.push("删除");
    assert_eq!(plan(&desk), None);
    desk.act(Intent::Undo);
    assert_eq!(plan(&desk), Some(published));
}

#[test]
fn the_arrow_keys_move_the_day_in_its_field_and_in_its_calendar() {
    let mut desk = desk(Language::Chinese, 1600.0);
    desk.open(Form::Plan(None));
    desk.fill(Role::TextInput, "方案名称", "按键");
    desk.fill(Role::TextInput, "起草日期", "2026-10-31");
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowUp] {
        desk.harness.key_press(key);
        desk.harness.run_steps(2);
    }
    desk.harness.get_all_by_role_and_label(Role::Button, "…").next().expect("a calendar").click();
    desk.harness.run_steps(3);
    for key in [Key::ArrowUp, Key::ArrowLeft] {
        desk.harness.key_press(key);
        desk.harness.run_steps(2);
    }
    desk.save();
    let made = desk.world().plans.find(|row| row.title == "按键").expect("added");
    assert_eq!(made.made_on.to_string(), "2026-10-22", "a day back, then a week and a day");
}

#[test]
fn the_days_for_a_reply_are_set_in_the_settings_of_the_file() {
    let mut desk = desk(Language::Chinese, 1600.0);
    desk.open(Form::Settings);
    desk.fill(Role::TextInput, "答复时限，工作日（不填为 5 个）", "300");
    desk.save();
    assert_eq!(desk.world().setting("reply_days"), None, "more than a year of working days is no time for a reply");
    desk.fill(Role::TextInput, "答复时限，工作日（不填为 5 个）", "3");
    desk.save();
    assert_eq!(desk.world().setting("reply_days"), Some("3"));
}

#[test]
fn a_household_takes_a_code_and_refuses_a_name() {
    let mut desk = desk(Language::Chinese, 1600.0);
    let village = desk.unlisted_village();
    desk.open(Form::Household(None, Some(village.id)));
    for name in ["王小二", "13800138000", "zhangsan"] {
        desk.fill(Role::TextInput, "户代码", name);
        assert!(desk.is_disabled("保存"), "{name}");
    }
    desk.fill(Role::TextInput, "户代码", "H-901");
    desk.push("保存");
    let row = desk.world().households.find(|row| row.code == "H-901").expect("paired").clone();
    assert_eq!(row.village, village.id);
    desk.open(Form::Household(Some(row.id), None));
    assert!(desk.is_disabled("今日结束结对"), "it began today");
}

#[test]
fn a_unit_goes_up_in_another_one_from_its_form_and_the_form_says_so_afterwards() {
    let mut desk = desk(Language::Chinese, 1600.0);
    let world = desk.world();
    let leads = |unit: &&Unit| world.issues.find(|row| row.unit == Some(unit.id) && row.state.is_open()).is_some();
    let alone = |unit: &&Unit| world.units.iter().filter(|other| other.name.contains(&unit.name)).count() == 1;
    let units: Vec<&Unit> = world.units.iter().filter(|unit| unit.valid_until.is_none()).filter(alone).collect();
    let old = (*units.iter().find(|unit| leads(unit)).expect("one leads")).clone();
    let new = (*units.iter().find(|unit| unit.id != old.id).expect("another")).clone();
    let bounces: u32 = world.issues.iter().map(|row| row.handed_on).sum();
    desk.open(Form::Unit(Some(old.id)));
    desk.push("撤并…");
    desk.pick("并入", &new.name);
    desk.push("撤并");
    let world = desk.world();
    assert_eq!(world.units.get(old.id).and_then(|unit| unit.successor), Some(new.id));
    assert!(!world.issues.iter().any(|row| row.unit == Some(old.id) && row.state.is_open()));
    assert_eq!(world.issues.iter().map(|row| row.handed_on).sum::<u32>(), bounces, "a merger is no bounce");
    desk.open(Form::Unit(Some(new.id)));
    assert!(desk.shows("由此并入") && desk.shows(&old.name));
    desk.open(Form::Unit(Some(old.id)));
    assert!(desk.shows("已撤并"));
}

#[test]
fn the_new_forms_speak_both_languages() {
    for language in [Language::Chinese, Language::English] {
        let mut desk = desk(language, 1600.0);
        let case = desk.planned(false);
        let village = desk.unlisted_village().id;
        let unit = desk.world().units.iter().next().expect("a unit").id;
        let paper = Document { body: "…".into(), ..Document::blank("notice", "通知", desk.today()) };
        desk.perform(Edit::add(paper.clone()));
        let mut forms = vec![
            Form::Criterion(None, case),
            Form::Standing(Some(case), village),
            Form::Standing(None, village),
            Form::Document(None),
            Form::Document(Some(paper.id)),
            Form::Household(None, None),
            Form::MergeUnits(unit),
        ];
        forms.extend(DocumentVerb::ALL.map(|verb| Form::DocumentStep(paper.id, verb)));
        forms.extend(StandingVerb::ALL.map(|verb| Form::StandingStep(case, verb)));
        for form in forms {
            desk.open(form);
            let cancel = if language == Language::Chinese { "取消" } else { "Cancel" };
            assert!(desk.shows(cancel), "{form:?}");
            for prefix in ["weak.", "paper.", "household.", "unit.", "attachment.", "form."] {
                let keys: Vec<_> = desk.harness.query_all_by_label_contains(prefix).collect();
                assert!(keys.is_empty(), "{language:?} {form:?} shows a key of {prefix}");
            }
            desk.act(Intent::CloseForm);
        }
    }
}
