//! Many workbooks in one import, and the template that is filled in, as a person uses them.

use super::screens::{Window, opened};
use cunqing::edits::{Configure, Edit};
use cunqing::exchange::template::{TemplateOptions, write_template};
use cunqing::model::{Issue, IssueState, Record};
use cunqing::ui::Intent;
use cunqing::words::Language;

/// Lets the jobs answer and draws what they answered.
fn settle(window: &mut Window) {
    let context = window.harness.ctx.clone();
    window.harness.state_mut().settle(&context);
    window.harness.run_steps(3);
}

#[test]
fn several_workbooks_show_their_conflicts_and_become_one_edit_that_one_undo_takes_back() {
    let mut window = opened(Language::Chinese);
    let folder = tempfile::tempdir().expect("a folder for passing files");
    let world = window.app().session().expect("open").world().clone();
    let open = world.issues.find(|issue| issue.state == IssueState::Assigned && issue.households != Some(77));
    let number = open.expect("an issue").number.clone();
    let files: Vec<_> = [("甲镇.csv", 77, "甲"), ("乙镇.csv", 78, "乙")]
        .map(|(name, households, title)| {
            let village = world.villages.iter().next().expect("a village").code.clone();
            let text = format!(
                "编号,问题,类别,村代码,提出日期,涉及户数\n{number},,,,,{households}\nX-{title},{title}村路灯,基建,{village},2026.9.3,\n"
            );
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("written");
            path
        })
        .into();
    window.act(Intent::AskImport(files));
    window.click("试读");
    settle(&mut window);
    assert!(window.shows("2 个文件") && window.shows("冲突 1"), "{:?}", window.app().notices().collect::<Vec<_>>());
    assert!(window.shows("采用表中的：78"));
    window.click("采用表中的：78");
    settle(&mut window);
    let before = window.app().session().expect("open").world().issues.len();
    window.click("导入 4 条");
    settle(&mut window);
    let now = |window: &Window| window.app().session().expect("open").world().clone();
    assert_eq!(now(&window).issues.len(), before + 2);
    let households =
        |window: &Window| now(window).issues.find(|issue| issue.number == number).expect("there").households;
    assert_eq!(households(&window), Some(78));
    window.act(Intent::Undo);
    settle(&mut window);
    assert_eq!((now(&window).issues.len(), now(&window) == world), (before, true), "one undo takes all back");
}

#[test]
fn the_columns_of_a_sender_are_chosen_and_forgotten_in_the_dialog() {
    let mut window = opened(Language::Chinese);
    let kept = Configure { values: vec![("mapping.甲镇".into(), "[columns]\n\"号\" = \"number\"".into())] };
    window.act(Intent::Perform(Box::new(Edit::Configure(kept))));
    window.act(Intent::AskImport(Vec::new()));
    window.click("已记住 1 家");
    window.click("甲镇");
    assert!(window.app().session().expect("open").world().setting("mapping.甲镇").is_some());
    window.click("已记住 1 家");
    window.click("×");
    settle(&mut window);
    assert_eq!(window.app().session().expect("open").world().setting("mapping.甲镇"), None);
    assert!(!window.shows("已记住"));
    window.act(Intent::Undo);
    assert!(window.app().session().expect("open").world().setting("mapping.甲镇").is_some());
}

#[test]
fn a_template_is_chosen_and_a_filled_one_is_read_with_what_it_was_made_for() {
    let mut window = opened(Language::English);
    window.act(Intent::AskTemplate);
    assert!(window.shows("Template") && window.shows("With the records that are there, to be filled up"));
    window.click("Cancel");
    let folder = tempfile::tempdir().expect("a folder for passing files");
    let path = folder.path().join("template.xlsx");
    let session = window.app().session().expect("open");
    let options =
        TemplateOptions { with_records: true, ..TemplateOptions::of(Language::English, session.desk().today, 3) };
    write_template(session.world(), Issue::TABLE, &path, &options).expect("written");
    window.act(Intent::AskImport(vec![path]));
    window.click("Read and check");
    settle(&mut window);
    assert!(
        window.shows("Changed cells")
            || window.shows("unchanged")
            || window.shows("Columns (read again when changed, kept when imported)")
    );
}
